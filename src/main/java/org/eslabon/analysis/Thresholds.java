package org.eslabon.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.Delta;
import org.jspecify.annotations.Nullable;

/** The numbers of the theory by the names people use: {@code majority-share}. Only reads. */
public final class Thresholds {

  private static final Node THRESHOLD = Esl.term("Threshold");
  private static final Node VALUE = Esl.term("thresholdValue");

  private final DatasetGraph data;

  public Thresholds(DatasetGraph data) {
    this.data = data;
  }

  /**
   * The threshold of a name such as {@code majority-share}.
   *
   * @throws ProblemException Q208 when the theory has none of that name
   */
  public Node find(String name, @Nullable SourcePlace place) {
    Map<String, Node> known = new TreeMap<>();
    data.find(Node.ANY, Node.ANY, RDF.Nodes.type, THRESHOLD)
        .forEachRemaining(quad -> known.put(nameOf(quad.getSubject()), quad.getSubject()));
    Node found = known.get(name);
    if (found == null) {
      throw new ProblemException(
          new Problem(
              ProblemCode.Q208,
              "the theory has no threshold `" + name + "`",
              place,
              NearestName.of(name, known.keySet())
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("its thresholds are " + String.join(", ", known.keySet()))));
    }
    return found;
  }

  /** Its value now. */
  public BigDecimal value(Node threshold) {
    return AllowedValues.number(statements(threshold).iterator().next().getObject());
  }

  /** The threshold has another value. */
  public Delta set(Node threshold, BigDecimal value) {
    Set<Quad> before = statements(threshold);
    Node literal =
        value.stripTrailingZeros().scale() <= 0
            ? NodeFactory.createLiteralDT(
                value.stripTrailingZeros().toPlainString(), XSDDatatype.XSDinteger)
            : AllowedValues.decimal(value);
    List<Node> graphs = before.stream().map(Quad::getGraph).distinct().toList();
    return Delta.between(
        data,
        graphs.stream()
            .map(graph -> Quad.create(graph, threshold, VALUE, literal))
            .collect(Collectors.toSet()),
        before);
  }

  /** The notation of a threshold. */
  public String nameOf(Node threshold) {
    return Iter.findFirst(
            data.find(Node.ANY, threshold, SKOS.notation.asNode(), Node.ANY), any -> true)
        .map(quad -> quad.getObject().getLiteralLexicalForm())
        .orElse(threshold.getLocalName());
  }

  private Set<Quad> statements(Node threshold) {
    return Iter.toSet(data.find(Node.ANY, threshold, VALUE, Node.ANY));
  }
}
