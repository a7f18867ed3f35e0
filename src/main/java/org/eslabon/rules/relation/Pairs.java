package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eslabon.column.Relation;
import org.eslabon.column.SortedPairs;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of ids sorted by key and value, each once: one predicate by subject, its inverse by object.
 * Immutable; safe for threads.
 */
final class Pairs {

  /** To go through all values more often takes longer than to turn them round. */
  private static final int WORTH_INVERSE = 4;

  static final Pairs NONE = new Pairs(new int[0], new int[0]);

  private final int[] keys;
  private final int[] values;
  private final @Nullable Relation relation;
  private volatile @Nullable Found found;
  private final AtomicInteger scans = new AtomicInteger();
  private int distinct = -1;
  private int distinctValues = -1;
  private volatile int @Nullable [] offsets;
  private volatile @Nullable Pairs inverse;

  /** What was found last: who counts the keys of a value often asks for them next. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(int value, int[] keys) {}

  Pairs(int[] keys, int[] values) {
    this(keys, values, null);
  }

  private Pairs(int[] keys, int[] values, @Nullable Relation relation) {
    this.keys = keys;
    this.values = values;
    this.relation = relation;
  }

  static Pairs of(Relation relation) {
    SortedPairs pairs = relation.bySubject();
    Pairs same = new Pairs(pairs.keys().array(), pairs.values().array(), relation);
    same.distinct = pairs.distinctKeys();
    return same;
  }

  /** Sorted pairs, key in the upper half. */
  static Pairs of(long[] sorted) {
    int[] keys = new int[sorted.length];
    int[] values = new int[sorted.length];
    for (int row = 0; row < sorted.length; row++) {
      keys[row] = (int) (sorted[row] >>> 32);
      values[row] = (int) sorted[row];
    }
    return new Pairs(keys, values);
  }

  static long pair(int key, int value) {
    return (long) key << 32 | (value & 0xFFFF_FFFFL);
  }

  int rows() {
    return keys.length;
  }

  int[] keys() {
    return keys;
  }

  int[] values() {
    return values;
  }

  int distinctKeys() {
    if (distinct < 0) {
      int count = 0;
      for (int row = 0; row < keys.length; row++) {
        count += row == 0 || keys[row] != keys[row - 1] ? 1 : 0;
      }
      distinct = count;
    }
    return distinct;
  }

  /** Whether these are the keys in their order, and each has one value. */
  boolean hasKeys(int[] column) {
    return column.length == keys.length
        && distinctKeys() == keys.length
        && Arrays.equals(column, keys);
  }

  /** About how many different values there are. */
  int distinctValues() {
    Pairs known = inverse;
    if (known != null) {
      return known.distinctKeys();
    }
    if (distinctValues < 0) {
      distinctValues = DifferentValues.about(values);
    }
    return distinctValues;
  }

  /** How many keys have this value. */
  int countValue(int value) {
    Pairs known = inverse;
    if (known != null) {
      int start = known.start(value);
      return known.end(value, start) - start;
    }
    return keysOf(value).length;
  }

  /** The keys that have this value, sorted. Not to be written to. */
  int[] keysOf(int value) {
    Pairs known = inverse;
    if (known != null) {
      int start = known.start(value);
      return Arrays.copyOfRange(known.values, start, known.end(value, start));
    }
    Found last = found;
    if (last != null && last.value == value) {
      return last.keys;
    }
    if (wantsInverse()) {
      inverse();
      return keysOf(value);
    }
    last = new Found(value, scanned(value));
    found = last;
    return last.keys;
  }

  private int[] scanned(int value) {
    int[][] parts = new int[Chunks.count(keys.length)][];
    Chunks.run(
        keys.length,
        (chunk, from, to) -> {
          int[] part = new int[to - from];
          int size = 0;
          for (int row = from; row < to; row++) {
            // written each time and kept when wanted: whether it is cannot be foretold
            part[size] = keys[row];
            size += values[row] == value ? 1 : 0;
          }
          parts[chunk] = Arrays.copyOf(part, size);
        });
    return Chunks.concat(parts);
  }

  boolean isInverted() {
    return inverse != null || (relation != null && relation.isTurned());
  }

  /**
   * Asked by who could go through all values: whether the pairs by value are rather to be used,
   * which pays once so many have asked.
   */
  boolean wantsInverse() {
    return isInverted() || scans.incrementAndGet() > WORTH_INVERSE;
  }

  /** The same pairs by value. */
  synchronized Pairs inverse() {
    Pairs known = inverse;
    if (known == null) {
      if (relation != null) {
        SortedPairs turned = relation.byObject();
        known = new Pairs(turned.keys().array(), turned.values().array());
        known.distinct = turned.distinctKeys();
      } else {
        known = invert();
      }
      known.inverse = this;
      inverse = known;
    }
    return known;
  }

  private Pairs invert() {
    long[] turned = new long[keys.length];
    for (int row = 0; row < turned.length; row++) {
      turned[row] = pair(values[row], keys[row]);
    }
    if (turned.length > 1 << 16) {
      Arrays.parallelSort(turned);
    } else {
      Arrays.sort(turned);
    }
    return of(turned);
  }

  /** Makes look-ups fast when there will be many of them. */
  void expect(int lookups) {
    if (offsets != null || lookups < keys.length / 16 || keys.length < 64) {
      return;
    }
    int least = keys[0];
    long span = (long) keys[keys.length - 1] - least + 2;
    if (span > 8L * keys.length + (1 << 12)) {
      return;
    }
    int[] made = new int[(int) span];
    int row = 0;
    for (int i = 0; i < made.length; i++) {
      while (row < keys.length && keys[row] < least + i) {
        row++;
      }
      made[i] = row;
    }
    offsets = made;
  }

  /** The first row whose key is not below this one. */
  int start(int key) {
    int[] known = offsets;
    if (known != null) {
      long place = (long) key - keys[0];
      return place < 0 ? 0 : place >= known.length ? keys.length : known[(int) place];
    }
    return lower(keys, 0, keys.length, key);
  }

  /** The row behind those of a key, the first of which is known. */
  int end(int key, int start) {
    int[] known = offsets;
    if (known != null) {
      return key == Integer.MAX_VALUE ? keys.length : start(key + 1);
    }
    int row = start;
    int step = 1;
    while (row < keys.length && keys[row] == key) {
      if (row + step < keys.length && keys[row + step] == key) {
        row += step;
        step *= 2;
      } else {
        step = 1;
        row += 1;
      }
    }
    return row;
  }

  /** The rows of a key. */
  IntStream rowsOf(int key) {
    int start = start(key);
    return IntStream.range(start, end(key, start));
  }

  boolean contains(int key, int value) {
    int start = start(key);
    return contains(start, end(key, start), value);
  }

  /** Whether one of the rows of a key has this value. */
  boolean contains(int start, int end, int value) {
    if (end - start < 8) {
      for (int row = start; row < end; row++) {
        if (values[row] == value) {
          return true;
        }
      }
      return false;
    }
    int row = lower(values, start, end, value);
    return row < end && values[row] == value;
  }

  /** Which of some sorted pairs are here. */
  byte[] contain(long[] sorted) {
    int[] subjects = new int[sorted.length];
    int[] objects = new int[sorted.length];
    for (int row = 0; row < sorted.length; row++) {
      subjects[row] = (int) (sorted[row] >>> 32);
      objects[row] = (int) sorted[row];
    }
    PairSearch search = new PairSearch(this, Operand.column(subjects), sorted.length);
    return search.contain(Operand.column(objects), sorted.length);
  }

  private static int lower(int[] column, int from, int to, int value) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (column[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** All pairs of both, none of which is in the other. */
  Pairs merge(Pairs other) {
    if (rows() == 0) {
      return other;
    }
    if (other.rows() == 0) {
      return this;
    }
    int[] allKeys = new int[keys.length + other.keys.length];
    int[] allValues = new int[allKeys.length];
    int mine = 0;
    int theirs = 0;
    for (int row = 0; row < allKeys.length; row++) {
      boolean isMine =
          theirs == other.keys.length
              || (mine < keys.length
                  && (keys[mine] < other.keys[theirs]
                      || (keys[mine] == other.keys[theirs]
                          && values[mine] < other.values[theirs])));
      allKeys[row] = isMine ? keys[mine] : other.keys[theirs];
      allValues[row] = isMine ? values[mine++] : other.values[theirs++];
    }
    return new Pairs(allKeys, allValues);
  }
}
