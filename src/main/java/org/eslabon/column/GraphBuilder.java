package org.eslabon.column;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.eslabon.model.DataIris;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Puts a graph together from pieces that several readers bring: {@link LineLoader} from files,
 * {@link NodeRows} from Jena's terms. The same pieces always give the same graph with the same ids.
 * For one graph.
 */
public final class GraphBuilder {

  /** Of a row: as it came, as a pair to be sorted, in its column, and its graph. */
  private static final int ROW_OCTETS = 36;

  /** Every so many pieces the memory is looked at. */
  private static final int CHECKED = 8;

  private static final double LEAST_GROWTH = 1.1;
  private static final double MOST_GROWTH = 4;

  private static final long SAMPLE = 256L << 20;

  private final TermKinds kinds = new TermKinds(List.of());
  private final SharedTerms terms = new SharedTerms();
  private final List<Piece> pieces = Collections.synchronizedList(new ArrayList<>());
  private final Locations keys = new Locations();
  private final ConcurrentLinkedQueue<LocalRows> unused = new ConcurrentLinkedQueue<>();
  private volatile boolean hasKeyTwice;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Heap heap;
  private final AtomicLong rowCount = new AtomicLong();
  private volatile long expected;
  private final AtomicLong read = new AtomicLong();

  /** Says what a name of {@link LocalRows#named} stands for. */
  public interface Settling {

    /**
     * The indexes of all keys that plain names of this sense may be, see {@link DataIris#isPlain}.
     * A name that is in just one of them stands for that key.
     */
    List<KeyIndex> indexes(int sense);

    /**
     * What a {@link KeyIndex} knows a name by that is not plain; below zero when that is nothing,
     * or not only one.
     */
    long settle(int sense, byte[] text, int from, int to);
  }

  /** A graph for which there is all memory that is free now. */
  public GraphBuilder() {
    this(Heap.now());
  }

  /** A graph that must not take more memory than this. */
  public GraphBuilder(Heap heap) {
    this.heap = heap;
  }

  TermKinds kinds() {
    return kinds;
  }

  /** The number of the next piece: pieces stand in the order of their numbers. */
  int nextNumber() {
    return numbers.getAndIncrement();
  }

  /** Says how many octets of text will come, so that what they need can be told early. */
  public void expect(long octets) {
    expected = octets;
  }

  /**
   * Room for a piece whose rows are of this graph, and their keys of one kind. For one thread at a
   * time.
   */
  public LocalRows begin(Node graph) {
    LocalRows used = unused.poll();
    LocalRows rows = used == null ? new LocalRows() : used;
    rows.begin(graph, kinds);
    return rows;
  }

  /**
   * Takes a piece that {@link #begin} gave room for; the caller forgets it.
   *
   * @param number which piece of the input it is, counted from zero
   * @param octets of text that they were read from
   * @throws ProblemException L016 when the graph would not fit into memory
   */
  public void end(int number, LocalRows rows, int octets) {
    take(number, rows, octets);
    unused.add(rows);
  }

  /** How many times as large everything is going to be, as far as can be told. */
  private double growth() {
    long seen = read.get();
    return seen == 0 || seen >= expected
        ? TermTable.GROWTH
        : Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, 1.05 * expected / seen));
  }

  /**
   * Takes over the rows of a piece; the caller may use their buffer again.
   *
   * @param octets of text that they were read from
   * @throws ProblemException L016 when the graph would not fit into memory
   */
  void take(int number, LocalRows rows, int octets) {
    if (rows.size() == 0) {
      return;
    }
    terms.growth(growth());
    int[] located = terms.locate(number, rows);
    Piece piece = new Piece(number, located, rows);
    if (piece.keys().length > 0) {
      synchronized (keys) {
        for (int key : piece.keys()) {
          hasKeyTwice |= !keys.add(located[key]);
        }
      }
    }
    pieces.add(piece);
    rowCount.addAndGet(rows.size());
    read.addAndGet(octets);
    if (number % CHECKED == 0) {
      requireRoom();
    }
  }

  /** Whether a term is the key of two rows. */
  public boolean hasKeyTwice() {
    return hasKeyTwice;
  }

  /** All senses in which {@link LocalRows#named} was called. Call when all pieces came. */
  public BitSet senses() {
    BitSet senses = new BitSet();
    pieces.forEach(piece -> senses.or(piece.senses()));
    return senses;
  }

  /**
   * All keys that begin so, by what follows. Call when all pieces came.
   *
   * @param prefix the first characters of their IRIs
   */
  public KeyIndex keys(byte[] prefix) {
    KeyIndex index = new KeyIndex();
    for (Piece piece : pieces) {
      int[] own = piece.keys();
      // a piece is of one table, so its first key is like the others
      if (own.length > 0 && terms.begins(piece.terms()[own[0]], prefix)) {
        for (int key : own) {
          terms.index(piece.terms()[key], prefix.length, index);
        }
      }
    }
    return index;
  }

  /**
   * Settles what all names stand for. Call when all pieces came.
   *
   * @param settling safe for threads
   * @return false when a name stands for nothing; then no graph can be built
   */
  public boolean settle(Settling settling) {
    return IntStream.range(0, pieces.size())
        .parallel()
        .allMatch(i -> settle(pieces.get(i), settling));
  }

  private static boolean settle(Piece piece, Settling settling) {
    TermList names = piece.names();
    int first = piece.terms().length - names.size();
    KeyLookup lookup = new KeyLookup();
    int from = 0;
    while (from < names.size()) {
      int to = names.endOfKind(from, KeyLookup.MOST);
      long[] found = lookup.find(settling.indexes(names.kind(from)), names, from, to);
      for (int i = from; i < to; i++) {
        long location = found[i - from];
        if (location == KeyLookup.UNUSUAL) {
          location = settling.settle(names.kind(i), names.array(), names.from(i), names.to(i));
        }
        if (location < 0) {
          return false;
        }
        piece.terms()[first + i] = (int) location;
      }
      from = to;
    }
    return true;
  }

  private void requireRoom() {
    double held = terms.octets() + (double) rowCount.get() * ROW_OCTETS;
    long seen = read.get();
    // the first pieces have most of the terms that come again and again
    boolean isTelling = seen > SAMPLE || seen > expected / 4;
    double needed = seen > 0 && isTelling ? held * Math.max(1, (double) expected / seen) : held;
    if (needed > heap.free()) {
      throw heap.refusal(ProblemCode.L016, "the input as columns", needed);
    }
  }

  /** The graph of all pieces taken. To be called once, when no more come. */
  public ColumnGraph build() {
    unused.clear();
    requireRoom();
    List<Piece> ordered = new ArrayList<>(pieces);
    pieces.clear();
    ordered.sort(Comparator.comparingInt(Piece::number));
    Terms numbered = terms.number(ordered, kinds);
    return new RowScatter(ordered, terms, numbered).graph();
  }
}
