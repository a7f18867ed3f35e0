package org.eslabon.column;

import java.util.List;
import org.eslabon.model.DataIris;

/**
 * Looks up names in {@link KeyIndex}es, many together: a processor can wait for many places of
 * memory at a time as long as none of them decides where the next one is. For one thread.
 */
final class KeyLookup {

  /** So many names at most are looked up together. */
  static final int MOST = 256;

  /** Found for a name that is not written as a key is: it has to be asked about by itself. */
  static final long UNUSUAL = -3;

  private static final long SEVERAL = -2;

  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final long[] hashes = new long[MOST];
  private final long[] slots = new long[MOST];
  private final long[] found = new long[MOST];

  /** Kept so that nobody may leave the touching out. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * What stands for each of these names: {@link #UNUSUAL}, or something else below zero when no
   * index has it, or several have. Valid until the next call.
   *
   * @param to at most {@link #MOST} behind from
   */
  long[] find(List<KeyIndex> indexes, TermList names, int from, int to) {
    byte[] text = names.array();
    int count = to - from;
    for (int i = 0; i < count; i++) {
      starts[i] = names.from(from + i);
      ends[i] = names.to(from + i);
      hashes[i] = KeyIndex.hash(text, starts[i], ends[i]);
      found[i] = DataIris.isPlain(text, starts[i], ends[i]) ? KeyIndex.NONE : UNUSUAL;
    }
    for (KeyIndex index : indexes) {
      touched += index.touch(hashes, count, slots);
      for (int i = 0; i < count; i++) {
        long key = index.find(text, starts[i], ends[i], hashes[i]);
        if (key != KeyIndex.NONE && found[i] != UNUSUAL) {
          found[i] = found[i] == KeyIndex.NONE ? key : SEVERAL;
        }
      }
    }
    return found;
  }
}
