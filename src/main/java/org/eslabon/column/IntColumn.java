package org.eslabon.column;

import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/** A column of ids, in memory or mapped from a file. Immutable and safe for threads. */
public final class IntColumn {

  private final IntBuffer values;
  private volatile int @Nullable [] array;

  IntColumn(int[] values) {
    this.values = IntBuffer.wrap(values).asReadOnlyBuffer();
    this.array = values;
  }

  IntColumn(IntBuffer values) {
    this.values = values;
  }

  public int size() {
    return values.limit();
  }

  public int get(int row) {
    return values.get(row);
  }

  /**
   * All values for loops that touch most of them. Not to be written to. A mapped column is read
   * into memory by the first call and stays there.
   */
  public int[] array() {
    int[] known = array;
    if (known == null) {
      known = new int[size()];
      values.get(0, known);
      array = known;
    }
    return known;
  }

  /** The same column where values from one on have become larger. */
  IntColumn moved(int from, int by) {
    if (by == 0) {
      return this;
    }
    int[] moved = new int[size()];
    for (int row = 0; row < moved.length; row++) {
      int value = values.get(row);
      moved[row] = value < from ? value : value + by;
    }
    return new IntColumn(moved);
  }

  IntBuffer buffer() {
    return values;
  }
}
