package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eslabon.portal.map.MapWindow.Point;

/**
 * Moves symbols apart that would hide each other, as little as it takes. The same symbols always
 * come to lie the same way.
 */
public final class SymbolLayout {

  /** Pixels between two symbols. */
  private static final double GAP = 1.5;

  private static final int MOST_ROUNDS = 240;

  /** How much of the way home a symbol goes in each round. */
  private static final double HOMESICKNESS = 0.04;

  private final double[] x;
  private final double[] y;
  private final double[] radius;

  private SymbolLayout(List<Disc> discs) {
    x = discs.stream().mapToDouble(disc -> disc.home().x()).toArray();
    y = discs.stream().mapToDouble(disc -> disc.home().y()).toArray();
    radius = discs.stream().mapToDouble(Disc::radius).toArray();
  }

  /**
   * A symbol that takes room.
   *
   * @param home where it would lie if it were alone
   * @param radius in pixels
   */
  public record Disc(Point home, double radius) {}

  /** Where the symbols come to lie, in the order in which they were given. */
  public static List<Point> apart(List<Disc> discs) {
    SymbolLayout layout = new SymbolLayout(discs);
    layout.scatter();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (round < MOST_ROUNDS * 3 / 4) {
        layout.drawHome(discs);
      }
      if (!layout.push() && round >= MOST_ROUNDS * 3 / 4) {
        break;
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < discs.size(); i++) {
      points.add(new Point(layout.x[i], layout.y[i]));
    }
    return points;
  }

  /** Symbols of one place have no direction to part in: they get one, by the golden angle. */
  private void scatter() {
    for (int i = 0; i < x.length; i++) {
      double angle = i * Math.PI * (3 - Math.sqrt(5));
      x[i] += Math.cos(angle) * 0.05;
      y[i] += Math.sin(angle) * 0.05;
    }
  }

  private void drawHome(List<Disc> discs) {
    for (int i = 0; i < x.length; i++) {
      x[i] += (discs.get(i).home().x() - x[i]) * HOMESICKNESS;
      y[i] += (discs.get(i).home().y() - y[i]) * HOMESICKNESS;
    }
  }

  /** Parts every two that meet, each by half; tells whether any did. */
  private boolean push() {
    boolean pushed = false;
    double reach = 2 * Arrays.stream(radius).max().orElse(0) + GAP;
    Integer[] eastward =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .toArray(Integer[]::new);
    for (int first = 0; first < eastward.length; first++) {
      int i = eastward[first];
      for (int second = first + 1; second < eastward.length; second++) {
        int j = eastward[second];
        double wanted = radius[i] + radius[j] + GAP;
        double dx = x[j] - x[i];
        if (dx > reach) {
          break;
        }
        double dy = y[j] - y[i];
        double distance = Math.hypot(dx, dy);
        if (distance < wanted - 0.01) {
          double share = (wanted - distance) / Math.max(distance, 1e-9) / 2;
          x[i] -= dx * share;
          y[i] -= dy * share;
          x[j] += dx * share;
          y[j] += dy * share;
          pushed = true;
        }
      }
    }
    return pushed;
  }
}
