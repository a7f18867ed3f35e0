package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.eslabon.portal.map.EqualEarth.Plane;
import org.eslabon.portal.map.Outlines.Country;

/**
 * The part of the earth that a picture shows, and where places lie in it. Immutable.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record MapWindow(int width, int height, EqualEarth projection, double scale, Plane corner) {

  /** In radii of the globe: about ten degrees, so that one place alone shows where it is. */
  private static final double LEAST_SPAN = 0.17;

  /** The share of the picture that stays free around the outermost places. */
  private static final double MARGIN = 0.09;

  /** Tenths of a pixel, width and height together: smaller isles are specks. */
  private static final long LEAST_ISLE = 30;

  /** The middle of a picture that shows nothing. */
  private static final List<Place> NOWHERE = List.of(new Place(-118, -56), new Place(-34, 33));

  /** A point of a picture, in pixels from its upper left corner. */
  public record Point(double x, double y) {

    /** With one digit after the point. */
    public Point rounded() {
      return new Point(Math.rint(x * 10) / 10, Math.rint(y * 10) / 10);
    }
  }

  /**
   * A country in a picture.
   *
   * @param code ISO 3166-1 alpha-2, or empty
   * @param path as SVG has it
   */
  public record Land(String code, String path) {}

  /** The smallest window that shows all places; Latin America when there is none. */
  public static MapWindow around(Collection<Place> places, int width) {
    Collection<Place> shown = places.isEmpty() ? NOWHERE : places;
    EqualEarth projection = new EqualEarth(middle(shown));
    double west = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    double south = Double.MAX_VALUE;
    double north = -Double.MAX_VALUE;
    for (Place place : shown) {
      Plane plane = projection.project(place.longitude(), place.latitude());
      west = Math.min(west, plane.x());
      east = Math.max(east, plane.x());
      south = Math.min(south, plane.y());
      north = Math.max(north, plane.y());
    }
    double spanX = Math.max(east - west, LEAST_SPAN) / (1 - 2 * MARGIN);
    double spanY = Math.max(north - south, LEAST_SPAN) / (1 - 2 * MARGIN);
    int height = (int) Math.rint(width * Math.max(0.5, Math.min(1.05, spanY / spanX)));
    double scale = Math.min(width / spanX, height / spanY);
    return new MapWindow(
        width,
        height,
        projection,
        scale,
        new Plane((west + east - width / scale) / 2, (south + north + height / scale) / 2));
  }

  /** The longitude opposite to the widest stretch without a place. */
  private static double middle(Collection<Place> places) {
    double[] east = places.stream().mapToDouble(Place::longitude).sorted().toArray();
    double widest = east[0] + 360 - east[east.length - 1];
    double middle = (east[0] + east[east.length - 1]) / 2;
    for (int i = 1; i < east.length; i++) {
      if (east[i] - east[i - 1] > widest) {
        widest = east[i] - east[i - 1];
        middle = (east[i] + east[i - 1]) / 2 + 180;
      }
    }
    return middle > 180 ? middle - 360 : middle;
  }

  /** Where a place lies in the picture. */
  public Point point(Place place) {
    return point(place.longitude(), place.latitude());
  }

  private Point point(double longitude, double latitude) {
    Plane plane = projection.project(longitude, latitude);
    return new Point((plane.x() - corner.x()) * scale, (corner.y() - plane.y()) * scale);
  }

  /** The countries that can be seen, each cut where the picture ends. */
  public List<Land> lands(Outlines outlines) {
    double north = projection.latitude(corner.y());
    double south = projection.latitude(corner.y() - height / scale);
    double narrowest = projection.degree(Math.max(Math.abs(north), Math.abs(south)));
    double half = Math.max(Math.abs(corner.x()), Math.abs(corner.x() + width / scale));
    double reach = Math.min(180, half / Math.max(narrowest, 1e-9));
    // a little more than is seen, so that no line is drawn where countries are cut
    double west = projection.centre() - Math.min(180, reach + 1);
    double east = projection.centre() + Math.min(180, reach + 1);
    double[] frame = {west, east, south - 1, north + 1};
    double pixel = Math.toDegrees(1 / scale);
    List<Land> lands = new ArrayList<>();
    for (Country country : outlines.countries(pixel)) {
      StringBuilder path = new StringBuilder();
      for (double[][] ring : country.rings()) {
        double[] extent = extent(ring);
        for (int turn = -360; turn <= 360; turn += 360) {
          if (extent[0] + turn <= east
              && extent[1] + turn >= west
              && extent[2] <= frame[3]
              && extent[3] >= frame[2]) {
            draw(Cut.to(frame, turned(ring, turn)), path);
          }
        }
      }
      if (path.length() > 0) {
        lands.add(new Land(country.code(), path.toString()));
      }
    }
    return lands;
  }

  /** West, east, south and north of a ring. */
  private static double[] extent(double[][] ring) {
    double[] extent = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[] point : ring) {
      extent[0] = Math.min(extent[0], point[0]);
      extent[1] = Math.max(extent[1], point[0]);
      extent[2] = Math.min(extent[2], point[1]);
      extent[3] = Math.max(extent[3], point[1]);
    }
    return extent;
  }

  private static double[][] turned(double[][] ring, double degrees) {
    return degrees == 0
        ? ring
        : Arrays.stream(ring)
            .map(point -> new double[] {point[0] + degrees, point[1]})
            .toArray(double[][]::new);
  }

  /** Pixels with one digit, each as the way from the one before: half the bytes. */
  private void draw(double[][] ring, StringBuilder path) {
    long x = 0;
    long y = 0;
    int drawn = 0;
    int begin = path.length();
    long[] extent = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
    for (double[] degrees : ring) {
      // the edge itself belongs to the half that it was cut from
      double away = Math.max(-180, Math.min(180, degrees[0] - projection.centre()));
      Plane plane = projection.project(projection.centre() + away, degrees[1]);
      long nextX = Math.round((plane.x() - corner.x()) * scale * 10);
      long nextY = Math.round((corner.y() - plane.y()) * scale * 10);
      if (drawn > 0 && Math.abs(nextX - x) + Math.abs(nextY - y) < 10) {
        continue;
      }
      path.append(drawn == 0 ? 'M' : 'l').append(tenths(nextX - x));
      path.append(nextY - y < 0 ? "" : " ").append(tenths(nextY - y));
      x = nextX;
      y = nextY;
      drawn++;
      extent[0] = Math.min(extent[0], x);
      extent[1] = Math.max(extent[1], x);
      extent[2] = Math.min(extent[2], y);
      extent[3] = Math.max(extent[3], y);
    }
    if (drawn > 2 && extent[1] - extent[0] + extent[3] - extent[2] > LEAST_ISLE) {
      path.append('z');
    } else {
      path.setLength(begin);
    }
  }

  private static String tenths(long tenths) {
    if (tenths % 10 == 0) {
      return Long.toString(tenths / 10);
    }
    // a map has thousands of points, and a formatter for each takes longer than all else
    long size = Math.abs(tenths);
    return (tenths < 0 ? "-" : "") + size / 10 + "." + size % 10;
  }
}
