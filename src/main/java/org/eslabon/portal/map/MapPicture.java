package org.eslabon.portal.map;

import java.util.List;
import org.eslabon.portal.map.MapWindow.Land;
import org.eslabon.portal.map.MapWindow.Point;

/**
 * A map as it is drawn. Immutable.
 *
 * @param title what it shows, in words
 * @param width of the picture in pixels
 * @param height of the part with the countries; the legend stands below
 * @param whole height with the legend
 * @param shapes what is larger than a symbol, below the symbols
 * @param symbols the largest first, so that none hides a smaller one
 * @param legend what the colours mean, and where each entry stands
 * @param credit whose outlines they are
 */
public record MapPicture(
    String title,
    int width,
    int height,
    int whole,
    List<Land> lands,
    List<Shape> shapes,
    List<Symbol> symbols,
    List<Entry> legend,
    String credit) {

  public MapPicture {
    lands = List.copyOf(lands);
    shapes = List.copyOf(shapes);
    symbols = List.copyOf(symbols);
    legend = List.copyOf(legend);
  }

  /**
   * One thing on the map.
   *
   * @param home where it lies
   * @param at where its symbol lies, so that none hides another
   * @param slices one a value, as paths around the middle of the symbol
   * @param mark short text in the symbol, or empty
   * @param text what a reader hears of it
   * @param label text beside the symbol; empty where there is no room
   */
  public record Symbol(
      String href,
      Point home,
      Point at,
      double radius,
      List<Slice> slices,
      String mark,
      String text,
      String label) {

    public Symbol {
      slices = List.copyOf(slices);
    }

    /** Whether the symbol had to leave its place. */
    public boolean isMoved() {
      return Math.hypot(home.x() - at.x(), home.y() - at.y()) > radius;
    }

    /** The way home from the symbol. */
    public Point back() {
      return new Point(home.x() - at.x(), home.y() - at.y()).rounded();
    }
  }

  /** The same without the legend, for a page that has it in words. */
  public MapPicture withoutLegend() {
    return new MapPicture(title, width, height, height, lands, shapes, symbols, List.of(), credit);
  }

  /**
   * A line, or an area, on the map.
   *
   * @param path as SVG has it
   * @param isArea whether it is filled
   */
  public record Shape(String href, String text, String path, boolean isArea) {}

  /** A part of a symbol. */
  public record Slice(String colour, String path) {}

  /** A line of the legend. */
  public record Entry(String colour, String mark, String text, int x, int y) {}
}
