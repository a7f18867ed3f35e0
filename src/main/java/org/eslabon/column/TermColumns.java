package org.eslabon.column;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.List;

/** What stands beside the ids of terms, while several threads write it, each for ids of its own. */
final class TermColumns {

  private final TermKinds kinds;
  private final int resources;
  private final long[] heads;
  private final short[] forms;
  private final long[] numbers;

  /** Room for so many resources, and as many literals behind them. */
  TermColumns(int resources, int literals, TermKinds kinds) {
    this.kinds = kinds;
    this.resources = resources;
    heads = new long[Math.addExact(resources, literals)];
    forms = new short[literals];
    numbers = new long[literals];
  }

  /** Takes over the terms of a graph: its resources in front, its literals as the first ones. */
  void copy(Terms terms) {
    Terms.Columns known = terms.columns();
    int others = terms.size() - terms.resources();
    known.heads().get(0, heads, 0, terms.resources());
    known.heads().get(terms.resources(), heads, resources, others);
    known.forms().get(0, forms, 0, others);
    known.numbers().get(0, numbers, 0, others);
  }

  /** Writes for one thread. */
  Writer writer() {
    return new Writer();
  }

  /** All that makes {@link Terms}, when everything is written. */
  Terms.Columns of(List<ByteBuffer> pages, List<LongBuffer> slots) {
    return new Terms.Columns(
        LongBuffer.wrap(heads), pages, slots, ShortBuffer.wrap(forms), LongBuffer.wrap(numbers));
  }

  /** Decodes literals on the way. */
  final class Writer {
    private final LiteralDecoder decoder = new LiteralDecoder(kinds);

    /** Puts the term of a table that becomes a page. */
    void put(int id, TermTable table, int term, int page) {
      int kind = table.kind(term);
      int offset = table.offset(term);
      heads[id] = Terms.head(kind, page, offset);
      int literal = id - resources;
      if (literal >= 0) {
        byte[] text = table.array();
        int from = TermText.start(text, offset);
        int to = from + TermText.length(text, offset);
        ValueKind value = decoder.decode(kind, text, from, to);
        forms[literal] = (short) (value.code() | decoder.scale() << 8);
        numbers[literal] = decoder.number();
      }
    }
  }
}
