package org.eslabon.rules;

import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Writes rules as {@code sh:SPARQLRule}, for engines that run SHACL rules.
 *
 * <p>All rules hang on one shape with one target, because they range over the whole graph and do
 * not speak of {@code $this}. The header stays in the text as comments, so nothing is lost on the
 * way back; title, derivation and source stand beside it for those who read RDF.
 */
public final class ShaclRuleWriter {

  private ShaclRuleWriter() {}

  /**
   * The rules as a graph, with the prefixes set that make it readable as Turtle.
   *
   * @param order the stratum of each rule, as {@code sh:order}: an engine that runs the rules of
   *     one order until nothing new appears, and then those of the next, concludes what ours does
   * @throws ProblemException R114 for each rule that reads the base graph apart
   */
  public static Graph toGraph(RuleSet rules, ToIntFunction<Rule> order) {
    refuseUnsayable(rules);
    Graph graph = GraphMemFactory.createGraphMem2();
    graph.getPrefixMapping().setNsPrefix("sh", ShaclTerms.NS);
    graph.getPrefixMapping().setNsPrefix("esl", Esl.NS);
    graph.getPrefixMapping().setNsPrefix("rule", ShaclTerms.RULES);
    graph.getPrefixMapping().setNsPrefix("rdfs", RDFS.getURI());
    graph.getPrefixMapping().setNsPrefix("dct", DCTerms.getURI());
    Node shape = NodeFactory.createURI(ShaclTerms.RULES + "all");
    graph.add(shape, RDF.type.asNode(), ShaclTerms.NODE_SHAPE);
    graph.add(shape, ShaclTerms.TARGET_NODE, shape);
    for (Rule rule : rules.rules()) {
      Node node = NodeFactory.createURI(ShaclTerms.RULES + rule.name());
      graph.add(shape, ShaclTerms.RULE, node);
      addRule(graph, node, rule);
      graph.add(
          node,
          ShaclTerms.ORDER,
          NodeFactory.createLiteralDT(
              String.valueOf(order.applyAsInt(rule)), XSDDatatype.XSDinteger));
    }
    return graph;
  }

  private static void refuseUnsayable(RuleSet rules) {
    List<Problem> problems =
        rules.rules().stream()
            .filter(GivenGraph::isReadBy)
            .map(
                rule ->
                    new Problem(
                        ProblemCode.R114,
                        "rule `"
                            + rule.name()
                            + "` cannot be a sh:SPARQLRule: it reads the base graph apart from what"
                            + " was inferred, which SHACL has no words for",
                        rule.text().start(),
                        "drop the word DATA, or keep the rule as .srl"))
            .toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  private static void addRule(Graph graph, Node node, Rule rule) {
    RuleHeader header = rule.header();
    graph.add(node, RDF.type.asNode(), ShaclTerms.SPARQL_RULE);
    graph.add(node, ShaclTerms.CONSTRUCT, NodeFactory.createLiteralString(rule.construct()));
    addText(graph, node, RDFS.label.asNode(), header.title());
    addText(graph, node, RDFS.comment.asNode(), header.derives());
    addText(graph, node, DCTerms.source.asNode(), header.source());
    if (header.runOnce()) {
      graph.add(
          node, ShaclTerms.RUN_ONCE, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    }
  }

  private static void addText(Graph graph, Node node, Node property, String text) {
    if (!text.isEmpty()) {
      graph.add(node, property, NodeFactory.createLiteralString(text));
    }
  }
}
