package org.eslabon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds properties of the ontology, and the values that they take, by the names people use. */
final class TermNames {

  private static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), SKOS.notation.asNode());

  private final DatasetGraph data;

  TermNames(DatasetGraph data) {
    this.data = data;
  }

  /**
   * A property by its local name.
   *
   * @throws ProblemException Q210 when the ontology has none of that name
   */
  Node property(String name) {
    Node property = Esl.term(name.replaceFirst("^esl:", ""));
    if (data.contains(Node.ANY, property, RDFS.range.asNode(), Node.ANY)
        || data.contains(Node.ANY, property, RDFS.domain.asNode(), Node.ANY)) {
      return property;
    }
    Set<String> known = new TreeSet<>();
    for (Node marker : List.of(RDFS.range.asNode(), RDFS.domain.asNode())) {
      data.find(Node.ANY, Node.ANY, marker, Node.ANY)
          .forEachRemaining(quad -> localName(quad.getSubject()).ifPresent(known::add));
    }
    throw unknown("the ontology has no property `" + name + "`", NearestName.of(name, known));
  }

  /**
   * A value that the property could have: a term of its range by local name or label, whatever the
   * case and the hyphens; a literal of its range; else a thing.
   *
   * @param thing finds other things by name; fails when there is none
   * @throws ProblemException Q210 when the range has terms and this is none of them
   */
  Node value(Node property, String name, Supplier<Node> thing) {
    Optional<Node> range =
        objects(property, RDFS.range.asNode()).stream().filter(Node::isURI).findFirst();
    if (range.filter(type -> type.getURI().startsWith(XSD.NS)).isPresent()) {
      return NodeFactory.createLiteralDT(
          name, TypeMapper.getInstance().getSafeTypeByName(range.get().getURI()));
    }
    Set<String> known = new LinkedHashSet<>();
    for (Node term : range.map(this::terms).orElse(List.of())) {
      List<String> names = names(term);
      if (names.stream().anyMatch(each -> plain(each).equals(plain(name)))) {
        return term;
      }
      known.addAll(names);
    }
    if (known.isEmpty()) {
      return thing.get();
    }
    throw unknown(
        "`" + name + "` is no value of `esl:" + localName(property).orElse("") + "`",
        NearestName.of(name, known));
  }

  private List<Node> terms(Node type) {
    List<Node> terms = new ArrayList<>();
    data.find(Node.ANY, Node.ANY, RDF.type.asNode(), type)
        .forEachRemaining(quad -> terms.add(quad.getSubject()));
    return terms.stream()
        .filter(term -> localName(term).isPresent())
        .distinct()
        .sorted(Comparator.comparing(Node::getURI))
        .toList();
  }

  private List<String> names(Node term) {
    List<String> names = new ArrayList<>();
    for (Node property : LABELS) {
      objects(term, property).stream()
          .filter(Node::isLiteral)
          .map(Node::getLiteralLexicalForm)
          .sorted()
          .forEach(names::add);
    }
    localName(term).ifPresent(names::add);
    return names;
  }

  private List<Node> objects(Node subject, Node property) {
    List<Node> objects = new ArrayList<>();
    data.find(Node.ANY, subject, property, Node.ANY)
        .forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects;
  }

  private static Optional<String> localName(Node term) {
    return term.isURI() && term.getURI().startsWith(Esl.NS)
        ? Optional.of(term.getURI().substring(Esl.NS.length()))
        : Optional.empty();
  }

  private static String plain(String name) {
    return name.replaceFirst("^esl:", "").toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }

  private static ProblemException unknown(String message, Optional<String> near) {
    @Nullable String hint = near.map(name -> "did you mean `" + name + "`?").orElse(null);
    return new ProblemException(new Problem(ProblemCode.Q210, message, null, hint));
  }
}
