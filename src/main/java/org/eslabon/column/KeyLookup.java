package org.eslabon.column;

/**
 * Looks up names in a {@link KeyIndex}, many together: a processor can wait for many places of
 * memory at a time as long as none of them decides where the next one is. For one thread.
 */
final class KeyLookup {

  /** So many names at most are looked up together. */
  static final int MOST = 256;

  private final long[] hashes = new long[MOST];
  private final long[] found = new long[MOST];

  /** Kept so that nobody may leave the touching out. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * What stands for each of these names, or {@link KeyIndex#NONE}; valid until the next call.
   *
   * @param to at most {@link #MOST} behind from
   */
  long[] find(KeyIndex index, TermList names, int from, int to) {
    byte[] text = names.array();
    int count = to - from;
    for (int i = 0; i < count; i++) {
      hashes[i] = KeyIndex.hash(text, names.from(from + i), names.to(from + i));
    }
    touched += index.touch(hashes, count, found);
    for (int i = 0; i < count; i++) {
      found[i] = index.find(text, names.from(from + i), names.to(from + i), hashes[i]);
    }
    return found;
  }
}
