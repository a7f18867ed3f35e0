package org.eslabon.portal.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;

/**
 * A query of the pages, translated and optimized once for all values of its parameters: in their
 * places stand marks, which are exchanged for the values when it is asked. Immutable.
 */
final class CompiledQuery {

  private static final String MARK = "urn:x-eslabon:parameter:";

  private final Op op;
  private final Premise premise;

  private CompiledQuery(Op op, Premise premise) {
    this.op = op;
    this.premise = premise;
  }

  /**
   * Prepares a query.
   *
   * @param marks parameter to what stands in its place, see {@link #marks}
   */
  static CompiledQuery of(Query query, Map<String, Node> marks) {
    Map<Var, Node> places = new HashMap<>();
    marks.forEach((name, mark) -> places.put(Var.alloc(name), mark));
    Op translated = Algebra.compile(QueryTransformOps.replaceVars(query, places));
    Context context = ARQ.getContext().copy();
    // a row that fits both sides of || would come twice (apache/jena issue 4160)
    context.set(ARQ.optFilterDisjunction, false);
    Premise premise = Premise.of(translated, CompiledQuery::isThing);
    return new CompiledQuery(Algebra.optimize(translated, context), premise);
  }

  /** What stands in the places of parameters with values of these kinds. */
  static Map<String, Node> marks(Map<String, Node> values) {
    Map<String, Node> marks = new HashMap<>();
    values.forEach(
        (name, value) ->
            marks.put(
                name,
                // the optimizer treats what is a literal otherwise
                value.isLiteral()
                    ? NodeFactory.createLiteralString(MARK + name)
                    : NodeFactory.createURI(MARK + name)));
    return marks;
  }

  private static boolean isThing(Node node) {
    return node.isURI() && node.getURI().startsWith(MARK);
  }

  /**
   * The rows, in the order of the query.
   *
   * @param view whose default graph is the union of all graphs, within a transaction
   * @param marks what this was prepared with
   */
  List<Binding> rows(
      DatasetGraph view, Map<String, Node> marks, Map<String, Node> values, Guard guard) {
    Map<Node, Node> exchanged = new HashMap<>();
    marks.forEach((name, mark) -> exchanged.put(mark, values.getOrDefault(name, mark)));
    NodeTransform exchange = node -> exchanged.getOrDefault(node, node);
    Graph union = view.getUnionGraph();
    if (!premise.holds(pattern -> union.contains(exchanged(pattern, exchange)))) {
      return List.of();
    }
    return GuardedQuery.rows(view, NodeTransformLib.transform(exchange, op), guard);
  }

  private static Triple exchanged(Triple pattern, NodeTransform exchange) {
    return Triple.create(
        any(exchange.apply(pattern.getSubject())),
        any(exchange.apply(pattern.getPredicate())),
        any(exchange.apply(pattern.getObject())));
  }

  private static Node any(Node node) {
    return node.isConcrete() ? node : Node.ANY;
  }
}
