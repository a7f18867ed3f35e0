package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eslabon.column.Relation;
import org.eslabon.column.SortedPairs;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of ids sorted by key and value, each once: one predicate by subject, its inverse by object.
 * Immutable; safe for threads.
 */
public final class Pairs {

  /** To go through all values more often takes longer than to turn them round. */
  private static final int WORTH_INVERSE = 4;

  static final Pairs NONE = new Pairs(new int[0], new int[0]);

  private final int[] keys;
  private final int[] values;
  private final @Nullable Relation relation;

  /** The keys of values that were asked for: who counts them often asks for them next. */
  private final Map<Integer, int[]> found = new ConcurrentHashMap<>();

  private final AtomicInteger scans = new AtomicInteger();
  private int distinct = -1;
  private int distinctValues = -1;
  private volatile int @Nullable [] offsets;
  private volatile @Nullable Pairs inverse;

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

  /** Pairs of two columns, the first of which has each key once and in order. */
  static Pairs ascending(int[] keys, int[] values) {
    Pairs pairs = new Pairs(keys, values);
    pairs.distinct = keys.length;
    return pairs;
  }

  /** Pairs in any order, key in the upper half, some perhaps twice. Sorts them in their array. */
  static Pairs ofAny(long[] pairs) {
    boolean isSorted = true;
    boolean isDistinct = true;
    for (int i = 1; i < pairs.length && isSorted; i++) {
      isSorted = pairs[i - 1] <= pairs[i];
      isDistinct &= pairs[i - 1] != pairs[i];
    }
    if (!isSorted) {
      sort(pairs);
    }
    return of(isSorted && isDistinct ? pairs : distinctSorted(pairs));
  }

  private static void sort(long[] pairs) {
    if (pairs.length > 1 << 16) {
      Arrays.parallelSort(pairs);
    } else {
      Arrays.sort(pairs);
    }
  }

  /** Sorted pairs, each once. */
  private static long[] distinctSorted(long[] sorted) {
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return size == sorted.length ? sorted : Arrays.copyOf(sorted, size);
  }

  /** All pairs of some, which may have the same ones. */
  public static Pairs union(List<Pairs> some) {
    PairRows all = new PairRows();
    some.forEach(pairs -> all.addAll(pairs.keys, pairs.values, pairs.rows()));
    return all.sorted();
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

  /** A key in the upper half and a value in the lower, in the order of {@link #keys}. */
  public static long pair(int key, int value) {
    return (long) key << 32 | (value & 0xFFFF_FFFFL);
  }

  /** How many pairs there are. */
  public int rows() {
    return keys.length;
  }

  /** The keys in order. Not to be written to. */
  public int[] keys() {
    return keys;
  }

  /** The value in each row. Not to be written to. */
  public int[] values() {
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
    int[] keys = found.get(value);
    if (keys == null) {
      if (wantsInverse()) {
        inverse();
        return keysOf(value);
      }
      keys = scanned(value);
      found.put(value, keys);
    }
    return keys;
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
      found.clear();
    }
    return known;
  }

  private Pairs invert() {
    long[] turned = new long[keys.length];
    for (int row = 0; row < turned.length; row++) {
      turned[row] = pair(values[row], keys[row]);
    }
    sort(turned);
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

  /** These pairs but for those that others have as well. */
  Pairs without(Pairs others) {
    if (others.rows() == 0 || rows() == 0) {
      return this;
    }
    PairSearch search = new PairSearch(others, Operand.column(keys), rows());
    int[] rest = Truth.rows(search.contain(Operand.column(values), rows()), Truth.FALSE);
    return rest.length == rows()
        ? this
        : new Pairs(Table.gather(keys, rest), Table.gather(values, rest));
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
