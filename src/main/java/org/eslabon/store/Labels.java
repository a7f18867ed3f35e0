package org.eslabon.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;

/**
 * What things are called in one language: the only place that says so, for pages, search, answers
 * and the command line alike. Looks into all graphs and remembers what it found, so one instance
 * serves one answer, within the transaction that the answer is read in, or many over what nobody
 * writes to. Not for threads.
 */
public final class Labels {

  /** In this order where a thing has several. */
  private static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

  private static final Node TEMPLATE = Esl.term("nameTemplate");

  /** More than a name has room for, from a property with many values or a long text. */
  private static final int VALUES = 3;

  private static final int LETTERS = 80;

  /** The short name of a row in a table: {@code id:link/ID}. */
  private static final Pattern ROW = Pattern.compile(Curies.DATA + ":[a-z-]+/([^/#]+)");

  private final DatasetGraph data;
  private final Curies curies;
  private final Language language;
  private final Map<Node, String> known = new HashMap<>();
  private final Map<Node, String> titles = new HashMap<>();
  private final Map<Node, String> inCircles = new HashMap<>();
  private final Map<Node, Optional<NameTemplate>> templates = new HashMap<>();

  /** What is being named, each for the sake of the one before. */
  private final Set<Node> naming = new HashSet<>();

  /** What got a name that was composed since the outermost of them was asked for. */
  private final List<Node> made = new ArrayList<>();

  private boolean circular;

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
   * language, else one in any, else the id of its row, else a name made by the template of its
   * class, else its short name; for a literal its lexical form, booleans as words.
   */
  public String of(Node node) {
    if (!node.isURI()) {
      return literal(node);
    }
    String found = known.get(node);
    if (found == null) {
      found = label(node).or(() -> row(node)).orElseGet(() -> title(node));
      known.put(node, found);
    }
    return found;
  }

  /**
   * What stands over the page of a thing: as {@link #of}, but the name made by its class goes
   * before the id of its row, which says little to a person who did not write the table.
   */
  public String title(Node node) {
    if (!node.isURI()) {
      return literal(node);
    }
    String found = titles.get(node);
    if (found != null) {
      circular |= naming.contains(node);
      return found;
    }
    return naming.isEmpty() ? outermost(node) : named(node);
  }

  /**
   * A name that no other is being made for. Should the data run in a circle, the names in it hang
   * on where one came in, so none of them is kept for others: what is asked first decides nothing.
   */
  private String outermost(Node node) {
    String known = inCircles.get(node);
    if (known != null) {
      return known;
    }
    String found = named(node);
    if (circular) {
      made.forEach(titles::remove);
      inCircles.put(node, found);
    }
    circular = false;
    made.clear();
    return found;
  }

  private String named(Node node) {
    Optional<String> label = label(node);
    if (label.isPresent()) {
      titles.put(node, label.get());
      return label.get();
    }
    String plain = row(node).orElseGet(() -> curies.shorten(node.getURI()));
    // what a thing is called within its own name
    titles.put(node, plain);
    made.add(node);
    naming.add(node);
    String found = composed(node).orElse(plain);
    naming.remove(node);
    titles.put(node, found);
    return found;
  }

  private String literal(Node node) {
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

  private Optional<String> label(Node node) {
    return LABELS.stream()
        .map(property -> text(node, property))
        .filter(label -> !label.isEmpty())
        .findFirst();
  }

  private Optional<String> composed(Node node) {
    return objects(node, RDF.type.asNode())
        .flatMap(type -> templates.computeIfAbsent(type, this::template).stream())
        .flatMap(template -> template.fill(property -> values(node, property), curies).stream())
        .findFirst();
  }

  private Optional<NameTemplate> template(Node type) {
    return Optional.of(text(type, TEMPLATE)).filter(text -> !text.isEmpty()).map(NameTemplate::new);
  }

  private String values(Node node, Node property) {
    List<String> values = objects(node, property).map(this::title).sorted().distinct().toList();
    String joined =
        values.stream().limit(VALUES).collect(Collectors.joining(", "))
            + (values.size() > VALUES ? ", …" : "");
    return shortened(joined);
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LETTERS) {
      return text;
    }
    int space = text.lastIndexOf(' ', text.offsetByCodePoints(0, LETTERS));
    return text.substring(0, space > 0 ? space : text.offsetByCodePoints(0, LETTERS)) + " …";
  }

  /** In an order of their own, so that the same data always read the same. */
  private Stream<Node> objects(Node node, Node property) {
    List<Node> objects = new ArrayList<>();
    data.find(Node.ANY, node, property, Node.ANY)
        .forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects.stream().distinct().sorted(NodeCmp::compareRDFTerms);
  }

  private int rank(Node label) {
    String tag = label.getLiteralLanguage();
    if (tag.equals(language.tag())) {
      return 0;
    }
    return tag.isEmpty() ? 1 : 2;
  }

  private Optional<String> row(Node node) {
    Matcher row = ROW.matcher(curies.shorten(node.getURI()));
    return row.matches()
        ? Optional.of(URLDecoder.decode(row.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
