package org.eslabon.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The projection against the numbers of its authors. */
final class EqualEarthTest {

  @Test
  void edgesOfTheWorldLieWhereTheAuthorsPutThem() {
    EqualEarth earth = new EqualEarth(0);
    assertEquals(2.70663, earth.project(180, 0).x(), 1e-5);
    assertEquals(1.31736, earth.project(0, 90).y(), 1e-5);
    assertEquals(0, earth.project(0, 0).y(), 1e-12);
  }

  @Test
  void areasKeepTheirProportions() {
    // a band of latitude has 2π (sin b - sin a) of the globe's area
    EqualEarth earth = new EqualEarth(-60);
    double total = 0;
    double steps = 2000;
    for (int i = 0; i < steps; i++) {
      double south = 10 + 40 * i / steps;
      double north = 10 + 40 * (i + 1) / steps;
      double height = earth.project(0, north).y() - earth.project(0, south).y();
      total += height * earth.degree((south + north) / 2) * 360;
    }
    double sphere = 2 * Math.PI * (Math.sin(Math.toRadians(50)) - Math.sin(Math.toRadians(10)));
    assertEquals(sphere, total, 1e-4);
  }

  @Test
  void latitudesAreFoundAgain() {
    EqualEarth earth = new EqualEarth(100);
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      double latitude = random.nextDouble() * 180 - 90;
      assertEquals(latitude, earth.latitude(earth.project(0, latitude).y()), 1e-4);
    }
  }

  @Test
  void placesAreMetOnTheShorterWay() {
    EqualEarth pacific = new EqualEarth(170);
    assertEquals(20, pacific.beside(-170), 1e-9);
    assertEquals(-20, pacific.beside(150), 1e-9);
  }
}
