package org.eslabon.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as one relation a predicate over ids. Evaluation sees all graphs together; which graphs
 * say a row stands beside it. Immutable and safe for threads.
 */
public final class ColumnGraph {

  private final Terms terms;
  private final int[] predicates;
  private final Map<Integer, Relation> relations = new HashMap<>();
  private final int[] graphs;
  private final Relation none;
  private volatile long @Nullable [] sizes;

  /**
   * A graph.
   *
   * @param predicates ids of the predicates, sorted
   * @param relations theirs, in the same order
   * @param graphs id of the name of each graph, -1 for the default graph
   */
  ColumnGraph(Terms terms, int[] predicates, List<Relation> relations, int[] graphs) {
    this.terms = terms;
    this.predicates = predicates;
    this.graphs = graphs;
    for (int i = 0; i < predicates.length; i++) {
      this.relations.put(predicates[i], relations.get(i));
    }
    none = new Relation(RowGraphs.none(), RowGraphs.none(), RowGraphs.all(-1), 0);
  }

  /** All that a dataset holds. The caller is in a transaction that reads it. */
  public static ColumnGraph of(DatasetGraph data) {
    NodeRows rows = new NodeRows();
    data.find()
        .forEachRemaining(
            quad ->
                rows.add(
                    quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
    return rows.build();
  }

  public Terms terms() {
    return terms;
  }

  /** Ids of all predicates, sorted. */
  public int[] predicates() {
    return predicates.clone();
  }

  /** The triples of a predicate; an empty relation when there are none. */
  public Relation relation(int predicate) {
    return relations.getOrDefault(predicate, none);
  }

  /** How many different triples all graphs together have. */
  public long rows() {
    return relations.values().stream().mapToLong(Relation::rows).sum();
  }

  /**
   * Shows every triple once, whatever graphs say it. No term is made twice: that is faster than to
   * find all of them, and takes more memory.
   */
  public void forEach(Consumer<Triple> each) {
    Node[] made = new Node[terms.size()];
    for (int predicate : predicates) {
      Node property = terms.term(predicate);
      SortedPairs pairs = relation(predicate).bySubject();
      for (int row = 0; row < pairs.rows(); row++) {
        Node subject = term(pairs.keys().get(row), made);
        each.accept(Triple.create(subject, property, term(pairs.values().get(row), made)));
      }
    }
  }

  private Node term(int id, Node[] made) {
    Node term = made[id];
    if (term == null) {
      term = terms.term(id);
      made[id] = term;
    }
    return term;
  }

  /** Names of the named graphs. */
  public List<Node> graphNames() {
    List<Node> names = new ArrayList<>();
    for (int graph : graphs) {
      if (graph >= 0) {
        names.add(terms.term(graph));
      }
    }
    return names;
  }

  /** Whether triples stand outside of named graphs. */
  public boolean hasDefaultGraph() {
    return graph(Quad.defaultGraphIRI) >= 0;
  }

  /** What some of the graphs say, chosen by their names. The terms stay. */
  public ColumnGraph only(Predicate<Node> wanted) {
    int[] numbers = new int[graphs.length];
    int[] kept = new int[graphs.length];
    int count = 0;
    for (int i = 0; i < graphs.length; i++) {
      Node name = graphs[i] < 0 ? Quad.defaultGraphIRI : terms.term(graphs[i]);
      numbers[i] = wanted.test(name) ? count : -1;
      if (numbers[i] >= 0) {
        kept[count++] = graphs[i];
      }
    }
    if (count == graphs.length) {
      return this;
    }
    List<Relation> some = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (int predicate : predicates) {
      Relation relation = relation(predicate).only(numbers, count);
      if (relation.rows() > 0) {
        used.add(predicate);
        some.add(relation);
      }
    }
    int[] ids = used.stream().mapToInt(Integer::intValue).toArray();
    return new ColumnGraph(terms, ids, some, Arrays.copyOf(kept, count));
  }

  /** Ids of the names of the graphs by their numbers, -1 for the default graph. */
  int[] graphs() {
    return graphs;
  }

  /** How many triples a graph has. All graphs are counted by the first call. */
  long size(Node name) {
    long[] known = sizes;
    if (known == null) {
      known = new long[graphs.length];
      for (Relation relation : relations.values()) {
        relation.count(known);
      }
      sizes = known;
    }
    int number = graph(name);
    return number < 0 ? 0 : known[number];
  }

  /** The number of a graph, or -1. */
  int graph(Node name) {
    int term = Quad.isDefaultGraph(name) ? -1 : terms.find(name);
    if (term < 0 && !Quad.isDefaultGraph(name)) {
      return -1;
    }
    for (int i = 0; i < graphs.length; i++) {
      if (graphs[i] == term) {
        return i;
      }
    }
    return -1;
  }
}
