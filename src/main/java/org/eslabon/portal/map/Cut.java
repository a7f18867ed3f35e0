package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.List;

/** What of a closed line lies within a frame (Sutherland and Hodgman 1974). */
final class Cut {

  private Cut() {}

  /**
   * The ring cut at the edges of the frame; empty when it lies outside.
   *
   * @param frame west, east, south, north
   */
  static double[][] to(double[] frame, double[][] ring) {
    double[][] left = ring;
    for (int edge = 0; edge < 4 && left.length > 0; edge++) {
      left = along(left, edge / 2, frame[edge], edge % 2 == 0 ? 1 : -1);
    }
    return left;
  }

  /** Keeps what lies beyond a value of one axis, in the direction of the sign. */
  private static double[][] along(double[][] ring, int axis, double edge, int sign) {
    List<double[]> kept = new ArrayList<>(ring.length);
    boolean all = true;
    for (int i = 0; i < ring.length; i++) {
      double[] from = ring[i];
      double[] to = ring[(i + 1) % ring.length];
      boolean fromInside = (from[axis] - edge) * sign >= 0;
      boolean toInside = (to[axis] - edge) * sign >= 0;
      if (fromInside) {
        kept.add(from);
      }
      if (fromInside != toInside) {
        double share = (edge - from[axis]) / (to[axis] - from[axis]);
        double[] crossing = new double[2];
        crossing[axis] = edge;
        crossing[1 - axis] = from[1 - axis] + share * (to[1 - axis] - from[1 - axis]);
        kept.add(crossing);
      }
      all &= fromInside;
    }
    return all ? ring : kept.toArray(double[][]::new);
  }
}
