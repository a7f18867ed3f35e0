package org.eslabon.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eslabon.portal.map.MapWindow.Point;
import org.eslabon.portal.map.SymbolLayout.Disc;
import org.junit.jupiter.api.Test;

/** Symbols that would hide each other. */
final class SymbolLayoutTest {

  private static void assertApart(List<Disc> discs, List<Point> points) {
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        double distance =
            Math.hypot(
                points.get(i).x() - points.get(j).x(), points.get(i).y() - points.get(j).y());
        double touching = discs.get(i).radius() + discs.get(j).radius();
        assertTrue(distance > touching - 0.5, i + " hides " + j);
      }
    }
  }

  @Test
  void oneSymbolStaysAtHome() {
    Point home = new Point(10, 20);
    Point at = SymbolLayout.apart(List.of(new Disc(home, 8))).get(0);
    assertEquals(10, at.x(), 0.1);
    assertEquals(20, at.y(), 0.1);
  }

  @Test
  void manyOfOnePlaceAllShow() {
    List<Disc> discs = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      discs.add(new Disc(new Point(100, 100), 9));
    }
    assertApart(discs, SymbolLayout.apart(discs));
  }

  @Test
  void aCrowdIsPartedTheSameWayEachTime() {
    Random random = new Random(20261121);
    List<Disc> discs = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Point home = new Point(random.nextDouble() * 500, random.nextDouble() * 500);
      discs.add(new Disc(home, 4 + random.nextDouble() * 12));
    }
    List<Point> points = SymbolLayout.apart(discs);
    assertApart(discs, points);
    assertEquals(points, SymbolLayout.apart(discs));
  }
}
