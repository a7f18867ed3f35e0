package org.eslabon.portal.map;

import java.util.BitSet;

/** The points of a line that bend it visibly (Douglas and Peucker 1973). */
final class Bends {

  private final int[][] line;
  private final double tolerance;
  private final BitSet kept = new BitSet();

  private Bends(int[][] line, double tolerance) {
    this.line = line;
    this.tolerance = tolerance;
  }

  /** The line without points nearer than the tolerance to what is left; its ends stay. */
  static int[][] of(int[][] line, double tolerance) {
    if (line.length < 3) {
      return line;
    }
    Bends bends = new Bends(line, tolerance);
    int last = line.length - 1;
    bends.kept.set(0);
    bends.kept.set(last);
    if (line[0][0] == line[last][0] && line[0][1] == line[last][1]) {
      // a closed line has no direction: it is parted at the point farthest from its ends
      int farthest = bends.farthest(0, last);
      bends.kept.set(farthest);
      bends.part(0, farthest);
      bends.part(farthest, last);
    } else {
      bends.part(0, last);
    }
    return bends.kept.stream().mapToObj(i -> line[i]).toArray(int[][]::new);
  }

  private void part(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int farthest = farthest(from, to);
    if (distance(farthest, from, to) > tolerance) {
      kept.set(farthest);
      part(from, farthest);
      part(farthest, to);
    }
  }

  private int farthest(int from, int to) {
    int farthest = from + 1;
    double most = -1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(i, from, to);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    return farthest;
  }

  /** From a point to the straight line between two others, or to the one point that both are. */
  private double distance(int point, int from, int to) {
    double alongX = line[to][0] - line[from][0];
    double alongY = line[to][1] - line[from][1];
    double x = line[point][0] - line[from][0];
    double y = line[point][1] - line[from][1];
    double length = Math.hypot(alongX, alongY);
    return length == 0 ? Math.hypot(x, y) : Math.abs(x * alongY - y * alongX) / length;
  }
}
