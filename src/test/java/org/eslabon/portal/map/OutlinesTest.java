package org.eslabon.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eslabon.portal.map.Outlines.Country;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outlines that come with the program. */
final class OutlinesTest {

  private static final Outlines OUTLINES = Outlines.read();

  private static Country country(String code, double degrees) {
    return OUTLINES.countries(degrees).stream()
        .filter(country -> country.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** Even-odd: a line to the east meets the border an odd number of times. */
  private static boolean holds(Country country, double longitude, double latitude) {
    boolean inside = false;
    for (double[][] ring : country.rings()) {
      for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        boolean crosses = (ring[i][1] > latitude) != (ring[j][1] > latitude);
        if (crosses
            && longitude
                < (ring[j][0] - ring[i][0]) * (latitude - ring[i][1]) / (ring[j][1] - ring[i][1])
                    + ring[i][0]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  @ParameterizedTest(name = "{0} holds {1}, {2}")
  @CsvSource({
    "BR, -51.13, -29.68",
    "PE, -71.98, -13.52",
    "MX, -101.68, 21.12",
    "CL, -72.94, -41.47",
    "ES, -2.62, 43.00",
    "IN, 77.34, 11.11",
    "RU, 177.5, 65.5",
    "US, -90.0, 40.0"
  })
  void aCountryHoldsItsPlaces(String code, double longitude, double latitude) {
    for (double degrees : new double[] {0.01, 0.1, 0.4}) {
      assertTrue(holds(country(code, degrees), longitude, latitude), "at " + degrees);
    }
  }

  @Test
  void neighboursMeetAtAnyScale() {
    for (double degrees : new double[] {0.01, 0.2, 1}) {
      Set<List<Double>> bolivia = points(country("BO", degrees));
      bolivia.retainAll(points(country("PE", degrees)));
      assertTrue(bolivia.size() >= 2, bolivia.size() + " points in common at " + degrees);
    }
  }

  @Test
  void whatCannotBeSeenIsLeftOut() {
    assertTrue(points(country("CL", 0.5)).size() < points(country("CL", 0.01)).size() / 4);
  }

  @Test
  void noBorderJumpsAroundTheWorld() {
    for (Country country : OUTLINES.countries(0.01)) {
      for (double[][] ring : country.rings()) {
        for (int i = 1; i < ring.length; i++) {
          assertTrue(Math.abs(ring[i][0] - ring[i - 1][0]) < 90, country.code());
        }
      }
    }
  }

  @Test
  void picturesEndWithoutALine() {
    // Fiji and Russia lie on both sides of 180°; neither is near Peru
    MapWindow peru =
        MapWindow.around(List.of(new Place(-78.5, -6.7), new Place(-71.5, -16.4)), 960);
    long countries = peru.lands(OUTLINES).stream().map(MapWindow.Land::code).distinct().count();
    assertEquals(5, countries, () -> peru.lands(OUTLINES).toString());
  }

  private static Set<List<Double>> points(Country country) {
    Set<List<Double>> points = new HashSet<>();
    for (double[][] ring : country.rings()) {
      Arrays.stream(ring).forEach(point -> points.add(List.of(point[0], point[1])));
    }
    return points;
  }
}
