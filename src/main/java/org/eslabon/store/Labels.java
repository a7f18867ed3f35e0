package org.eslabon.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Curies;
import org.eslabon.model.Language;

/**
 * What things are called in one language. Looks into all graphs and remembers what it found, so one
 * instance serves one answer, within the transaction that the answer is read in. Not for threads.
 */
public final class Labels {

  /** In this order where a thing has several. */
  private static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

  /** The short name of a row in a table: {@code id:link/ID}. */
  private static final Pattern ROW = Pattern.compile(Curies.DATA + ":[a-z-]+/([^/#]+)");

  private final DatasetGraph data;
  private final Curies curies;
  private final Language language;
  private final Map<Node, String> known = new HashMap<>();

  /** The properties that it looks for. */
  public static List<Node> properties() {
    return LABELS;
  }

  public Labels(DatasetGraph data, String base, Language language) {
    this.data = data;
    this.curies = new Curies(base);
    this.language = language;
  }

  /**
   * What a person reads for a term: for an IRI its label in the language, else one without a
   * language, else one in any, else the id of its row, else its short name; for a literal its
   * lexical form, booleans as words.
   */
  public String of(Node node) {
    if (node.isURI()) {
      return known.computeIfAbsent(node, this::find);
    }
    if (!node.isLiteral()) {
      return node.toString();
    }
    String lexical = node.getLiteralLexicalForm();
    return XSDDatatype.XSDboolean.equals(node.getLiteralDatatype()) ? word(lexical) : lexical;
  }

  private String word(String truth) {
    if (truth.equals("true") || truth.equals("1")) {
      return language == Language.ES ? "sí" : "yes";
    }
    return "no";
  }

  /** What is said of a thing by a property, in the language if it is; empty when nothing is. */
  public String text(Node node, Node property) {
    List<Node> texts = new ArrayList<>();
    Iterator<Quad> quads = data.find(Node.ANY, node, property, Node.ANY);
    quads.forEachRemaining(quad -> texts.add(quad.getObject()));
    return texts.stream()
        .filter(Node::isLiteral)
        // ties are broken by the text, so that the same data always read the same
        .min(Comparator.comparingInt(this::rank).thenComparing(Node::getLiteralLexicalForm))
        .map(Node::getLiteralLexicalForm)
        .orElse("");
  }

  private String find(Node node) {
    for (Node property : LABELS) {
      String label = text(node, property);
      if (!label.isEmpty()) {
        return label;
      }
    }
    return shortName(node.getURI());
  }

  private int rank(Node label) {
    String tag = label.getLiteralLanguage();
    if (tag.equals(language.tag())) {
      return 0;
    }
    return tag.isEmpty() ? 1 : 2;
  }

  private String shortName(String iri) {
    String curie = curies.shorten(iri);
    Matcher row = ROW.matcher(curie);
    return row.matches()
        ? URLDecoder.decode(row.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)
        : curie;
  }
}
