package org.eslabon.rules.relation;

import java.util.Arrays;

/** A growing list of numbers. Not safe for threads. */
final class IntRows {

  private int[] values;
  private int size;

  IntRows(int room) {
    values = new int[Math.max(16, room)];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(size + 1, (int) Math.min(size * 2L, 1 << 30)));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int row) {
    return values[row];
  }

  /** All at once, in an array of exactly their number. */
  int[] toArray() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  /** The lists of all chunks one behind the other. */
  static int[] concat(IntRows[] parts) {
    if (parts.length == 1) {
      return parts[0].toArray();
    }
    long total = 0;
    int[] starts = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      starts[i] = (int) total;
      total += parts[i].size;
    }
    int[] all = new int[Math.toIntExact(total)];
    Chunks.run(
        all.length,
        (chunk, from, to) -> {
          int part = Arrays.binarySearch(starts, from);
          part = part < 0 ? -part - 2 : part;
          int row = from;
          while (row < to) {
            while (part + 1 < starts.length && starts[part + 1] <= row) {
              part++;
            }
            int end = part + 1 < starts.length ? Math.min(to, starts[part + 1]) : to;
            System.arraycopy(parts[part].values, row - starts[part], all, row, end - row);
            row = end;
          }
        });
    return all;
  }
}
