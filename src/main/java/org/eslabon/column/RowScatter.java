package org.eslabon.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sorts the rows of all pieces into one relation a predicate. */
final class RowScatter {

  private final List<Piece> pieces;
  private final SharedTerms shared;
  private final Terms terms;

  RowScatter(List<Piece> pieces, SharedTerms shared, Terms terms) {
    this.pieces = pieces;
    this.shared = shared;
    this.terms = terms;
  }

  ColumnGraph graph() {
    int[][] translated = translated();
    int[] graphs = graphs(translated);
    SortedMap<Integer, Tally> tallies = new TreeMap<>();
    Starts[] starts = starts(translated, graphs, tallies);
    int[] predicates = tallies.keySet().stream().mapToInt(Integer::intValue).toArray();
    ArrivingRows[] arriving =
        tallies.values().parallelStream()
            .map(tally -> new ArrivingRows(tally.rows, tally.graph, graphs.length))
            .toArray(ArrivingRows[]::new);
    Targets targets = new Targets(predicates, arriving, graphs);
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(p -> targets.scatter(pieces.get(p), translated[p], starts[p]));
    Relation[] relations = new Relation[predicates.length];
    IntStream.range(0, predicates.length)
        .parallel()
        .forEach(i -> relations[i] = arriving[i].relation(terms.size()));
    return new ColumnGraph(terms, predicates, List.of(relations), graphs);
  }

  /** Where rows go. */
  @SuppressWarnings("ArrayRecordComponent") // shared by all pieces, which fill it
  private record Targets(int[] predicates, ArrivingRows[] rows, int[] graphs) {

    /** Puts the rows of a piece where they belong, those that came side by side first. */
    void scatter(Piece piece, int[] id, Starts starts) {
      int[] next = starts.next();
      int[] places = starts.places(id, predicates);
      int home = Arrays.binarySearch(graphs, graphId(piece.home(), id));
      int firstName = id.length - piece.names().size();
      for (RowBlock block : piece.blocks()) {
        int at = Arrays.binarySearch(starts.predicates(), block.predicate());
        ArrivingRows target = rows[places[at]];
        target.put(next[at], block, id, firstName);
        target.say(next[at], block.rows(), home);
        next[at] += block.rows();
      }
      if (piece.predicates().length == 0) {
        return;
      }
      int[] graphOf = graphNumbers(piece, id, graphs);
      int[] atOf = starts.byTerm(id.length);
      for (int row = 0; row < piece.subjects().length; row++) {
        int at = atOf[piece.predicates()[row]];
        rows[places[at]].put(
            next[at]++,
            id[piece.subjects()[row]],
            id[piece.objects()[row]],
            graphOf[graphOf.length == 1 ? 0 : row]);
      }
    }
  }

  /** For each piece the ids of its terms. */
  private int[][] translated() {
    int[][] translated = new int[pieces.size()][];
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(
            p -> {
              int[] terms = pieces.get(p).terms();
              for (int i = 0; i < terms.length; i++) {
                terms[i] = shared.id(terms[i]);
              }
              translated[p] = terms;
            });
    return translated;
  }

  /** The names of all graphs, sorted; -1 for the default graph. */
  private int[] graphs(int[][] translated) {
    return IntStream.range(0, pieces.size())
        .parallel()
        .flatMap(
            p -> {
              BitSet named = new BitSet();
              for (int graph : pieces.get(p).graphs()) {
                named.set(graph + 1);
              }
              if (!pieces.get(p).blocks().isEmpty()) {
                named.set(pieces.get(p).home() + 1);
              }
              return named.stream().map(i -> graphId(i - 1, translated[p]));
            })
        .distinct()
        .sorted()
        .toArray();
  }

  private static int graphId(int local, int[] id) {
    return local < 0 ? LocalRows.DEFAULT_GRAPH : id[local];
  }

  /** For each row of the piece the number of its graph, or just one for all. */
  private static int[] graphNumbers(Piece piece, int[] id, int[] graphs) {
    int[] numbers = piece.graphs().clone();
    int last = -2;
    int number = -1;
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] != last) {
        last = numbers[row];
        number = Arrays.binarySearch(graphs, graphId(last, id));
      }
      numbers[row] = number;
    }
    return numbers;
  }

  /**
   * Where the rows of a piece go.
   *
   * @param predicates the local terms that are one, sorted
   * @param next for each of them where its next row goes in its relation
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, for one thread at a time
  private record Starts(int[] predicates, int[] next) {

    /** How many rows each predicate has. */
    static Starts counted(Piece piece) {
      SortedMap<Integer, Integer> counts = new TreeMap<>();
      piece.blocks().forEach(block -> counts.merge(block.predicate(), block.rows(), Integer::sum));
      if (piece.predicates().length > 0) {
        int[] count = new int[piece.terms().length];
        for (int predicate : piece.predicates()) {
          count[predicate]++;
        }
        for (int local = 0; local < count.length; local++) {
          if (count[local] > 0) {
            counts.merge(local, count[local], Integer::sum);
          }
        }
      }
      return new Starts(
          counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
          counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** For each predicate its place among all. */
    int[] places(int[] id, int[] all) {
      return Arrays.stream(predicates).map(local -> Arrays.binarySearch(all, id[local])).toArray();
    }

    /** For each local term that is a predicate which of them it is. */
    int[] byTerm(int terms) {
      int[] byTerm = new int[terms];
      for (int i = 0; i < predicates.length; i++) {
        byTerm[predicates[i]] = i;
      }
      return byTerm;
    }
  }

  /** Where the rows of each piece begin; fills the tallies of the predicates. */
  private Starts[] starts(int[][] translated, int[] graphs, SortedMap<Integer, Tally> tallies) {
    Starts[] starts = new Starts[pieces.size()];
    IntStream.range(0, starts.length)
        .parallel()
        .forEach(p -> starts[p] = Starts.counted(pieces.get(p)));
    for (int p = 0; p < starts.length; p++) {
      int graph = onlyGraph(pieces.get(p), translated[p], graphs);
      int[] next = starts[p].next();
      for (int i = 0; i < next.length; i++) {
        int predicate = translated[p][starts[p].predicates()[i]];
        Tally tally = tallies.computeIfAbsent(predicate, any -> new Tally(graph));
        int count = next[i];
        next[i] = tally.rows;
        tally.add(count, graph);
      }
    }
    return starts;
  }

  /** The number of the graph of all rows of the piece, or {@link ArrivingRows#SEVERAL}. */
  private static int onlyGraph(Piece piece, int[] id, int[] graphs) {
    int[] said = piece.graphs();
    boolean isOne =
        said.length == 0
            || (said.length == 1 && (piece.blocks().isEmpty() || said[0] == piece.home()));
    int graph = said.length == 0 ? piece.home() : said[0];
    return isOne ? Arrays.binarySearch(graphs, graphId(graph, id)) : ArrivingRows.SEVERAL;
  }

  /** How many rows a predicate has, and in which graph. */
  private static final class Tally {
    private int rows;
    private int graph;

    Tally(int graph) {
      this.graph = graph;
    }

    void add(int count, int ofGraph) {
      rows = Math.addExact(rows, count);
      graph = graph == ofGraph ? graph : ArrivingRows.SEVERAL;
    }
  }
}
