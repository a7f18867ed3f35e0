package org.eslabon.column;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Terms and the numbers that they get in the order in which they come. For one thread at a time;
 * reading what was there before is safe for those who have seen it published.
 */
final class TermTable {

  /** Most bytes that the texts of one table may take. */
  static final int TEXT_LIMIT = 1 << 30;

  private static final int FIRST_SLOTS = 1 << 10;

  /** Arrays that are full grow by so much when nobody knows better. */
  static final double GROWTH = 1.5;

  private byte[] text = new byte[1 << 14];
  private int textSize;
  private long[] heads = new long[FIRST_SLOTS / 2];
  private int size;
  private long[] slots = new long[FIRST_SLOTS];
  private int placed;
  private double growth = GROWTH;

  /** Says how many times larger the table is going to be, so that it need not grow often. */
  void growth(double times) {
    growth = times;
  }

  int size() {
    return size;
  }

  /** What of the text is in use. */
  ByteBuffer text() {
    return ByteBuffer.wrap(text, 0, textSize);
  }

  int kind(int term) {
    return (int) (heads[term] >>> 32);
  }

  int offset(int term) {
    return (int) heads[term];
  }

  /** The array that has the texts; {@link #from} and {@link #to} say where. */
  byte[] array() {
    return text;
  }

  /** Where the text of the term begins. */
  int from(int term) {
    return TermText.start(text, offset(term));
  }

  /** The place behind its text. */
  int to(int term) {
    return TermText.start(text, offset(term)) + TermText.length(text, offset(term));
  }

  /** A copy of the terms without the means to find one. */
  TermList list() {
    return new TermList(Arrays.copyOf(text, textSize), Arrays.copyOf(heads, size));
  }

  byte[] bytes(int term) {
    return Arrays.copyOfRange(text, from(term), to(term));
  }

  /** Where a term of this hash is looked for: a power of two of places, see {@link #slot}. */
  long[] slots() {
    return slots;
  }

  /** What stands in a place: the lower half of the hash, and the term or zero for none. */
  static long slot(long hash, int term) {
    return hash << 32 | (term + 1L);
  }

  /** The term in a place, or -1. */
  static int termIn(long slot) {
    return (int) slot - 1;
  }

  /** The number of the term, which is -1 when the table does not have it. */
  int find(byte[] source, int from, int to, int kind) {
    return termIn(slots[place(source, from, to, kind, TermText.hash(source, from, to, kind))]);
  }

  /** The number of the term, a new one when the table did not have it. */
  int add(byte[] source, int from, int to, int kind, long hash) {
    int place = place(source, from, to, kind, hash);
    int known = termIn(slots[place]);
    if (known >= 0) {
      return known;
    }
    int term = append(source, from, to, kind);
    slots[place] = slot(hash, term);
    if (HashSlots.areCrowded(++placed, slots.length)) {
      slots = HashSlots.moved(slots, room());
    }
    return term;
  }

  /** The next number of slots: at least twice as many, and enough for all that is expected. */
  private int room() {
    int room = slots.length * 2;
    while (HashSlots.areCrowded((long) (placed * growth), room)) {
      room *= 2;
    }
    return room;
  }

  /**
   * Brings the slots that these hashes lead to into the cache of the processor, which can wait for
   * many of them at a time as long as nothing is decided by what is in them.
   *
   * @return nothing of use, but it must be used so that the work is done
   */
  long touch(long[] hashes, int from, int to) {
    long seen = 0;
    int mask = slots.length - 1;
    for (int i = from; i < to; i++) {
      seen += slots[((int) hashes[i]) & mask];
    }
    return seen;
  }

  /** Forgets all terms and keeps the room that they took. */
  void clear() {
    size = 0;
    placed = 0;
    textSize = 0;
    Arrays.fill(slots, 0);
  }

  private int place(byte[] source, int from, int to, int kind, long hash) {
    int mask = slots.length - 1;
    int place = (int) hash & mask;
    while (true) {
      long slot = slots[place];
      if (slot == 0) {
        return place;
      }
      if ((int) (slot >>> 32) == (int) hash) {
        long head = heads[termIn(slot)];
        if ((int) (head >>> 32) == kind && TermText.matches(text, (int) head, source, from, to)) {
          return place;
        }
      }
      place = (place + 1) & mask;
    }
  }

  /** Gives a term a new number without looking for it; nor will anybody find it. */
  int append(byte[] source, int from, int to, int kind) {
    long end = (long) textSize + (to - from) + 5;
    if (end > TEXT_LIMIT) {
      throw new IllegalStateException("the texts of one part of the dictionary exceed 1 GB");
    }
    if (end > text.length) {
      growText(end);
    }
    if (size == heads.length) {
      heads = Arrays.copyOf(heads, (int) Math.max(size + 16L, (long) (size * growth)));
    }
    heads[size] = (long) kind << 32 | textSize;
    textSize = TermText.write(text, textSize, source, from, to);
    return size++;
  }

  private void growText(long needed) {
    long wanted = Math.min(TEXT_LIMIT, (long) (text.length * growth));
    text = Arrays.copyOf(text, (int) Math.max(needed, wanted));
  }
}
