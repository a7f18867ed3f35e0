package org.eslabon.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points and lines: a small graph as one sees it. Points push each other away and lines pull them
 * together (Fruchterman and Reingold 1991) from places on a circle, so that the same graph always
 * looks the same. Immutable.
 */
public record GraphPicture(int width, int height, List<Point> points, List<Line> lines) {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int MARGIN = 70;
  private static final int MOST_POINTS = 70;
  private static final int MOST_LINES = 200;
  private static final int ROUNDS = 300;

  /** Copies the lists. */
  public GraphPicture {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
  }

  /** One thing. */
  public record Point(int x, int y, Ref name) {

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
    double[][] places = settled(names.size(), ends);
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
    return Optional.of(new GraphPicture(WIDTH, HEIGHT, points, lines));
  }

  private static double[][] settled(int count, int[][] ends) {
    double[][] places = new double[count][2];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      // not quite a circle, so that no two forces cancel out
      double radius = 0.3 + 0.1 * (i % 3);
      places[i][0] = WIDTH * (0.5 + radius * Math.cos(angle));
      places[i][1] = HEIGHT * (0.5 + radius * Math.sin(angle));
    }
    double ideal = 0.8 * Math.sqrt((double) WIDTH * HEIGHT / Math.max(1, count));
    for (int round = 0; round < ROUNDS; round++) {
      move(places, forces(places, ends, ideal), WIDTH / 8.0 * (1 - round / (double) ROUNDS));
    }
    return places;
  }

  private static double[][] forces(double[][] places, int[][] ends, double ideal) {
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

  private static void move(double[][] places, double[][] forces, double most) {
    for (int i = 0; i < places.length; i++) {
      double length = Math.max(1e-9, Math.hypot(forces[i][0], forces[i][1]));
      double step = Math.min(most, length) / length;
      places[i][0] = within(places[i][0] + forces[i][0] * step, WIDTH);
      places[i][1] = within(places[i][1] + forces[i][1] * step, HEIGHT);
    }
  }

  private static double within(double place, int size) {
    return Math.max(MARGIN, Math.min(size - (double) MARGIN, place));
  }
}
