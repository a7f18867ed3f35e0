package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.StratumLayout.Box;

/**
 * Draws the dependency graph of a rule set as SVG: a column a stratum, lowest on the left; a line
 * runs from a rule to each rule that reads what it writes, dashed where the reader waits until it
 * is finished. What a way over other rules shows already is left out. Titles show on hovering.
 */
public final class DependencyDrawing {

  private static final double CHARACTER = 5.6;
  private static final double HEIGHT = 18;
  private static final double TOP = 34;
  private static final double BEND = 30;

  private static final String STYLE =
      """
      <style>
        text { font: 10px sans-serif; fill: #222 } .stratum { font: bold 12px sans-serif }
        rect { fill: #fff; stroke: #456 } .once { fill: #eef3fa } .band { fill: #f4f4f0; stroke: none }
        path { fill: none; stroke: #8a8a8a; stroke-width: 0.7 } .closed { stroke: #b5532a; stroke-dasharray: 4 2 }
        path:hover { stroke: #000; stroke-width: 2 }
      </style>
      """;

  private final Stratification strata;
  private final List<Dependency> lines;
  private final Map<Rule, Box> boxes;
  private final StringBuilder out = new StringBuilder();

  private DependencyDrawing(Stratification strata) {
    this.strata = strata;
    this.lines = drawn(strata);
    this.boxes = StratumLayout.of(strata, lines, TOP, CHARACTER);
  }

  /** The drawing as an SVG document; the same rules give the same one. */
  public static String svg(Stratification strata) {
    return new DependencyDrawing(strata).draw();
  }

  /** Without the dependencies that a way over other rules shows already: hundreds become few. */
  private static List<Dependency> drawn(Stratification strata) {
    List<Dependency> kept = new ArrayList<>(strata.dependencies());
    for (Dependency dependency : strata.dependencies()) {
      kept.remove(dependency);
      if (!isReached(dependency.from(), dependency.to(), kept)) {
        kept.add(dependency);
      }
    }
    return kept;
  }

  private static boolean isReached(Rule start, Rule end, List<Dependency> dependencies) {
    Set<Rule> seen = new HashSet<>(Set.of(start));
    Deque<Rule> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Rule rule = open.remove();
      for (Dependency dependency : dependencies) {
        if (dependency.from().equals(rule)) {
          if (dependency.to().equals(end)) {
            return true;
          }
          if (seen.add(dependency.to())) {
            open.add(dependency.to());
          }
        }
      }
    }
    return false;
  }

  private Box box(Rule rule) {
    return Objects.requireNonNull(boxes.get(rule));
  }

  private String draw() {
    double width = 12;
    double height = TOP;
    for (Box box : boxes.values()) {
      width = Math.max(width, box.x() + box.width() + 12);
      height = Math.max(height, box.y() + HEIGHT + 12);
    }
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\""
                + " viewBox=\"0 0 %1$.0f %2$.0f\">%n",
            width,
            height));
    out.append("<title>Rules by stratum</title>\n").append(STYLE);
    for (int level = 0; level < strata.strata().size(); level++) {
      band(level, height);
    }
    lines.stream().filter(each -> !each.from().equals(each.to())).forEach(this::line);
    boxes.forEach(this::draw);
    return out.append("</svg>\n").toString();
  }

  /** The background of a stratum, from its leftmost to its rightmost rule. */
  private void band(int level, double height) {
    double left = Double.MAX_VALUE;
    double right = 0;
    for (Rule rule : strata.strata().get(level).rules()) {
      Box box = box(rule);
      left = Math.min(left, box.x() - 6);
      right = Math.max(right, box.x() + box.width() + 6);
    }
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"band\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"%.1f\"/>"
                + "<text class=\"stratum\" x=\"%.1f\" y=\"20\">stratum %d</text>%n",
            left,
            right - left,
            height - 8,
            left + 6,
            level));
  }

  /** From the right side of who writes to the left side of who reads. */
  private void line(Dependency dependency) {
    Closure closure = dependency.closure();
    Box writer = box(dependency.to());
    Box reader = box(dependency.from());
    double startX = writer.x() + writer.width();
    double startY = writer.y() + HEIGHT / 2;
    double endY = reader.y() + HEIGHT / 2;
    double bend = Math.max(BEND, (reader.x() - startX) / 2);
    String path =
        String.format(
            Locale.ROOT,
            "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
            startX,
            startY,
            startX + bend,
            startY,
            reader.x() - bend,
            endY,
            reader.x(),
            endY);
    out.append(
        "<path" + (closure == null ? "" : " class=\"closed\"") + " d=\"" + path + "\"><title>");
    out.append(
        escaped(
            dependency.from().name()
                + (closure == null ? " reads " : " waits for ")
                + dependency.to().name()
                + (closure == null ? "" : ": " + closure.words())));
    out.append("</title></path>\n");
  }

  private void draw(Rule rule, Box box) {
    boolean once = strata.strata().get(strata.levelOf(rule)).once().contains(rule);
    out.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect%s x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"/>"
                + "<text x=\"%.1f\" y=\"%.1f\">%s</text></g>%n",
            escaped(rule.header().title()),
            once ? " class=\"once\"" : "",
            box.x(),
            box.y(),
            box.width(),
            HEIGHT,
            box.x() + 6,
            box.y() + 13,
            escaped(rule.name())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
