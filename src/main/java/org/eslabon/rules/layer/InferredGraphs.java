package org.eslabon.rules.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.column.ColumnGraph;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;

/** The graphs of a dataset as rules see them: one union to read, one graph a rule to write. */
public final class InferredGraphs {

  private InferredGraphs() {}

  /** Theory and asserted triples, copied into memory where rules find them fastest. */
  public static Graph givenFacts(DatasetGraph data) {
    return ValueStore.copy(data, InferredGraphs::isGiven);
  }

  /** The same in columns of ids. */
  public static ColumnGraph givenColumns(DatasetGraph data) {
    return ColumnGraph.of(new GivenGraphs(data));
  }

  /** Only the graphs that rules take as given. */
  private static final class GivenGraphs extends DatasetGraphWrapper {

    GivenGraphs(DatasetGraph data) {
      super(data);
    }

    @Override
    public Iterator<Quad> find() {
      return Iter.filter(super.find(), quad -> isGiven(quad.getGraph()));
    }
  }

  /** The same with what rules concluded. */
  public static Graph allFacts(DatasetGraph data) {
    return ValueStore.copy(data, graph -> isGiven(graph) || GraphNames.isInferred(graph));
  }

  /** Whether rules take what the graph holds as given: theory and asserted graphs. */
  public static boolean isGiven(Node graph) {
    return GraphNames.isTheory(graph) || GraphNames.isAsserted(graph);
  }

  /** How many triples changed when conclusions were written. */
  public record Difference(long added, long removed) {}

  /**
   * Makes the inferred graphs hold exactly these conclusions. Writes only what differs, so running
   * again on the same facts writes nothing.
   */
  public static Difference replace(DatasetGraph data, Map<String, Set<Triple>> byRule) {
    List<Node> old = new ArrayList<>();
    data.listGraphNodes().forEachRemaining(old::add);
    long added = 0;
    long removed = 0;
    for (Node graph : old) {
      if (GraphNames.isInferred(graph) && !byRule.containsKey(GraphNames.ruleOf(graph))) {
        removed += triples(data, graph).size();
        data.removeGraph(graph);
      }
    }
    for (Map.Entry<String, Set<Triple>> entry : byRule.entrySet()) {
      Node graph = GraphNames.inferred(entry.getKey());
      Set<Triple> before = triples(data, graph);
      for (Triple triple : before) {
        if (!entry.getValue().contains(triple)) {
          data.delete(Quad.create(graph, triple));
          removed++;
        }
      }
      for (Triple triple : entry.getValue()) {
        if (!before.contains(triple)) {
          data.add(Quad.create(graph, triple));
          added++;
        }
      }
    }
    return new Difference(added, removed);
  }

  public static Set<Triple> triples(DatasetGraph data, Node graph) {
    Set<Triple> triples = new HashSet<>();
    data.find(graph, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> triples.add(quad.asTriple()));
    return triples;
  }
}
