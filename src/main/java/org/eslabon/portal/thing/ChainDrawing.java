package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
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
import org.eslabon.portal.thing.ChainDiagram.ActorBox;
import org.eslabon.portal.thing.ChainDiagram.Area;
import org.eslabon.portal.thing.ChainDiagram.Line;
import org.eslabon.portal.thing.ChainDiagram.LinkBox;
import org.eslabon.portal.thing.ChainDiagram.PlacedLetter;
import org.eslabon.portal.visit.Ref;

/** Places the boxes and lines of a chain, with the layered layout of Eclipse ELK. */
final class ChainDrawing {

  private static final int ACTOR_WIDTH = 206;
  private static final int LINK_WIDTH = 190;
  private static final int LINE_HEIGHT = 16;
  private static final int CHARACTERS = 24;
  private static final int MOST_LINES = 3;
  private static final int HEAD = 9;
  private static final int LETTER_STEP = 22;
  private static final int LETTER_GAP = 4;

  private ChainDrawing() {}

  /** One drawing in the making. */
  static final class Layout {

    private final List<ChainView.Actor> actors;
    private final List<ChainView.Link> links;
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<Node, ElkNode> actorNodes = new LinkedHashMap<>();
    private final Map<ChainView.Link, ElkNode> linkNodes = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Layout(List<ChainView.Actor> actors, List<ChainView.Link> links) {
      this.actors = actors;
      this.links = links;
    }

    ChainDiagram draw() {
      for (ChainView.Actor actor : actors) {
        int rows = wrap(actor.name().label()).size() + notes(actor).size();
        actorNodes.put(actor.name().node(), box(ACTOR_WIDTH, 16 + LINE_HEIGHT * rows));
      }
      for (ChainView.Link link : links) {
        int rows = 1 + notes(link).size() + (link.letters().isEmpty() ? 0 : 1);
        linkNodes.put(link, box(LINK_WIDTH, 16 + LINE_HEIGHT * rows));
      }
      Map<ChainView.Link, ElkEdge> from = new LinkedHashMap<>();
      Map<ChainView.Link, ElkEdge> to = new LinkedHashMap<>();
      for (ChainView.Link link : links) {
        ElkNode middle = Objects.requireNonNull(linkNodes.get(link));
        from.put(link, edge(actor(link.supplier()), middle));
        to.put(link, edge(middle, actor(link.buyer())));
      }
      place();
      links.forEach(
          link -> {
            line(link, Objects.requireNonNull(from.get(link)), false);
            line(link, Objects.requireNonNull(to.get(link)), true);
          });
      return new ChainDiagram(
          (int) Math.ceil(graph.getWidth()),
          (int) Math.ceil(graph.getHeight()),
          actors.stream().map(this::actorBox).toList(),
          links.stream().map(this::linkBox).toList(),
          lines);
    }

    private ActorBox actorBox(ChainView.Actor actor) {
      Area area = area(actor(actor.name()));
      return new ActorBox(area, actor, wrap(actor.name().label()), notes(actor));
    }

    private LinkBox linkBox(ChainView.Link link) {
      Area area = area(Objects.requireNonNull(linkNodes.get(link)));
      return new LinkBox(
          area, link, cut(link.governance().text(), false), notes(link), letters(link, area));
    }

    private static List<PlacedLetter> letters(ChainView.Link link, Area area) {
      List<PlacedLetter> placed = new ArrayList<>();
      int y = area.y() + area.height() - 21;
      for (ChainView.Side side : ChainView.Side.values()) {
        List<ChainView.Letter> letters = link.at(side);
        int width = letters.size() * LETTER_STEP;
        int x =
            switch (side) {
              case SUPPLIER -> area.x() + 10;
              case BOTH -> area.x() + (area.width() - width) / 2;
              case BUYER -> area.x() + area.width() - 10 - width + LETTER_GAP;
            };
        for (ChainView.Letter letter : letters) {
          placed.add(new PlacedLetter(letter, x, y));
          x += LETTER_STEP;
        }
      }
      return placed;
    }

    private static List<String> notes(ChainView.Actor actor) {
      return Stream.of(actor.functionText(), actor.standing())
          .filter(note -> !note.isEmpty())
          .map(note -> cut(note, false))
          .toList();
    }

    private static List<String> notes(ChainView.Link link) {
      List<String> notes = new ArrayList<>();
      if (link.governance().isKnown() || !link.value().isEmpty()) {
        String status = link.governance().isKnown() ? link.governance().status().label() : "";
        String parted = status.isEmpty() || link.value().isEmpty() ? "" : " · ";
        notes.add(cut(status + parted + link.value(), false));
      }
      notes.addAll(wrap(link.products()));
      return notes;
    }

    private ElkNode box(int width, int height) {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(width, height);
      return node;
    }

    private static ElkEdge edge(ElkNode from, ElkNode to) {
      return ElkGraphUtil.createSimpleEdge(from, to);
    }

    private ElkNode actor(Ref name) {
      return Objects.requireNonNull(actorNodes.get(name.node()));
    }

    private void place() {
      graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
      graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
      graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
      graph.setProperty(CoreOptions.RANDOM_SEED, 1);
      graph.setProperty(CoreOptions.PADDING, new ElkPadding(10, 10, 10, 10));
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
      graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
      // the first call of all registers; ELK guards it against nothing
      synchronized (Layout.class) {
        LayoutMetaDataService.getInstance()
            .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
      }
    }

    private void line(ChainView.Link link, ElkEdge edge, boolean arrives) {
      for (ElkEdgeSection section : edge.getSections()) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {section.getStartX(), section.getStartY()});
        for (ElkBendPoint bend : section.getBendPoints()) {
          points.add(new double[] {bend.getX(), bend.getY()});
        }
        points.add(new double[] {section.getEndX(), section.getEndY()});
        String head = arrives ? head(points) : "";
        lines.add(new Line(link, path(points), head, link.weight()));
      }
    }

    private static String path(List<double[]> points) {
      StringBuilder path = new StringBuilder();
      for (double[] point : points) {
        path.append(path.isEmpty() ? "M" : " L").append(at(point[0], point[1]));
      }
      return path.toString();
    }

    /** The arrow head at the last point, which the line then ends short of. */
    private static String head(List<double[]> points) {
      double[] end = points.get(points.size() - 1);
      double[] before = points.get(points.size() - 2);
      double length = Math.max(1, Math.hypot(end[0] - before[0], end[1] - before[1]));
      double dx = (end[0] - before[0]) / length * HEAD;
      double dy = (end[1] - before[1]) / length * HEAD;
      double backX = end[0] - dx;
      double backY = end[1] - dy;
      points.set(points.size() - 1, new double[] {backX, backY});
      return at(end[0], end[1])
          + " "
          + at(backX - dy * 0.7, backY + dx * 0.7)
          + " "
          + at(backX + dy * 0.7, backY - dx * 0.7);
    }

    private static String at(double x, double y) {
      return Math.round(x) + "," + Math.round(y);
    }

    private static Area area(ElkNode node) {
      return new Area(
          (int) Math.round(node.getX()),
          (int) Math.round(node.getY()),
          (int) Math.round(node.getWidth()),
          (int) Math.round(node.getHeight()));
    }
  }

  /** A text in few lines, the last one cut where there is more. */
  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      boolean goesOn = i == MOST_LINES - 1 && lines.size() > MOST_LINES;
      shown.add(cut(lines.get(i), goesOn));
    }
    return shown;
  }

  private static String cut(String line, boolean goesOn) {
    if (line.length() > CHARACTERS) {
      return line.substring(0, CHARACTERS - 1) + "…";
    }
    return goesOn ? line + "…" : line;
  }
}
