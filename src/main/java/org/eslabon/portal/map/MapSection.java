package org.eslabon.portal.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.model.DataIris;
import org.eslabon.model.Language;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.lookup.QueryText;
import org.eslabon.portal.map.MapPage.Row;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Templates;
import org.eslabon.portal.visit.Visit;
import org.eslabon.portal.visit.Words;
import org.eslabon.web.Answer;

/** The map as a page, as a picture, as data, and as a frame in other people's pages. */
public final class MapSection implements Section {

  private static final int WIDTH = 960;
  private static final String LIST = "list";
  private static final String WHOLE = "whole";

  /** What was read of one version of the graph; both languages fit in little room. */
  private record Known(long version, MapThings things) {}

  private final Map<Language, Known> known = new ConcurrentHashMap<>();

  @Override
  public Optional<Answer> answer(Visit visit) {
    return switch (visit.request().path()) {
      case "/map" -> Optional.of(page(visit));
      case "/map/embed" -> Optional.of(embedded(visit));
      case "/map.svg" -> Optional.of(Answer.of("image/svg+xml", svg(visit)));
      case "/map.png" -> Optional.of(Answer.of("image/png", PngPicture.of(svg(visit))));
      case "/map.geojson" -> Optional.of(geoJson(visit));
      default -> Optional.empty();
    };
  }

  /** A picture of Latin America for a page of another section. */
  public MapPicture overview(Visit visit, int width) {
    return picture(visit, MapChoice.first(), width, false);
  }

  /** Where one thing lies; empty when nobody knows its place. */
  public Optional<MapPicture> around(Visit visit, Node thing, int width) {
    MapThings all = things(visit);
    return all.things().stream()
        .filter(each -> each.node().equals(thing) && each.place().isPresent())
        .findFirst()
        .map(
            found ->
                new MapArtist(visit.words(), all, MapChoice.first(), visit.links()::toThing)
                    .draw(List.of(found), width, found.label())
                    .withoutLegend());
  }

  private Answer page(Visit visit) {
    MapChoice choice = choice(visit);
    MapThings all = things(visit);
    Words words = visit.words();
    MapArtist artist = new MapArtist(words, all, choice, visit.links()::toThing);
    List<MapThing> chosen = all.things().stream().filter(choice::shows).toList();
    String embed =
        "<iframe src=\""
            + visit.site().settings().publicBase()
            + "map/embed"
            + choice.parameters().replace("&", "&amp;")
            + "\" width=\"100%\" height=\"640\" loading=\"lazy\" title=\""
            + words.word("map.title")
            + "\"></iframe>";
    MapPicture picture = picture(visit, choice, WIDTH, false);
    String everything = visit.with(LIST, WHOLE);
    boolean isCut =
        visit.parameter(LIST).filter(WHOLE::equals).isEmpty() && visit.links().reaches(everything);
    String whole = isCut ? everything : "";
    MapPage view =
        new MapPage(
            new MapForm(words, all, choice).filters(),
            picture,
            MapPage.Listed.beginning(rows(visit, chosen, artist, true), whole),
            MapPage.Listed.beginning(rows(visit, chosen, artist, false), whole),
            choice.parameters(),
            embed,
            "/query?query=" + DataIris.encode(QueryText.of("map-things", Map.of())));
    Frame.Look look = new Frame.Look(List.of("map.css"), List.of("map.js"), "");
    return visit.page("map/page.jte", visit.frame(words.word("map.title")).with(look), view);
  }

  private static List<Row> rows(
      Visit visit, List<MapThing> things, MapArtist artist, boolean placed) {
    return things.stream()
        .filter(thing -> thing.place().isPresent() == placed)
        .map(
            thing ->
                new Row(
                    visit.links().toThing(thing.node()),
                    thing.label(),
                    thing.country().isEmpty()
                        ? ""
                        : MapArtist.country(thing.country(), visit.words()),
                    artist.said(thing)))
        .toList();
  }

  /** A page of its own, which any site may show in a frame. */
  private Answer embedded(Visit visit) {
    MapPicture picture = picture(visit, choice(visit), WIDTH, true);
    Frame.Look look = new Frame.Look(List.of("map.css"), List.of("map.js"), "");
    Frame frame = visit.frame(picture.title()).with(look);
    return visit
        .page("map/embed.jte", frame, picture)
        .withHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors *");
  }

  private byte[] svg(Visit visit) {
    MapPicture picture = picture(visit, choice(visit), WIDTH, true);
    return Templates.render("map/picture.jte", visit.frame(picture.title()), picture);
  }

  private Answer geoJson(Visit visit) {
    MapChoice choice = choice(visit);
    MapThings all = things(visit);
    List<MapThing> shown = all.things().stream().filter(choice::shows).toList();
    return Answer.of("application/geo+json", MapGeoJson.of(shown, all))
        .withHeader("Content-Disposition", "inline; filename=\"map.geojson\"");
  }

  /**
   * @param abroad whether it will stand where our paths lead nowhere
   */
  private MapPicture picture(Visit visit, MapChoice choice, int width, boolean abroad) {
    MapThings all = things(visit);
    String base = visit.site().settings().publicBase();
    Links links = visit.links();
    MapArtist artist =
        new MapArtist(
            visit.words(),
            all,
            choice,
            thing -> abroad ? base + links.pathOf(thing).substring(1) : links.toThing(thing));
    List<MapThing> chosen = all.things().stream().filter(choice::shows).toList();
    long placed = chosen.stream().filter(thing -> thing.place().isPresent()).count();
    String title = visit.words().word("map.picture", placed, chosen.size());
    return artist.draw(chosen, width, title);
  }

  /** What is asked for; the whole world where nothing lies in Latin America. */
  private MapChoice choice(Visit visit) {
    MapChoice asked = MapChoice.of(visit.request());
    boolean empty =
        things(visit).things().stream()
            .noneMatch(thing -> thing.place().isPresent() && asked.shows(thing));
    return empty ? asked.everywhere() : asked;
  }

  private MapThings things(Visit visit) {
    long version = visit.graph().version();
    Language language = visit.words().language();
    Known before = known.get(language);
    if (before != null && before.version() == version) {
      return before.things();
    }
    MapThings read = Reading.of(visit, MapThings::read);
    known.put(language, new Known(version, read));
    return read;
  }

  @Override
  public Stream<String> paths() {
    return Stream.of(
        "/map",
        "/map/embed",
        "/map.svg",
        "/map.png",
        "/map.geojson",
        "/assets/map.css",
        "/assets/map.js");
  }
}
