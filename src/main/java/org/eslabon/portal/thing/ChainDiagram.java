package org.eslabon.portal.thing;

import java.util.List;
import org.eslabon.portal.thing.ChainDrawing.Layout;

/**
 * A chain as it is drawn: actors as boxes, between them a box for each link, and lines with the
 * flow of goods. All lengths are pixels. Immutable.
 *
 * @param width of the whole
 * @param height of the whole
 */
public record ChainDiagram(
    int width, int height, List<ActorBox> actors, List<LinkBox> links, List<Line> lines) {

  /** Where a box is. */
  public record Area(int x, int y, int width, int height) {}

  /**
   * A firm, an institution or a role.
   *
   * @param lines its name, in lines that fit
   * @param notes what it does and where it stands
   */
  public record ActorBox(
      Area area, ChainView.Actor actor, List<String> lines, List<String> notes) {}

  /**
   * A link.
   *
   * @param type how it is governed, short enough to fit
   * @param notes how sure that is, and what is sold
   * @param letters who sets what
   */
  public record LinkBox(
      Area area,
      ChainView.Link link,
      String type,
      List<String> notes,
      List<PlacedLetter> letters) {}

  /** A letter in its place: at the left for the supplier, at the right for the buyer. */
  public record PlacedLetter(ChainView.Letter letter, int x, int y) {}

  /**
   * From supplier to link or from link to buyer.
   *
   * @param path as SVG writes it
   * @param head corners of the arrow head, as SVG writes them; empty towards a link
   * @param weight width of the line
   */
  public record Line(ChainView.Link link, String path, String head, int weight) {}

  public ChainDiagram {
    actors = List.copyOf(actors);
    links = List.copyOf(links);
    lines = List.copyOf(lines);
  }

  /** Lays a chain out from left to right. */
  static ChainDiagram of(List<ChainView.Actor> actors, List<ChainView.Link> links) {
    return new Layout(actors, links).draw();
  }
}
