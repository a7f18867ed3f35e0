package org.eslabon.portal.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.portal.visit.Ref;

/**
 * Points and lines: a small graph as one sees it. Points push each other away and lines pull them
 * together (Fruchterman and Reingold 1991) from places on a circle, so that the same graph always
 * looks the same. Immutable.
 */
public record GraphPicture(int width, int height, List<Point> points, List<Line> lines) {

  private static final int WIDTH = 960;
  private static final int MOST_HEIGHT = 600;

  /** Half a name stands beside a point at the edge, and a line of text above it. */
  private static final int[] MARGIN = {110, 36};

  private static final int MOST_POINTS = 70;
  private static final int MOST_LINES = 200;
  private static final int ROUNDS = 300;
  private static final double PULL = 0.6;

  /** Copies the lists. */
  public GraphPicture {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
  }

  /** One thing. */
  public record Point(int x, int y, Ref name) {

    /** Where its name stands: by turns above and below, so that neighbours do not collide. */
    public int nameY(int index) {
      return index % 2 == 0 ? y - 11 : y + 21;
    }

    /** Its name, short enough to stand beside others. */
    public String label() {
      String label = name.label();
      return label.length() > 28 ? label.substring(0, 27) + "…" : label;
    }
  }

  /** A connection, with what it is. */
  public record Line(int x1, int y1, int x2, int y2, String label) {}

  /** A connection between two things. */
  record Edge(Ref from, Ref to, String label) {}

  /** The picture of some connections; nothing when there are none, or too many to see any. */
  static Optional<GraphPicture> of(List<Edge> edges) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Ref> names = new ArrayList<>();
    for (Edge edge : edges) {
      for (Ref end : List.of(edge.from(), edge.to())) {
        if (numbers.putIfAbsent(end.node().toString(), names.size()) == null) {
          names.add(end);
        }
      }
    }
    if (edges.isEmpty() || edges.size() > MOST_LINES || names.size() > MOST_POINTS) {
      return Optional.empty();
    }
    int[][] ends = new int[edges.size()][];
    for (int i = 0; i < ends.length; i++) {
      ends[i] =
          new int[] {
            numbers.getOrDefault(edges.get(i).from().node().toString(), 0),
            numbers.getOrDefault(edges.get(i).to().node().toString(), 0)
          };
    }
    int height = Math.min(MOST_HEIGHT, 160 + 40 * names.size());
    double[][] places = settled(names.size(), ends, height);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      points.add(new Point((int) places[i][0], (int) places[i][1], names.get(i)));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      Point from = points.get(ends[i][0]);
      Point to = points.get(ends[i][1]);
      lines.add(new Line(from.x(), from.y(), to.x(), to.y(), edges.get(i).label()));
    }
    return Optional.of(new GraphPicture(WIDTH, height, points, lines));
  }

  private static double[][] settled(int count, int[][] ends, int height) {
    int[] size = {WIDTH, height};
    double[][] places = new double[count][2];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      // not quite a circle, so that no two forces cancel out
      double radius = 0.3 + 0.1 * (i % 3);
      places[i][0] = WIDTH * (0.5 + radius * Math.cos(angle));
      places[i][1] = height * (0.5 + radius * Math.sin(angle));
    }
    double ideal = 0.8 * Math.sqrt((double) WIDTH * height / Math.max(1, count));
    for (int round = 0; round < ROUNDS; round++) {
      double most = WIDTH / 8.0 * (1 - round / (double) ROUNDS);
      move(places, forces(places, ends, ideal), most, size);
    }
    for (int axis = 0; axis < 2; axis++) {
      stretch(places, axis, size[axis]);
    }
    return places;
  }

  /** Uses the whole room, so that names stand as far from each other as they can. */
  private static void stretch(double[][] places, int axis, int size) {
    double least = Stream.of(places).mapToDouble(place -> place[axis]).min().orElse(0);
    double most = Stream.of(places).mapToDouble(place -> place[axis]).max().orElse(0);
    double room = size - 2.0 * MARGIN[axis];
    for (double[] place : places) {
      place[axis] =
          MARGIN[axis]
              + (most - least < 1 ? room / 2 : room * (place[axis] - least) / (most - least));
    }
  }

  private static double[][] forces(double[][] places, int[][] ends, double ideal) {
    double[] middle = {
      Stream.of(places).mapToDouble(place -> place[0]).average().orElse(0),
      Stream.of(places).mapToDouble(place -> place[1]).average().orElse(0)
    };
    double[][] forces = new double[places.length][2];
    for (int i = 0; i < places.length; i++) {
      for (int j = i + 1; j < places.length; j++) {
        double distance = distance(places[i], places[j]);
        push(forces, places, new int[] {i, j}, ideal * ideal / distance / distance);
      }
    }
    for (int[] ended : ends) {
      double distance = distance(places[ended[0]], places[ended[1]]);
      push(forces, places, ended, -distance / ideal);
    }
    // what hangs together with nothing else would flee into the corners
    for (int i = 0; i < places.length; i++) {
      for (int axis = 0; axis < 2; axis++) {
        forces[i][axis] -= PULL * (places[i][axis] - middle[axis]);
      }
    }
    return forces;
  }

  private static double distance(double[] one, double[] other) {
    return Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]));
  }

  private static void push(double[][] forces, double[][] places, int[] pair, double strength) {
    for (int axis = 0; axis < 2; axis++) {
      double force = (places[pair[0]][axis] - places[pair[1]][axis]) * strength;
      forces[pair[0]][axis] += force;
      forces[pair[1]][axis] -= force;
    }
  }

  private static void move(double[][] places, double[][] forces, double most, int[] size) {
    for (int i = 0; i < places.length; i++) {
      double length = Math.max(1e-9, Math.hypot(forces[i][0], forces[i][1]));
      double step = Math.min(most, length) / length;
      for (int axis = 0; axis < 2; axis++) {
        double place = places[i][axis] + forces[i][axis] * step;
        double end = size[axis] - (double) MARGIN[axis];
        places[i][axis] = Math.max(MARGIN[axis], Math.min(end, place));
      }
    }
  }
}
