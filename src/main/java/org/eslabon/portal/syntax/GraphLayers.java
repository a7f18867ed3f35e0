package org.eslabon.portal.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphFilteredView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Curies;
import org.eslabon.store.StableOrder;

/**
 * Parts of a dataset, chosen by the names of graphs. Only reads, inside the caller's transaction.
 */
public final class GraphLayers {

  private GraphLayers() {}

  /** The graphs of some layers, as a dataset that nobody can write to. */
  public static DatasetGraph of(DatasetGraph data, Set<Layer> layers) {
    return where(data, graph -> layers.contains(Layer.of(graph)));
  }

  /** The graphs whose names pass, as a dataset that nobody can write to. */
  static DatasetGraph where(DatasetGraph data, Predicate<Node> names) {
    List<Node> visible = Iter.toList(Iter.filter(data.listGraphNodes(), names));
    Set<Node> quick = Set.copyOf(visible);
    return new DatasetGraphFilteredView(data, quad -> quick.contains(quad.getGraph()), visible);
  }

  /** A copy of the graphs whose names pass, with the prefixes that people know. */
  public static DatasetGraph copy(ValueGraph graph, Predicate<Node> names) {
    DatasetGraph copy = DatasetGraphFactory.createGeneral();
    where(graph.data(), names).find().forEachRemaining(copy::add);
    copy.prefixes().putAll(new Curies(graph.settings().base()).prefixes());
    return copy;
  }

  /**
   * All triples of all graphs as one graph of its own, in an order that only they decide, with the
   * prefixes that it uses: writers look at each.
   */
  public static Graph merged(DatasetGraph quads) {
    Graph merged = GraphFactory.createDefaultGraph();
    Set<String> iris = new HashSet<>();
    for (Quad quad : StableOrder.of(Iter.toList(quads.find()))) {
      Triple triple = quad.asTriple();
      merged.add(triple);
      note(triple.getSubject(), iris);
      note(triple.getPredicate(), iris);
      note(triple.getObject(), iris);
    }
    quads
        .prefixes()
        .forEach(
            (prefix, namespace) -> {
              if (iris.stream().anyMatch(iri -> iri.startsWith(namespace))) {
                merged.getPrefixMapping().setNsPrefix(prefix, namespace);
              }
            });
    return merged;
  }

  /** The same of one graph. */
  public static Graph stable(Graph graph) {
    return merged(DatasetGraphFactory.wrap(graph));
  }

  private static void note(Node node, Set<String> iris) {
    if (node.isURI()) {
      iris.add(node.getURI());
    } else if (node.isLiteral()) {
      iris.add(node.getLiteralDatatypeURI());
    }
  }
}
