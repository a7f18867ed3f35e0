package org.eslabon.bench.limit;

import java.util.Arrays;

/** The terms of one part of all hashes, numbered as they come. For one thread. */
final class TermNumbers {

  private final MappedText text;
  private long[] hashes = new long[1 << 20];

  /** One more than the reference, so that 0 is an empty place. */
  private long[] slots = new long[hashes.length];

  private int[] numbers = new int[hashes.length];
  private long[] references = new long[1 << 16];
  private int size;

  TermNumbers(MappedText text) {
    this.text = text;
  }

  int size() {
    return size;
  }

  long reference(int number) {
    return references[number];
  }

  /** The number of a text; a new one when it is new. */
  int number(long reference, long hash) {
    int mask = hashes.length - 1;
    int place = (int) (hash >>> 8) & mask;
    while (slots[place] != 0) {
      if (hashes[place] == hash && isSame(slots[place] - 1, reference)) {
        return numbers[place];
      }
      place = (place + 1) & mask;
    }
    if (size * 2 > mask) {
      grow();
      return number(reference, hash);
    }
    hashes[place] = hash;
    slots[place] = reference + 1;
    numbers[place] = size;
    if (size == references.length) {
      references = Arrays.copyOf(references, size * 2);
    }
    references[size] = reference;
    return size++;
  }

  private boolean isSame(long one, long other) {
    int length = ParsedTriples.length(one);
    return length == ParsedTriples.length(other)
        && text.isSame(ParsedTriples.place(one), ParsedTriples.place(other), length);
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldSlots = slots;
    int[] oldNumbers = numbers;
    int room = oldHashes.length * 2;
    hashes = new long[room];
    slots = new long[room];
    numbers = new int[room];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldSlots[i] != 0) {
        int place = (int) (oldHashes[i] >>> 8) & (room - 1);
        while (slots[place] != 0) {
          place = (place + 1) & (room - 1);
        }
        hashes[place] = oldHashes[i];
        slots[place] = oldSlots[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }
}
