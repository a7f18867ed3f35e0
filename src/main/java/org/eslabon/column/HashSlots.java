package org.eslabon.column;

/**
 * Slots of a table by hash with open addressing: the hash in the upper half, what it leads to in
 * the lower; 0 is a free slot.
 */
public final class HashSlots {

  private HashSlots() {}

  /** Whether so many entries are too many for so much room. */
  static boolean areCrowded(long entries, int room) {
    return entries * 8 > room * 5L;
  }

  /**
   * The same entries with more room.
   *
   * @param room a power of two, more than there are entries
   */
  public static long[] moved(long[] slots, int room) {
    long[] larger = new long[room];
    int mask = room - 1;
    for (long slot : slots) {
      if (slot != 0) {
        int place = (int) (slot >>> 32) & mask;
        while (larger[place] != 0) {
          place = (place + 1) & mask;
        }
        larger[place] = slot;
      }
    }
    return larger;
  }
}
