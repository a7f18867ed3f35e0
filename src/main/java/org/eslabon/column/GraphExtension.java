package org.eslabon.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What comes to a columnar graph when it is there: rows of further graphs, as rules conclude them.
 * Makes a new graph of both, the old one stays as it is. For one thread.
 */
public final class GraphExtension {

  private final ColumnGraph base;
  private final TermExtension terms;
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final SortedMap<Integer, List<Rows>> added = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rows(int graph, long[] pairs) {}

  public GraphExtension(ColumnGraph base) {
    this.base = base;
    this.terms = new TermExtension(base.terms());
    int[] names = base.graphs();
    for (int number = 0; number < names.length; number++) {
      numbers.put(names[number], number);
    }
  }

  /** The id under which {@link #add} knows a term: that of the graph, when it has the term. */
  public int term(Node term) {
    return terms.add(term);
  }

  /**
   * Adds rows of one predicate.
   *
   * @param graph the named graph that says them
   * @param predicate id of {@link #term}
   * @param pairs ids of the subject in the upper half and the object in the lower; taken over
   */
  public void add(Node graph, int predicate, long[] pairs) {
    int number = numbers.computeIfAbsent(term(graph), name -> numbers.size());
    added.computeIfAbsent(predicate, p -> new ArrayList<>()).add(new Rows(number, pairs));
  }

  /** Adds what the named graphs of a dataset hold. */
  public void addAll(DatasetGraph data) {
    Map<Node, Map<Integer, List<Long>>> rows = new LinkedHashMap<>();
    data.find()
        .forEachRemaining(
            quad ->
                rows.computeIfAbsent(quad.getGraph(), g -> new TreeMap<>())
                    .computeIfAbsent(term(quad.getPredicate()), p -> new ArrayList<>())
                    .add(PairSort.pair(term(quad.getSubject()), term(quad.getObject()))));
    rows.forEach(
        (graph, byPredicate) ->
            byPredicate.forEach(
                (predicate, pairs) ->
                    add(graph, predicate, pairs.stream().mapToLong(Long::longValue).toArray())));
  }

  /** The graph of all. To be called once. */
  public ColumnGraph build() {
    Terms all = terms.build();
    SortedMap<Integer, List<Rows>> byPredicate = new TreeMap<>();
    added.forEach((predicate, rows) -> byPredicate.put(terms.id(predicate), rows));
    for (int predicate : base.predicates()) {
      byPredicate.putIfAbsent(predicate, List.of());
    }
    int[] predicates = byPredicate.keySet().stream().mapToInt(Integer::intValue).toArray();
    List<List<Rows>> rows = List.copyOf(byPredicate.values());
    Relation[] relations = new Relation[predicates.length];
    IntStream.range(0, relations.length)
        .parallel()
        .forEach(i -> relations[i] = relation(predicates[i], rows.get(i), all.size()));
    int[] graphs =
        numbers.keySet().stream().mapToInt(name -> name < 0 ? name : terms.id(name)).toArray();
    return new ColumnGraph(all, predicates, List.of(relations), graphs);
  }

  private Relation relation(int predicate, List<Rows> more, int ids) {
    Relation known = base.relation(predicate).moved(base.terms().resources(), terms.shift(), ids);
    for (Rows rows : more) {
      Arrays.setAll(
          rows.pairs(),
          i ->
              PairSort.pair(
                  terms.id((int) (rows.pairs()[i] >>> 32)), terms.id((int) rows.pairs()[i])));
    }
    if (more.isEmpty()) {
      return known;
    }
    if (known.rows() == 0 && more.size() == 1) {
      long[] pairs = more.get(0).pairs();
      int distinct = PairSort.sortDistinct(pairs);
      return new Relation(
          PairSort.columns(pairs, distinct), RowGraphs.all(more.get(0).graph()), ids);
    }
    long size = known.rows() + more.stream().mapToLong(rows -> rows.pairs().length).sum();
    GraphRows all = new GraphRows(Math.toIntExact(size));
    all.addAll(known, IntStream.range(0, base.graphs().length).toArray());
    for (Rows rows : more) {
      for (long pair : rows.pairs()) {
        all.add(pair, rows.graph());
      }
    }
    return all.relation(numbers.size(), ids);
  }
}
