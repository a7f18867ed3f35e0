package org.eslabon.portal.map;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.map.MapPicture.Entry;
import org.eslabon.portal.map.MapPicture.Slice;
import org.eslabon.portal.map.MapPicture.Symbol;
import org.eslabon.portal.map.MapWindow.Point;
import org.eslabon.portal.map.SymbolLayout.Disc;
import org.eslabon.portal.visit.Words;

/** Draws things on a map: how large, in which colours, where. */
public final class MapArtist {

  public static final Outlines OUTLINES = Outlines.read();
  private static final double LEAST = 7;
  private static final double MOST = 19;
  private static final double MOST_IN_A_CROWD = 15;
  private static final int CROWD = 30;
  private static final double UNKNOWN = 5;
  private static final int LEGEND_ROW = 22;

  private final Words words;
  private final MapThings all;
  private final MapChoice choice;
  private final Function<Node, String> address;
  private final Map<Node, Integer> positions;
  private final double largest;
  private final double most;

  /**
   * @param address of the page of a thing
   */
  MapArtist(Words words, MapThings all, MapChoice choice, Function<Node, String> address) {
    this.words = words;
    this.all = all;
    this.choice = choice;
    this.address = address;
    this.positions = positions();
    double[] numbers =
        all.things().stream()
            .filter(thing -> thing.place().isPresent() && choice.shows(thing))
            .mapToDouble(thing -> thing.numbers().getOrDefault(choice.size(), 0.0))
            .toArray();
    this.largest = Arrays.stream(numbers).max().orElse(0);
    this.most = numbers.length > CROWD ? MOST_IN_A_CROWD : MOST;
  }

  /** A colour stays with its value whatever is filtered: the most frequent of all come first. */
  private Map<Node, Integer> positions() {
    Map<Node, Long> counts =
        all.things().stream()
            .flatMap(thing -> coloured(thing).stream())
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    List<Node> ordered =
        counts.keySet().stream()
            .sorted(
                Comparator.<Node>comparingLong(value -> -counts.getOrDefault(value, 0L))
                    .thenComparing(Node::getURI))
            .toList();
    Map<Node, Integer> positions = new LinkedHashMap<>();
    ordered.forEach(value -> positions.put(value, positions.size()));
    return positions;
  }

  /** The values that colour a thing: of sectors only the widest, which are letters. */
  private List<Node> coloured(MapThing thing) {
    return thing.values(choice.colour()).stream()
        .filter(
            value ->
                choice.colour() != MapAspect.SECTOR
                    || value.getURI().length() == Esl.ISIC.length() + 1)
        .toList();
  }

  /** Draws what has a place, with the legend below. */
  MapPicture draw(List<MapThing> things, int width, String title) {
    List<MapThing> placed =
        things.stream()
            .filter(thing -> thing.place().isPresent())
            .sorted(Comparator.comparingDouble(thing -> -radius(thing)))
            .toList();
    MapWindow window =
        MapWindow.around(placed.stream().map(thing -> thing.place().orElseThrow()).toList(), width);
    List<Disc> discs =
        placed.stream()
            .map(thing -> new Disc(window.point(thing.place().orElseThrow()), radius(thing)))
            .toList();
    List<Point> points = SymbolLayout.apart(discs);
    TextRoom room = new TextRoom(width, window.height());
    for (int i = 0; i < points.size(); i++) {
      room.take(points.get(i), discs.get(i).radius());
    }
    List<Symbol> symbols = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      symbols.add(symbol(placed.get(i), discs.get(i), points.get(i), room));
    }
    List<Entry> legend = legend(placed, width, window.height() + LEGEND_ROW);
    int rows = legend.isEmpty() ? 0 : (legend.get(legend.size() - 1).y() - window.height());
    return new MapPicture(
        title,
        width,
        window.height(),
        window.height() + rows + 12,
        window.lands(OUTLINES),
        List.of(),
        symbols,
        legend,
        words.word("map.credit", Outlines.ATTRIBUTION));
  }

  private Symbol symbol(MapThing thing, Disc disc, Point at, TextRoom room) {
    List<Node> values = coloured(thing);
    List<String> colours = values.stream().map(this::colour).distinct().toList();
    List<String> paths = Slices.of(thing.kind(), disc.radius(), Math.max(1, colours.size()));
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      slices.add(new Slice(colours.isEmpty() ? MapAspect.GREY : colours.get(i), paths.get(i)));
    }
    String mark = values.size() == 1 ? choice.colour().mark(values.get(0)) : "";
    boolean fits = disc.radius() >= 4 + 2.2 * mark.length();
    return new Symbol(
        address.apply(thing.node()),
        disc.home().rounded(),
        at.rounded(),
        Math.rint(disc.radius() * 10) / 10,
        slices,
        fits ? mark : "",
        text(thing),
        room.takeBeside(at, disc.radius(), shortened(thing.label()))
            ? shortened(thing.label())
            : "");
  }

  private static String shortened(String label) {
    return label.length() <= 34 ? label : label.substring(0, 32).strip() + " …";
  }

  private String colour(Node value) {
    return choice.colour().colour(value, positions.getOrDefault(value, Integer.MAX_VALUE));
  }

  /** The area of a symbol grows with the number that it shows. */
  private double radius(MapThing thing) {
    Double number = thing.numbers().get(choice.size());
    if (number == null || number <= 0) {
      return UNKNOWN;
    }
    return LEAST + (most - LEAST) * Math.sqrt(number / largest);
  }

  /** Name, country, what the colour says, what the size says. */
  String text(MapThing thing) {
    List<String> parts = new ArrayList<>();
    parts.add(thing.label());
    if (!thing.country().isEmpty()) {
      parts.add(country(thing.country(), words));
    }
    parts.add(said(thing));
    Double number = thing.numbers().get(choice.size());
    if (number != null) {
      String year = thing.year().isEmpty() ? "" : " (" + thing.year() + ")";
      String written = NumberFormat.getInstance(locale(words)).format(number);
      parts.add(words.word("map.size-" + choice.size().word()) + ": " + written + year);
    }
    return String.join("; ", parts);
  }

  /** What the colour of a thing says. */
  String said(MapThing thing) {
    List<Node> values = coloured(thing);
    return values.isEmpty()
        ? words.word("map.no-" + choice.colour().word())
        : values.stream().map(all::name).collect(Collectors.joining(", "));
  }

  private List<Entry> legend(List<MapThing> placed, int width, int top) {
    Map<String, String> marks = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    positions.keySet().stream()
        .filter(value -> placed.stream().anyMatch(thing -> coloured(thing).contains(value)))
        .sorted(Comparator.comparing(this::order))
        .forEach(
            value -> {
              String colour = colour(value);
              boolean other =
                  colour.equals(MapAspect.GREY) && choice.colour() != MapAspect.GOVERNANCE;
              marks.putIfAbsent(colour, other ? "" : choice.colour().mark(value));
              texts.putIfAbsent(colour, other ? words.word("map.other") : all.name(value));
            });
    if (placed.stream().anyMatch(thing -> coloured(thing).isEmpty())) {
      String unknown = words.word("map.no-" + choice.colour().word());
      texts.merge(MapAspect.GREY, unknown, (before, more) -> before + ", " + more);
    }
    List<Entry> entries = new ArrayList<>();
    int x = 10;
    int y = top;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      int wide = 34 + TextRoom.width(text.getValue(), 13);
      if (x + wide > width && x > 10) {
        x = 10;
        y += LEGEND_ROW;
      }
      String mark = marks.getOrDefault(text.getKey(), "");
      entries.add(new Entry(text.getKey(), mark.length() > 3 ? "" : mark, text.getValue(), x, y));
      x += wide;
    }
    return entries;
  }

  /** Phases follow each other; everything else goes by how often it is met. */
  private String order(Node value) {
    String mark = choice.colour() == MapAspect.PHASE ? choice.colour().mark(value) : "";
    return mark + String.format(Locale.ROOT, "%04d", positions.getOrDefault(value, 0));
  }

  public static String country(String code, Words words) {
    return new Locale("", code).getDisplayCountry(locale(words));
  }

  public static Locale locale(Words words) {
    return Locale.forLanguageTag(words.language().tag());
  }
}
