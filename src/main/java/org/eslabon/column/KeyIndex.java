package org.eslabon.column;

import java.util.Arrays;

/**
 * The keys of one group of rows, found by what tells them apart. What a key stands for lies beside
 * its text, since each look at another place costs more than the comparison. Read by any thread.
 */
public final class KeyIndex {

  /** What {@link #find} says of a name that is no key. */
  public static final long NONE = -1;

  private static final int FIRST_SLOTS = 1 << 10;

  /** For each key its location in four bytes, then its text as {@link TermText} writes it. */
  private byte[] entries = new byte[1 << 14];

  /** Zero is no place of an entry, so that a slot of zero is free. */
  private int end = 1;

  private int size;
  private long[] slots = new long[FIRST_SLOTS];

  KeyIndex() {}

  void add(byte[] source, int from, int to, int location) {
    long hash = hash(source, from, to);
    int place = place(source, from, to, hash);
    if (slots[place] != 0) {
      return;
    }
    long next = (long) end + Integer.BYTES + TermText.prefixLength(to - from) + (to - from);
    if (next > TermTable.TEXT_LIMIT) {
      throw new IllegalStateException("the keys of one kind exceed 1 GB");
    }
    if (next > entries.length) {
      long wanted = Math.min(TermTable.TEXT_LIMIT, entries.length * 2L);
      entries = Arrays.copyOf(entries, (int) Math.max(next, wanted));
    }
    slots[place] = hash << 32 | end;
    for (int i = 0; i < Integer.BYTES; i++) {
      entries[end + i] = (byte) (location >>> (8 * i));
    }
    end = TermText.write(entries, end + Integer.BYTES, source, from, to);
    if (HashSlots.areCrowded(++size, slots.length)) {
      slots = HashSlots.moved(slots, slots.length * 2);
    }
  }

  /** What stands for the key of this name while a graph is built, or {@link #NONE}. */
  public long find(byte[] source, int from, int to) {
    return find(source, from, to, hash(source, from, to));
  }

  /** What names are told apart by here. */
  static long hash(byte[] source, int from, int to) {
    return TermText.hash(source, from, to, 0);
  }

  /**
   * Brings what these hashes lead to into the cache of the processor, as {@link TermTable#touch}
   * does: slots first, then the keys that they lead to.
   *
   * @param slotOf room for as many slots
   * @return nothing of use, but it must be used so that the work is done
   */
  long touch(long[] hashes, int count, long[] slotOf) {
    int mask = slots.length - 1;
    for (int i = 0; i < count; i++) {
      slotOf[i] = slots[(int) hashes[i] & mask];
    }
    long seen = 0;
    for (int i = 0; i < count; i++) {
      seen += entries[(int) slotOf[i]];
    }
    return seen;
  }

  /** As the public one, where {@link #hash} is known. */
  long find(byte[] source, int from, int to, long hash) {
    long slot = slots[place(source, from, to, hash)];
    if (slot == 0) {
      return NONE;
    }
    long location = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      location |= (entries[(int) slot + i] & 0xFFL) << (8 * i);
    }
    return location;
  }

  /** The slot that the name has, or the free one where it would go. */
  private int place(byte[] source, int from, int to, long hash) {
    int mask = slots.length - 1;
    int place = (int) hash & mask;
    while (true) {
      long slot = slots[place];
      if (slot == 0
          || ((int) (slot >>> 32) == (int) hash
              && TermText.matches(entries, (int) slot + Integer.BYTES, source, from, to))) {
        return place;
      }
      place = (place + 1) & mask;
    }
  }
}
