package org.eslabon.column;

/**
 * The terms of a piece by the part of the dictionary that they belong to. Used again for the next
 * piece by the same thread.
 */
final class PartOrder {

  private int[] terms = new int[0];
  private long[] hashes = new long[0];
  private long[] ordered = new long[0];
  private final int[] starts = new int[Terms.PARTS + 1];

  /** Takes the terms of a table. */
  void order(TermTable table) {
    int size = table.size();
    if (size > terms.length) {
      int room = Math.max(size, terms.length * 2);
      terms = new int[room];
      hashes = new long[room];
      ordered = new long[room];
    }
    hash(table);
    int[] next = new int[Terms.PARTS];
    for (int i = 0; i < size; i++) {
      next[Terms.part(hashes[i])]++;
    }
    int start = 0;
    for (int i = 0; i < Terms.PARTS; i++) {
      starts[i] = start;
      start += next[i];
      next[i] = starts[i];
    }
    starts[Terms.PARTS] = start;
    for (int i = 0; i < size; i++) {
      int at = next[Terms.part(hashes[i])]++;
      terms[at] = i;
      ordered[at] = hashes[i];
    }
  }

  private void hash(TermTable table) {
    byte[] text = table.array();
    for (int i = 0; i < table.size(); i++) {
      hashes[i] = TermText.hash(text, table.from(i), table.to(i), table.kind(i));
    }
  }

  /** Where the terms of a part begin; the next part begins where they end. */
  int start(int part) {
    return starts[part];
  }

  /** The terms, part by part. */
  int[] terms() {
    return terms;
  }

  /** The hashes of {@link #terms}. */
  long[] hashes() {
    return ordered;
  }
}
