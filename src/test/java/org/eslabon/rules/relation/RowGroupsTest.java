package org.eslabon.rules.relation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.eslabon.SeededTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Groups of so many rows that several threads make them, against a map that one thread fills. */
class RowGroupsTest {

  private static final int ROWS = 100_000;

  @TestFactory
  Stream<DynamicTest> groupsAreNumberedInTheOrderOfTheirFirstRows() {
    return SeededTests.from(0, 12, seed -> check(new Random(seed)));
  }

  private static void check(Random random) {
    int[][] keys = new int[1 + random.nextInt(3)][];
    for (int i = 0; i < keys.length; i++) {
      int span = 1 + random.nextInt(1 << (1 + random.nextInt(20)));
      int least = random.nextInt(1000) - 1;
      keys[i] = random.ints(ROWS, least, least + span).toArray();
    }
    Map<List<Integer>, Integer> known = new LinkedHashMap<>();
    List<Integer> firsts = new ArrayList<>();
    int[] expected = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      List<Integer> key = key(keys, row);
      if (!known.containsKey(key)) {
        known.put(key, known.size());
        firsts.add(row);
      }
      expected[row] = known.get(key);
    }
    RowGroups groups = new RowGroups(keys, ROWS);
    assertArrayEquals(expected, groups.groupOf());
    assertArrayEquals(firsts.stream().mapToInt(row -> row).toArray(), groups.firstRows());
    int[][] others = Arrays.stream(keys).map(RowGroupsTest::moved).toArray(int[][]::new);
    int[] found = groups.find(others, ROWS);
    for (int row = 0; row < ROWS; row++) {
      assertEquals(known.getOrDefault(key(others, row), -1), found[row]);
    }
  }

  private static List<Integer> key(int[][] columns, int row) {
    return Arrays.stream(columns).map(column -> column[row]).toList();
  }

  /** The same values elsewhere, and some that are not there. */
  private static int[] moved(int[] column) {
    int[] moved = column.clone();
    for (int row = 0; row < ROWS; row++) {
      moved[row] += row % 7 - 3;
    }
    return moved;
  }
}
