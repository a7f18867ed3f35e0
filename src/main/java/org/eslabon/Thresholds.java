package org.eslabon;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Puts other numbers in place of those that thresholds of the theory have. */
final class Thresholds {

  private static final Node VALUE = Esl.term("thresholdValue");

  private Thresholds() {}

  /**
   * The same graphs with other numbers.
   *
   * @param graphs of a theory; left as they are
   * @param values notation of a threshold to its number
   * @throws ProblemException Q208 with every name that no threshold has
   */
  static Map<Node, Graph> replace(Map<Node, Graph> graphs, Map<String, BigDecimal> values) {
    Map<String, Node> known = new TreeMap<>();
    graphs.values().forEach(graph -> collect(graph, known));
    Map<Node, Graph> replaced = new HashMap<>(graphs);
    List<Problem> problems = new ArrayList<>();
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              Node threshold = known.get(name);
              if (threshold == null) {
                problems.add(unknown(name, known.keySet()));
              } else {
                replaced.replaceAll((file, graph) -> with(graph, threshold, value));
              }
            });
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return replaced;
  }

  private static void collect(Graph graph, Map<String, Node> known) {
    graph.stream(Node.ANY, RDF.Nodes.type, Esl.term("Threshold"))
        .map(Triple::getSubject)
        .forEach(
            threshold ->
                graph.stream(threshold, SKOS.notation.asNode(), Node.ANY)
                    .forEach(
                        notation ->
                            known.put(notation.getObject().getLiteralLexicalForm(), threshold)));
  }

  private static Graph with(Graph graph, Node threshold, BigDecimal value) {
    if (!graph.contains(threshold, VALUE, Node.ANY)) {
      return graph;
    }
    Graph copy = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(copy, graph);
    copy.remove(threshold, VALUE, Node.ANY);
    copy.add(
        threshold,
        VALUE,
        NodeFactory.createLiteralDT(value.toPlainString(), XSDDatatype.XSDdecimal));
    return copy;
  }

  private static Problem unknown(String name, Set<String> known) {
    return new Problem(
        ProblemCode.Q208,
        "the theory has no threshold `" + name + "`",
        null,
        NearestName.of(name, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("its thresholds are " + String.join(", ", known)));
  }
}
