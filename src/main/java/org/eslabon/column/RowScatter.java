package org.eslabon.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    int[][] starts = starts(translated, counts);
    int[] predicates = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[][] pairs = new long[predicates.length][];
    int[] @Nullable [] numbers = new int[predicates.length][];
    for (int i = 0; i < predicates.length; i++) {
      pairs[i] = new long[counts.getOrDefault(predicates[i], 0)];
      if (graphs.length > 1) {
        numbers[i] = new int[pairs[i].length];
      }
    }
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(
            p -> {
              Piece piece = pieces.get(p);
              int[] id = translated[p];
              int[] next = starts[p];
              int[] predicateOf = places(piece, id, predicates);
              int[] graphOf = graphNumbers(piece, id, graphs);
              for (int row = 0; row < piece.subjects().length; row++) {
                int local = piece.predicates()[row];
                int at = next[local]++;
                int predicate = predicateOf[local];
                pairs[predicate][at] =
                    PairSort.pair(id[piece.subjects()[row]], id[piece.objects()[row]]);
                int[] number = numbers[predicate];
                if (number != null) {
                  number[at] = graphOf[graphOf.length == 1 ? 0 : row];
                }
              }
            });
    Relation[] relations = new Relation[predicates.length];
    IntStream.range(0, predicates.length)
        .parallel()
        .forEach(
            i -> {
              relations[i] = relation(pairs[i], numbers[i], graphs.length);
              pairs[i] = new long[0];
              numbers[i] = null;
            });
    return new ColumnGraph(terms, predicates, List.of(relations), graphs);
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

  /** Where the rows of each piece begin in each relation, by local predicate; fills the counts. */
  private int[][] starts(int[][] translated, SortedMap<Integer, Integer> counts) {
    int[][] starts = new int[pieces.size()][];
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(
            p -> {
              int[] count = new int[pieces.get(p).terms().length];
              for (int predicate : pieces.get(p).predicates()) {
                count[predicate]++;
              }
              starts[p] = count;
            });
    for (int p = 0; p < starts.length; p++) {
      for (int local = 0; local < starts[p].length; local++) {
        int count = starts[p][local];
        if (count > 0) {
          int start = counts.getOrDefault(translated[p][local], 0);
          counts.put(translated[p][local], Math.addExact(start, count));
          starts[p][local] = start;
        } else {
          starts[p][local] = -1;
        }
      }
    }
    return starts;
  }

  private static int[] places(Piece piece, int[] id, int[] predicates) {
    int[] places = new int[id.length];
    Arrays.fill(places, -1);
    for (int local : piece.predicates()) {
      if (places[local] < 0) {
        places[local] = Arrays.binarySearch(predicates, id[local]);
      }
    }
    return places;
  }

  private Relation relation(long[] pairs, int @Nullable [] graphs, int graphCount) {
    if (graphs == null || isAllTheSame(graphs)) {
      int graph = graphs == null ? 0 : graphs[0];
      int rows = PairSort.sortDistinct(pairs);
      return new Relation(PairSort.columns(pairs, rows), RowGraphs.all(graph), terms.size());
    }
    return GraphMerge.relation(pairs, graphs, graphCount, terms.size());
  }

  private static boolean isAllTheSame(int[] graphs) {
    for (int graph : graphs) {
      if (graph != graphs[0]) {
        return false;
      }
    }
    return true;
  }
}
