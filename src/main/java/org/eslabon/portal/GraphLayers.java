package org.eslabon.portal;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphFilteredView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Curies;

/**
 * Parts of a dataset, chosen by the names of graphs. Only reads, inside the caller's transaction.
 */
final class GraphLayers {

  private GraphLayers() {}

  /** The graphs of some layers, as a dataset that nobody can write to. */
  static DatasetGraph of(DatasetGraph data, Set<Layer> layers) {
    return where(data, graph -> layers.contains(Layer.of(graph)));
  }

  /** The graphs whose names pass, as a dataset that nobody can write to. */
  static DatasetGraph where(DatasetGraph data, Predicate<Node> names) {
    List<Node> visible = Iter.toList(Iter.filter(data.listGraphNodes(), names));
    Set<Node> quick = Set.copyOf(visible);
    return new DatasetGraphFilteredView(data, quad -> quick.contains(quad.getGraph()), visible);
  }

  /** A copy of the graphs whose names pass, with the prefixes that people know. */
  static DatasetGraph copy(ValueGraph graph, Predicate<Node> names) {
    DatasetGraph copy = DatasetGraphFactory.createGeneral();
    where(graph.data(), names).find().forEachRemaining(copy::add);
    copy.prefixes().putAll(new Curies(graph.settings().base()).prefixes());
    return copy;
  }

  /** All triples of all graphs as one graph of its own. */
  static Graph merged(DatasetGraph quads) {
    Graph merged = GraphFactory.createDefaultGraph();
    Iterator<Quad> each = quads.find();
    each.forEachRemaining(quad -> merged.add(quad.asTriple()));
    merged.getPrefixMapping().setNsPrefixes(quads.prefixes().getMapping());
    return merged;
  }
}
