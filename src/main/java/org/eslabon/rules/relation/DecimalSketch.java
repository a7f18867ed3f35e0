package org.eslabon.rules.relation;

import org.eslabon.column.Terms;

/**
 * Which decimals the data may have: some bits for a hash of each. Most numbers that rules compute
 * are not there, and are known to be new without anybody making a text to look them up. Immutable.
 */
final class DecimalSketch {

  /** Bits for each literal. */
  private static final int BITS = 16;

  private final long[] bits;

  private DecimalSketch(long[] bits) {
    this.bits = bits;
  }

  static DecimalSketch of(Terms terms) {
    int first = terms.resources();
    int literals = terms.size() - first;
    int words = Integer.highestOneBit((int) ((long) literals * BITS / Long.SIZE) + 1);
    return Chunks.perProcessor(
            literals,
            (from, to) -> {
              DecimalSketch some = new DecimalSketch(new long[words]);
              some.addAll(terms, first + from, first + to);
              return some;
            })
        .stream()
        .reduce(DecimalSketch::and)
        .orElseThrow();
  }

  private void addAll(Terms terms, int from, int to) {
    for (int id = from; id < to; id++) {
      int form = terms.form(id);
      if ((form & 0xFF) == ShortNumbers.DECIMAL) {
        add(terms.number(id), form >> 8);
      }
    }
  }

  private DecimalSketch and(DecimalSketch more) {
    for (int word = 0; word < bits.length; word++) {
      bits[word] |= more.bits[word];
    }
    return this;
  }

  private void add(long number, int scale) {
    long rest = number;
    int digits = scale;
    while (digits > 0 && rest % 10 == 0) {
      rest /= 10;
      digits--;
    }
    long hash = hash(rest, digits);
    bits[word(hash)] |= mask(hash);
  }

  /** Whether there may be a decimal that has no zeros at its end; false when there is none. */
  boolean mayHave(long number, int scale) {
    long hash = hash(number, scale);
    long mask = mask(hash);
    return (bits[word(hash)] & mask) == mask;
  }

  private int word(long hash) {
    return (int) (hash >>> 32) & (bits.length - 1);
  }

  /** Three bits of one word: few numbers that are not there find all of theirs set by others. */
  private static long mask(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }

  private static long hash(long number, int scale) {
    long hash = (number + scale) * 0x9E3779B97F4A7C15L;
    return hash ^ hash >>> 29;
  }
}
