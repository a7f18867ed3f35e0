package org.eslabon.portal.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outlines of the countries, from Natural Earth (public domain); {@code src/main/map} makes the
 * file that is read here. Borders are kept once, and thinned out border by border, so that
 * neighbours meet at any scale. Immutable; safe for use by several threads.
 */
public final class Outlines {

  /** Who is to be named beside a map. */
  public static final String ATTRIBUTION = "Natural Earth";

  private static final String FILE = "outlines.json";

  private final double step;
  private final List<int[][]> borders;
  private final List<Shape> shapes;
  private final Map<Integer, List<Country>> thinned = new ConcurrentHashMap<>();

  /** A country as numbers of borders; {@code ~n} is border n backwards. */
  private record Shape(String code, List<List<Integer>> rings) {}

  /**
   * A country.
   *
   * @param code ISO 3166-1 alpha-2, empty where there is none
   * @param rings closed lines of longitude and latitude; holes are rings too (rule even-odd)
   */
  record Country(String code, List<double[][]> rings) {}

  private Outlines(double step, List<int[][]> borders, List<Shape> shapes) {
    this.step = step;
    this.borders = borders;
    this.shapes = shapes;
  }

  /** The outlines that come with the program. */
  public static Outlines read() {
    try (InputStream in = Outlines.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no outlines beside " + Outlines.class);
      }
      JsonNode topology = new ObjectMapper().readTree(in);
      List<int[][]> borders = new ArrayList<>();
      topology.get("arcs").forEach(border -> borders.add(points(border)));
      List<Shape> shapes = new ArrayList<>();
      topology.at("/objects/countries/geometries").forEach(country -> shapes.add(shape(country)));
      return new Outlines(topology.at("/transform/scale/0").asDouble(), borders, shapes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** TopoJSON writes each point as the way from the one before. */
  private static int[][] points(JsonNode border) {
    int[][] points = new int[border.size()][];
    int x = 0;
    int y = 0;
    for (int i = 0; i < points.length; i++) {
      x += border.get(i).get(0).asInt();
      y += border.get(i).get(1).asInt();
      points[i] = new int[] {x, y};
    }
    return points;
  }

  private static Shape shape(JsonNode country) {
    List<List<Integer>> rings = new ArrayList<>();
    for (JsonNode part : country.get("arcs")) {
      for (JsonNode ring : part) {
        List<Integer> numbers = new ArrayList<>();
        ring.forEach(number -> numbers.add(number.asInt()));
        rings.add(numbers);
      }
    }
    return new Shape(country.path("id").asText(""), rings);
  }

  /**
   * The countries, with no more detail than can be seen.
   *
   * @param degrees the distance from a straight line below which a bend is left out
   */
  List<Country> countries(double degrees) {
    // powers of two: a map that grows a little looks the same and is worked out once
    int level = (int) Math.max(0, Math.floor(Math.log(degrees / step) / Math.log(2)));
    return thinned.computeIfAbsent(level, any -> thin(step * Math.scalb(1.0, level)));
  }

  private List<Country> thin(double degrees) {
    double tolerance = degrees / step;
    List<int[][]> thin = borders.stream().map(border -> Bends.of(border, tolerance)).toList();
    return shapes.stream()
        .map(
            shape ->
                new Country(
                    shape.code(),
                    shape.rings().stream()
                        .map(ring -> joined(ring, thin))
                        .filter(ring -> ring.length > 3)
                        .toList()))
        .toList();
  }

  private double[][] joined(List<Integer> ring, List<int[][]> thin) {
    List<double[]> points = new ArrayList<>();
    for (int number : ring) {
      int[][] border = thin.get(number < 0 ? ~number : number);
      for (int i = 0; i < border.length; i++) {
        int[] point = border[number < 0 ? border.length - 1 - i : i];
        // a border begins where the one before it ended
        if (i > 0 || points.isEmpty()) {
          double longitude = point[0] * step;
          if (!points.isEmpty()) {
            // Russia and Fiji go on beyond 180°, and do not come back around the world
            double before = points.get(points.size() - 1)[0];
            longitude += 360 * Math.rint((before - longitude) / 360);
          }
          points.add(new double[] {longitude, point[1] * step});
        }
      }
    }
    return points.toArray(double[][]::new);
  }
}
