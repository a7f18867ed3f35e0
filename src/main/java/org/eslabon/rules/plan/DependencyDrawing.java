package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.EdgeStraighteningStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.eslabon.rules.Rule;

/**
 * Draws the dependency graph of a rule set as SVG: a column a stratum, lowest on the left; a line
 * runs from a rule to each rule that reads what it writes, dashed where the reader waits until it
 * is finished. What a way over other rules shows already is left out. Titles show on hovering.
 */
public final class DependencyDrawing {

  private static final double CHARACTER = 5.6;
  private static final double HEIGHT = 18;
  private static final double TOP = 34;

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
  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final Map<Rule, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<ElkEdge, Dependency> edges = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private DependencyDrawing(Stratification strata) {
    this.strata = strata;
  }

  /** The drawing as an SVG document. */
  public static String svg(Stratification strata) {
    DependencyDrawing drawing = new DependencyDrawing(strata);
    drawing.layOut();
    return drawing.draw();
  }

  private void layOut() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    graph.setProperty(LayeredOptions.MERGE_EDGES, true);
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    // straightening needs room that is not always there: ELK's assertion of it fails on our rules,
    // one time in three, as its order hangs on identity hashes
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_BK_EDGE_STRAIGHTENING, EdgeStraighteningStrategy.NONE);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(TOP, 12, 12, 12));
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 60.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 8.0);
    for (int level = 0; level < strata.strata().size(); level++) {
      for (Rule rule : strata.strata().get(level).rules()) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setIdentifier(rule.name());
        node.setDimensions(12 + CHARACTER * rule.name().length(), HEIGHT);
        node.setProperty(CoreOptions.PARTITIONING_PARTITION, level);
        nodes.put(rule, node);
      }
    }
    for (Dependency dependency : drawn()) {
      if (!dependency.from().equals(dependency.to())) {
        edges.put(
            ElkGraphUtil.createSimpleEdge(node(dependency.to()), node(dependency.from())),
            dependency);
      }
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
  }

  /** Without the dependencies that a way over other rules shows already: hundreds become few. */
  private List<Dependency> drawn() {
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

  private ElkNode node(Rule rule) {
    return Objects.requireNonNull(nodes.get(rule));
  }

  private String draw() {
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\""
                + " viewBox=\"0 0 %1$.0f %2$.0f\">%n",
            graph.getWidth(),
            graph.getHeight()));
    out.append("<title>Rules by stratum</title>\n").append(STYLE);
    for (int level = 0; level < strata.strata().size(); level++) {
      band(level);
    }
    edges.forEach(this::line);
    nodes.forEach(this::box);
    return out.append("</svg>\n").toString();
  }

  /** The background of a stratum, from its leftmost to its rightmost rule. */
  private void band(int level) {
    double left = Double.MAX_VALUE;
    double right = 0;
    for (Rule rule : strata.strata().get(level).rules()) {
      ElkNode node = node(rule);
      left = Math.min(left, node.getX() - 6);
      right = Math.max(right, node.getX() + node.getWidth() + 6);
    }
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"band\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"%.1f\"/>"
                + "<text class=\"stratum\" x=\"%.1f\" y=\"20\">stratum %d</text>%n",
            left,
            right - left,
            graph.getHeight() - 8,
            left + 6,
            level));
  }

  private void line(ElkEdge edge, Dependency dependency) {
    Closure closure = dependency.closure();
    StringBuilder path = new StringBuilder();
    for (ElkEdgeSection section : edge.getSections()) {
      path.append(point("M", section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        path.append(point("L", bend.getX(), bend.getY()));
      }
      path.append(point("L", section.getEndX(), section.getEndY()));
    }
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

  private static String point(String command, double x, double y) {
    return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
  }

  private void box(Rule rule, ElkNode node) {
    boolean once = strata.strata().get(strata.levelOf(rule)).once().contains(rule);
    out.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect%s x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"/>"
                + "<text x=\"%.1f\" y=\"%.1f\">%s</text></g>%n",
            escaped(rule.header().title()),
            once ? " class=\"once\"" : "",
            node.getX(),
            node.getY(),
            node.getWidth(),
            node.getHeight(),
            node.getX() + 6,
            node.getY() + 13,
            escaped(rule.name())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
