package org.eslabon.portal.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eslabon.portal.map.MapArtist;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.map.MapPicture.Shape;
import org.eslabon.portal.map.MapPicture.Slice;
import org.eslabon.portal.map.MapPicture.Symbol;
import org.eslabon.portal.map.MapWindow;
import org.eslabon.portal.map.MapWindow.Point;
import org.eslabon.portal.map.Outlines;
import org.eslabon.portal.map.Place;
import org.eslabon.portal.map.Slices;
import org.eslabon.portal.map.SymbolLayout;
import org.eslabon.portal.map.SymbolLayout.Disc;
import org.eslabon.portal.map.TextRoom;
import org.eslabon.portal.query.AnswerPlaces.Spot;
import org.eslabon.portal.visit.Words;

/** Draws the places of an answer over the countries: points as symbols, the rest as it is. */
final class AnswerMap {

  private static final int WIDTH = 960;
  private static final int CROWD = 60;
  private static final int MOST_LABEL = 34;
  private static final String COLOUR = "#0a7a9a";

  private final List<Spot> spots;
  private final MapWindow window;

  private AnswerMap(List<Spot> spots, List<Place> places) {
    this.spots = spots;
    this.window = MapWindow.around(places, WIDTH);
  }

  /** The picture; nothing when no place is on the globe. */
  static Optional<MapPicture> of(List<Spot> spots, Words words) {
    List<Spot> drawn = spots.stream().filter(AnswerMap::isOnGlobe).toList();
    List<Place> places = drawn.stream().flatMap(spot -> places(spot).stream()).distinct().toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(new AnswerMap(drawn, places).picture(words));
  }

  private static boolean isOnGlobe(Spot spot) {
    return spot.place().parts().stream()
        .flatMap(Arrays::stream)
        .allMatch(point -> Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90);
  }

  private static List<Place> places(Spot spot) {
    return spot.place().parts().stream()
        .flatMap(Arrays::stream)
        .map(point -> new Place(point[0], point[1]))
        .toList();
  }

  private MapPicture picture(Words words) {
    List<Shape> shapes = new ArrayList<>();
    List<Spot> points = new ArrayList<>();
    List<Disc> discs = new ArrayList<>();
    double radius = spots.size() > CROWD ? 4.5 : 7;
    for (Spot spot : spots) {
      StringBuilder path = new StringBuilder();
      boolean isArea = true;
      for (double[][] part : spot.place().parts()) {
        if (part.length == 1) {
          points.add(spot);
          discs.add(new Disc(window.point(new Place(part[0][0], part[0][1])), radius));
        } else {
          isArea &= draw(part, path);
        }
      }
      if (path.length() > 0) {
        shapes.add(new Shape(spot.href(), spot.text(), path.toString(), isArea));
      }
    }
    return new MapPicture(
        words.word("query.map-about", spots.size()),
        WIDTH,
        window.height(),
        window.height(),
        window.lands(MapArtist.OUTLINES),
        shapes,
        symbols(points, discs),
        List.of(),
        words.word("map.credit", Outlines.ATTRIBUTION));
  }

  /** Tells whether it is closed. */
  private boolean draw(double[][] line, StringBuilder path) {
    for (int i = 0; i < line.length; i++) {
      Point point = window.point(new Place(line[i][0], line[i][1]));
      path.append(i == 0 ? 'M' : 'L')
          .append(String.format(Locale.ROOT, "%.1f %.1f", point.x(), point.y()));
    }
    double[] last = line[line.length - 1];
    boolean isClosed = line.length > 3 && line[0][0] == last[0] && line[0][1] == last[1];
    path.append(isClosed ? "z" : "");
    return isClosed;
  }

  private List<Symbol> symbols(List<Spot> points, List<Disc> discs) {
    List<Point> apart = SymbolLayout.apart(discs);
    TextRoom room = new TextRoom(WIDTH, window.height());
    for (int i = 0; i < apart.size(); i++) {
      room.take(apart.get(i), discs.get(i).radius());
    }
    List<Symbol> symbols = new ArrayList<>();
    for (int i = 0; i < apart.size(); i++) {
      Spot spot = points.get(i);
      Disc disc = discs.get(i);
      String label =
          spot.label().length() <= MOST_LABEL
              ? spot.label()
              : spot.label().substring(0, MOST_LABEL - 2).strip() + " …";
      symbols.add(
          new Symbol(
              spot.href(),
              disc.home().rounded(),
              apart.get(i).rounded(),
              disc.radius(),
              List.of(new Slice(COLOUR, Slices.of("", disc.radius(), 1).get(0))),
              "",
              spot.text(),
              room.takeBeside(apart.get(i), disc.radius(), label) ? label : ""));
    }
    return symbols;
  }
}
