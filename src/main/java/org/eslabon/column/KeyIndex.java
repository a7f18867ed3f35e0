package org.eslabon.column;

import java.util.Arrays;

/** The keys of one group of rows, found by what tells them apart. Read by any thread. */
public final class KeyIndex {

  /** What {@link #find} says of a name that is no key. */
  public static final long NONE = -1;

  private final TermTable names = new TermTable();
  private int[] locations = new int[1 << 10];

  KeyIndex() {}

  void add(byte[] source, int from, int to, int location) {
    int name = names.add(source, from, to, 0, TermText.hash(source, from, to, 0));
    if (name == locations.length) {
      locations = Arrays.copyOf(locations, name * 2);
    }
    locations[name] = location;
  }

  /** What stands for the key of this name while a graph is built, or {@link #NONE}. */
  public long find(byte[] source, int from, int to) {
    int name = names.find(source, from, to, 0);
    return name < 0 ? NONE : Integer.toUnsignedLong(locations[name]);
  }
}
