package org.eslabon.column;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a built graph and their ids: resources first, then literals, each in the order in
 * which the input has them. Two terms are the same when RDF says so: {@code 1.0} and {@code 1.00}
 * are two. Immutable and safe for threads.
 */
public final class Terms {

  /** Parts of the hash index; the upper bits of a hash choose one. */
  static final int PARTS = 64;

  private static final int ADDRESS_BITS = 40;
  private static final int PAGE_BITS = 30;
  private static final int CACHED = 1 << 12;

  private final TermKinds kinds;
  private final int resources;
  private final Columns columns;

  /** What literals in memory have beside them; {@code null} when it is mapped from a file. */
  private final short @Nullable [] forms;

  private final long @Nullable [] numbers;
  private final Cached[] cache = new Cached[CACHED];

  /**
   * What the terms consist of, in memory or mapped.
   *
   * @param heads for each term its kind, the page of its text and the offset there
   * @param pages texts
   * @param slots hash index in {@link #PARTS} parts
   * @param forms for each literal its {@link ValueKind} and, above eight bits, its scale
   * @param numbers for each literal its number
   */
  record Columns(
      LongBuffer heads,
      List<ByteBuffer> pages,
      List<LongBuffer> slots,
      ShortBuffer forms,
      LongBuffer numbers) {

    Columns {
      pages = List.copyOf(pages);
      slots = List.copyOf(slots);
    }
  }

  private record Cached(int id, Node term) {}

  Terms(TermKinds kinds, int resources, Columns columns) {
    this.kinds = kinds;
    this.resources = resources;
    this.columns = columns;
    // rules read millions of them, and a buffer asks more at each than an array does
    this.forms = columns.forms().hasArray() ? columns.forms().array() : null;
    this.numbers = columns.numbers().hasArray() ? columns.numbers().array() : null;
  }

  /** How many terms there are: ids are below this number. */
  public int size() {
    return columns.heads().limit();
  }

  /** How many of them are IRIs or blank nodes: these have the lowest ids. */
  public int resources() {
    return resources;
  }

  /** The term of an id. */
  public Node term(int id) {
    Cached cached = cache[id & (CACHED - 1)];
    if (cached == null || cached.id() != id) {
      cached = new Cached(id, kinds.node(kindOf(id), text(id)));
      cache[id & (CACHED - 1)] = cached;
    }
    return cached.term();
  }

  /** The id of a term, or -1. */
  public int find(Node term) {
    if (!term.isURI() && !term.isBlank() && !term.isLiteral()) {
      return -1;
    }
    int kind = kinds.find(term);
    return kind < 0 ? -1 : find(kind, TermKinds.text(term));
  }

  /**
   * The id of the {@code xsd:decimal} that is written as briefly as can be, with a digit on both
   * sides of the point, or -1.
   *
   * @param number its digits, the last of which is not zero unless the scale is zero
   * @param scale how many of them are behind the point
   */
  public int findDecimal(long number, int scale) {
    StringBuilder text = new StringBuilder().append(Math.abs(number));
    while (text.length() <= scale) {
      text.insert(0, '0');
    }
    if (scale == 0) {
      text.append(".0");
    } else {
      text.insert(text.length() - scale, '.');
    }
    if (number < 0) {
      text.insert(0, '-');
    }
    return find(kinds.decimal(), text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  int find(int kind, byte[] text) {
    long hash = TermText.hash(text, 0, text.length, kind);
    LongBuffer slots = columns.slots().get(part(hash));
    int mask = slots.limit() - 1;
    int place = (int) hash & mask;
    while (true) {
      long slot = slots.get(place);
      if (slot == 0) {
        return -1;
      }
      int id = TermTable.termIn(slot);
      if ((int) (slot >>> 32) == (int) hash
          && kindOf(id) == kind
          && Arrays.equals(text(id), text)) {
        return id;
      }
      place = (place + 1) & mask;
    }
  }

  /** What the term is as a value. */
  public ValueKind kind(int id) {
    if (id < resources) {
      return kindOf(id) == TermKinds.IRI ? ValueKind.IRI : ValueKind.BLANK;
    }
    return ValueKind.of(literalForm(id - resources) & 0xFF);
  }

  /** The code of a term's kind and, above eight bits, its scale; zero for a resource. */
  public int form(int id) {
    return id < resources ? 0 : literalForm(id - resources);
  }

  private int literalForm(int literal) {
    return forms != null ? forms[literal] : columns.forms().get(literal);
  }

  /** The number of a literal, as its kind explains; zero for kinds without. */
  public long number(int id) {
    return id < resources ? 0 : literalNumber(id - resources);
  }

  /** The scale of a decimal; zero for other kinds. */
  public int scale(int id) {
    return id < resources ? 0 : literalForm(id - resources) >> 8;
  }

  private long literalNumber(int literal) {
    return numbers != null ? numbers[literal] : columns.numbers().get(literal);
  }

  /**
   * Reads what some rows have for values, many at once. Arrays have zero where a row has none.
   *
   * @param forms gets for each row what {@link #form} says
   * @param numbers gets for each row what {@link #number} says
   * @return how many ids are not below {@link #size}, and were left out
   */
  public int read(int[] ids, int from, int to, short[] forms, long[] numbers) {
    short[] ownForms = this.forms;
    long[] ownNumbers = this.numbers;
    int first = resources;
    int literals = size() - first;
    int later = 0;
    for (int row = from; row < to; row++) {
      int literal = ids[row] - first;
      if (literal >= literals) {
        later++;
      } else if (literal >= 0 && ownForms != null && ownNumbers != null) {
        forms[row] = ownForms[literal];
        numbers[row] = ownNumbers[literal];
      } else if (literal >= 0) {
        forms[row] = columns.forms().get(literal);
        numbers[row] = columns.numbers().get(literal);
      }
    }
    return later;
  }

  TermKinds kinds() {
    return kinds;
  }

  Columns columns() {
    return columns;
  }

  int kindOf(int id) {
    return (int) (columns.heads().get(id) >>> ADDRESS_BITS);
  }

  byte[] text(int id) {
    long head = columns.heads().get(id);
    int page = (int) (head >>> PAGE_BITS) & ((1 << (ADDRESS_BITS - PAGE_BITS)) - 1);
    return TermText.read(columns.pages().get(page), (int) head & ((1 << PAGE_BITS) - 1));
  }

  static long head(int kind, int page, int offset) {
    return (long) kind << ADDRESS_BITS | (long) page << PAGE_BITS | offset;
  }

  static int part(long hash) {
    return (int) (hash >>> 58);
  }
}
