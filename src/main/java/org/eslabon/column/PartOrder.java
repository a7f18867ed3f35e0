package org.eslabon.column;

/**
 * The terms of a piece, copied part by part of the dictionary, so that each part reads its own one
 * after the other. Used again for the next piece by the same thread.
 */
final class PartOrder {

  private long[] hashes = new long[0];
  private int[] terms = new int[0];
  private long[] ordered = new long[0];
  private long[] heads = new long[0];
  private byte[] text = new byte[0];
  private final int[] starts = new int[Terms.PARTS + 1];

  /** Takes the terms of a table. */
  void order(TermTable table) {
    int size = table.size();
    if (size > terms.length) {
      int room = Math.max(size, terms.length * 2);
      hashes = new long[room];
      terms = new int[room];
      ordered = new long[room];
      heads = new long[room];
    }
    int octets = table.text().limit();
    if (octets > text.length) {
      text = new byte[Math.max(octets, text.length * 2)];
    }
    int[] counts = new int[Terms.PARTS];
    int[] sizes = new int[Terms.PARTS];
    hash(table, counts, sizes);
    int start = 0;
    int offset = 0;
    for (int part = 0; part < Terms.PARTS; part++) {
      starts[part] = start;
      start += counts[part];
      counts[part] = starts[part];
      int own = sizes[part];
      sizes[part] = offset;
      offset += own;
    }
    starts[Terms.PARTS] = start;
    copy(table, counts, sizes);
  }

  /** Hashes all terms; counts those of each part, and the octets that they take. */
  private void hash(TermTable table, int[] counts, int[] sizes) {
    byte[] source = table.array();
    for (int i = 0; i < table.size(); i++) {
      int from = table.from(i);
      int to = table.to(i);
      hashes[i] = TermText.hash(source, from, to, table.kind(i));
      int part = Terms.part(hashes[i]);
      counts[part]++;
      sizes[part] += to - table.offset(i);
    }
  }

  /**
   * Copies all terms.
   *
   * @param next where the next term of each part goes
   * @param offsets where its text goes
   */
  private void copy(TermTable table, int[] next, int[] offsets) {
    byte[] source = table.array();
    for (int i = 0; i < table.size(); i++) {
      int part = Terms.part(hashes[i]);
      int at = next[part]++;
      int offset = table.offset(i);
      int length = table.to(i) - offset;
      terms[at] = i;
      ordered[at] = hashes[i];
      heads[at] = (long) table.kind(i) << 32 | offsets[part];
      System.arraycopy(source, offset, text, offsets[part], length);
      offsets[part] += length;
    }
  }

  /** Where the terms of a part begin; the next part begins where they end. */
  int start(int part) {
    return starts[part];
  }

  /** The numbers of the terms in the piece. */
  int[] terms() {
    return terms;
  }

  /** The hash of each. */
  long[] hashes() {
    return ordered;
  }

  /** The kind of each, and in the lower half where its length and text begin. */
  long[] heads() {
    return heads;
  }

  /** The texts, each behind its length. */
  byte[] text() {
    return text;
  }
}
