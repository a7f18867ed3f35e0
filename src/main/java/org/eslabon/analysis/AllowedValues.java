package org.eslabon.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.model.Esl;

/**
 * Reads off the shapes what may be stated: {@code sh:in} as it stands, {@code sh:class} when the
 * members of the class are terms of the theory, {@code sh:datatype xsd:boolean}, and numbers
 * between {@code sh:minInclusive} and {@code sh:maxInclusive}. Other properties have no end of
 * values and are left out.
 */
public final class AllowedValues {

  private final Graph shapes;
  private final Graph theory;
  private final Function<Node, Set<Node>> compared;

  private AllowedValues(Graph shapes, Graph theory, Function<Node, Set<Node>> compared) {
    this.shapes = shapes;
    this.theory = theory;
    this.compared = compared;
  }

  /**
   * All choices that the shapes give, in a stable order.
   *
   * @param compared for a property the thresholds that rules may hold its numbers against
   */
  public static List<Choice> read(Graph shapes, Graph theory, Function<Node, Set<Node>> compared) {
    return new AllowedValues(shapes, theory, compared).choices();
  }

  private List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (Triple target : shapes.find(Node.ANY, SHACL.targetClass, Node.ANY).toList()) {
      for (Node shape : objects(shapes, target.getSubject(), SHACL.property)) {
        first(shapes, shape, SHACL.path)
            .filter(Node::isURI)
            .ifPresent(
                path -> choices.add(new Choice(target.getObject(), path, values(shape, path))));
      }
    }
    return choices.stream()
        .filter(choice -> !choice.values().isEmpty())
        .sorted(
            Comparator.comparing(Choice::type, NodeCmp::compareRDFTerms)
                .thenComparing(Choice::property, NodeCmp::compareRDFTerms))
        .distinct()
        .toList();
  }

  private List<Node> values(Node shape, Node property) {
    Optional<Node> listed = first(shapes, shape, SHACL.in);
    if (listed.isPresent()) {
      return ModelFactory.createModelForGraph(shapes)
          .asRDFNode(listed.get())
          .as(RDFList.class)
          .mapWith(member -> member.asNode())
          .toList();
    }
    if (shapes.contains(
        shape, SHACL.datatype, NodeFactory.createURI(XSDDatatype.XSDboolean.getURI()))) {
      return List.of(truth("true"), truth("false"));
    }
    Optional<Node> type = first(shapes, shape, SHACL.class_);
    if (type.isPresent()) {
      return members(type.get());
    }
    Optional<Node> least = first(shapes, shape, SHACL.minInclusive);
    Optional<Node> most = first(shapes, shape, SHACL.maxInclusive);
    return least.isPresent() && most.isPresent()
        ? stretches(number(least.get()), number(most.get()), compared.apply(property))
        : List.of();
  }

  /** Members of the class and of those below it, as far as the theory has them. */
  private List<Node> members(Node type) {
    Set<Node> members = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(type));
    Set<Node> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      theory.find(Node.ANY, RDF.Nodes.type, next).forEach(t -> members.add(t.getSubject()));
      theory
          .find(Node.ANY, RDFS.Nodes.subClassOf, next)
          .filterKeep(t -> seen.add(t.getSubject()))
          .forEach(t -> open.add(t.getSubject()));
    }
    return members.stream().sorted(NodeCmp::compareRDFTerms).toList();
  }

  /** The thresholds between the ends, and the middle of each stretch between those. */
  private List<Node> stretches(BigDecimal least, BigDecimal most, Set<Node> thresholds) {
    TreeSet<BigDecimal> marks = new TreeSet<>(List.of(least, most));
    thresholds.stream()
        .flatMap(threshold -> objects(theory, threshold, Esl.term("thresholdValue")).stream())
        .map(AllowedValues::number)
        .filter(value -> value.compareTo(least) > 0 && value.compareTo(most) < 0)
        .forEach(marks::add);
    TreeSet<BigDecimal> values = new TreeSet<>(marks.subSet(least, false, most, false));
    for (BigDecimal mark : marks) {
      BigDecimal next = marks.higher(mark);
      if (next != null) {
        values.add(mark.add(next).divide(BigDecimal.valueOf(2)));
      }
    }
    return values.stream().map(AllowedValues::decimal).toList();
  }

  static BigDecimal number(Node literal) {
    return new BigDecimal(literal.getLiteralLexicalForm());
  }

  static Node decimal(BigDecimal value) {
    return NodeFactory.createLiteralDT(
        value.stripTrailingZeros().toPlainString(), XSDDatatype.XSDdecimal);
  }

  private static Node truth(String word) {
    return NodeFactory.createLiteralDT(word, XSDDatatype.XSDboolean);
  }

  private static Optional<Node> first(Graph graph, Node subject, Node property) {
    return objects(graph, subject, property).stream().findFirst();
  }

  private static List<Node> objects(Graph graph, Node subject, Node property) {
    try (Stream<Triple> triples = graph.stream(subject, property, Node.ANY)) {
      return triples.map(Triple::getObject).toList();
    }
  }
}
