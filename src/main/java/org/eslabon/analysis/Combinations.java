package org.eslabon.analysis;

import java.util.ArrayList;
import java.util.List;

/** All ways to take some of several things, in the order of their positions. */
final class Combinations {

  private Combinations() {}

  /** The subsets of a size; {@code [a, b, c]} has {@code [a, b], [a, c], [b, c]} of size 2. */
  static <T> List<List<T>> ofSize(List<T> all, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<T>> subsets = new ArrayList<>();
    for (int i = 0; i + size <= all.size(); i++) {
      for (List<T> rest : ofSize(all.subList(i + 1, all.size()), size - 1)) {
        List<T> subset = new ArrayList<>(size);
        subset.add(all.get(i));
        subset.addAll(rest);
        subsets.add(subset);
      }
    }
    return subsets;
  }

  /** One element out of each list. */
  static <T> List<List<T>> product(List<List<T>> lists) {
    List<List<T>> all = List.of(List.of());
    for (List<T> list : lists) {
      List<List<T>> longer = new ArrayList<>();
      for (List<T> start : all) {
        for (T next : list) {
          List<T> tuple = new ArrayList<>(start);
          tuple.add(next);
          longer.add(tuple);
        }
      }
      all = longer;
    }
    return all;
  }
}
