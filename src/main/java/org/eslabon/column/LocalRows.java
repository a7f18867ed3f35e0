package org.eslabon.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way in: one piece of the input, whose terms have numbers of their own. Used again
 * for the next piece by the same thread.
 */
public final class LocalRows {

  /** Stands for the graph of statements that name none. */
  static final int DEFAULT_GRAPH = -1;

  final TermTable terms = new TermTable();

  /** What is known by a name only that others give a meaning; the kind says in what way. */
  final TermTable names = new TermTable();

  final PartOrder order = new PartOrder();
  private @Nullable TermKinds kinds;
  private int size;
  private final byte[] digits = new byte[20];
  private int[] keys = {};
  private int[] subjects = new int[1 << 12];
  private int[] predicates = new int[1 << 12];
  private int[] objects = new int[1 << 12];
  private int[] graphs = new int[1 << 12];
  private int home = DEFAULT_GRAPH;
  private final List<RowBlock> blocks = new ArrayList<>();
  private int inBlocks;

  LocalRows() {}

  int size() {
    return size + inBlocks;
  }

  /** The number of a term in this piece. */
  public int term(Node node) {
    byte[] text = TermKinds.text(node);
    return term(text, 0, text.length, kinds().of(node));
  }

  /** The number of the IRI whose UTF-8 this is. */
  public int iri(byte[] source, int from, int to) {
    return term(source, from, to, TermKinds.IRI);
  }

  /** The number of the plain string whose UTF-8 this is. */
  public int string(byte[] source, int from, int to) {
    return term(source, from, to, TermKinds.STRING);
  }

  /** The number of the {@code xsd:integer} that is written so. */
  public int integer(byte[] source, int from, int to) {
    return term(source, from, to, kinds().integer());
  }

  /** The number of the {@code xsd:decimal} that is written so. */
  public int decimal(byte[] source, int from, int to) {
    return term(source, from, to, kinds().decimal());
  }

  /**
   * The number of an IRI that hardly comes twice in a piece: it gets a new number without being
   * looked for.
   */
  public int newIri(byte[] source, int from, int to) {
    return terms.append(source, from, to, TermKinds.IRI);
  }

  /** The number of a plain string that hardly comes twice in a piece. */
  public int newString(byte[] source, int from, int to) {
    return terms.append(source, from, to, TermKinds.STRING);
  }

  /** The number of the {@code xsd:integer} that is written so and hardly comes twice in a piece. */
  public int newInteger(byte[] source, int from, int to) {
    return terms.append(source, from, to, kinds().integer());
  }

  /** The number of the {@code xsd:decimal} that is written so and hardly comes twice in a piece. */
  public int newDecimal(byte[] source, int from, int to) {
    return terms.append(source, from, to, kinds().decimal());
  }

  /** The number of an {@code xsd:integer} of zero or more that hardly comes twice in a piece. */
  public int newInteger(long number) {
    int at = digits.length;
    long rest = number;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return terms.append(digits, at, digits.length, kinds().integer());
  }

  /** The IRI or blank node of a number. */
  public Node resource(int term) {
    return kinds().node(terms.kind(term), terms.bytes(term));
  }

  /** Adds a row of terms of this piece to its own graph. */
  public void add(int subject, int predicate, int object) {
    add(DEFAULT_GRAPH, subject, predicate, object);
  }

  /**
   * Adds a row for each subject and the object in the same place, all of one predicate, to the
   * graph of this piece.
   *
   * @param subjects terms of this piece; kept, but not altered
   * @param objects kept, and not the caller's any more
   */
  public void add(int[] subjects, int predicate, int[] objects) {
    blocks.add(new RowBlock(predicate, subjects, objects));
    inBlocks += objects.length;
  }

  /**
   * Something known by its name only, to be the object of rows. What it stands for is settled when
   * all pieces are there, see {@link GraphBuilder#settle}.
   *
   * @param sense what the name means besides: the same in all pieces
   */
  public int named(int sense, byte[] source, int from, int to) {
    return ~names.add(source, from, to, sense, TermText.hash(source, from, to, sense));
  }

  /** As {@link #named}, for a name that hardly comes twice in a piece. */
  public int newNamed(int sense, byte[] source, int from, int to) {
    return ~names.append(source, from, to, sense);
  }

  /** How many different terms and names there are, as far as they were looked for. */
  public int different() {
    return terms.size() + names.size();
  }

  /**
   * Says that the terms are keys: no other row of any piece may have one of them.
   *
   * @param terms kept, but not altered
   */
  public void keys(int[] terms) {
    if (keys.length == 0) {
      keys = terms;
      return;
    }
    keys = Arrays.copyOf(keys, keys.length + terms.length);
    System.arraycopy(terms, 0, keys, keys.length - terms.length, terms.length);
  }

  private TermKinds kinds() {
    if (kinds == null) {
      throw new IllegalStateException("no piece was begun");
    }
    return kinds;
  }

  int term(byte[] source, int from, int to, int kind) {
    return terms.add(source, from, to, kind, TermText.hash(source, from, to, kind));
  }

  /** Adds a row of terms of this piece. */
  void add(int graph, int subject, int predicate, int object) {
    if (size == subjects.length) {
      subjects = Arrays.copyOf(subjects, size * 2);
      predicates = Arrays.copyOf(predicates, size * 2);
      objects = Arrays.copyOf(objects, size * 2);
      graphs = Arrays.copyOf(graphs, size * 2);
    }
    subjects[size] = subject;
    predicates[size] = predicate;
    objects[size] = object;
    graphs[size++] = graph == DEFAULT_GRAPH ? home : graph;
  }

  int[] subjects() {
    return Arrays.copyOf(subjects, size);
  }

  int[] predicates() {
    return Arrays.copyOf(predicates, size);
  }

  /** Names are numbered behind the terms. */
  int[] objects() {
    int[] all = Arrays.copyOf(objects, size);
    for (int i = 0; i < size; i++) {
      all[i] = all[i] < 0 ? terms.size() + ~all[i] : all[i];
    }
    return all;
  }

  /**
   * The graph of each row, or just one when all rows are of the same; none when there is no row.
   */
  int[] graphs() {
    for (int i = 1; i < size; i++) {
      if (graphs[i] != graphs[0]) {
        return Arrays.copyOf(graphs, size);
      }
    }
    return Arrays.copyOf(graphs, Math.min(size, 1));
  }

  /** Rows that came side by side. */
  List<RowBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** The graph of the piece. */
  int home() {
    return home;
  }

  int[] keys() {
    return keys;
  }

  /** Begins a piece whose statements without a graph are of this one. */
  void begin(Node graph, TermKinds kinds) {
    this.kinds = kinds;
    terms.clear();
    names.clear();
    keys = new int[0];
    size = 0;
    blocks.clear();
    inBlocks = 0;
    home = DEFAULT_GRAPH;
    if (!Quad.isDefaultGraph(graph)) {
      byte[] text = TermKinds.text(graph);
      home = term(text, 0, text.length, kinds.of(graph));
    }
  }
}
