package org.eslabon.portal;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.HomePage.Case;
import org.eslabon.portal.HomePage.Count;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.map.MapArtist;
import org.eslabon.portal.map.MapSection;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/** The first page. */
final class HomeSection implements Section {

  private static final int MAP_WIDTH = 620;

  private static final List<String> KINDS =
      List.of("Cluster", "Firm", "Institution", "ValueChain", "Link", "Claim", "Source");

  private final MapSection map;

  HomeSection(MapSection map) {
    this.map = map;
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    return visit.request().path().equals("/")
        ? Optional.of(Reading.of(visit, this::page))
        : Optional.empty();
  }

  private Answer page(Reading reading) {
    Visit visit = reading.visit();
    String title = visit.site().settings().title();
    Locale locale = MapArtist.locale(visit.words());
    NumberFormat numbers = NumberFormat.getInstance(locale);
    HomePage view =
        new HomePage(
            title,
            map.overview(visit, MAP_WIDTH),
            counts(reading, numbers),
            PageQuery.named("home-statuses").rows(reading.data()).stream()
                .map(
                    row ->
                        new Count(
                            reading.name(row.node("status")), numbers.format(row.count("number"))))
                .toList(),
            PageQuery.named("home-recent").rows(reading.data()).stream()
                .filter(row -> row.find("cluster").isPresent())
                .map(
                    row ->
                        new Case(
                            reading.name(row.node("cluster")),
                            row.text("country").isEmpty()
                                ? ""
                                : MapArtist.country(row.text("country"), visit.words()),
                            numbers.format(row.count("recorded")),
                            day(row.text("day"), locale)))
                .toList());
    Frame.Look look = new Frame.Look(List.of("map.css", "home.css"), List.of(), "");
    return visit.page("home/page.jte", visit.frame(title).with(look), view);
  }

  private static List<Count> counts(Reading reading, NumberFormat numbers) {
    Map<Node, Long> counted = new HashMap<>();
    PageQuery.named("home-counts")
        .rows(reading.data())
        .forEach(row -> counted.put(row.node("kind"), row.count("number")));
    return KINDS.stream()
        .map(Esl::term)
        .filter(counted::containsKey)
        .map(kind -> new Count(reading.name(kind), numbers.format(counted.get(kind))))
        .toList();
  }

  private static String day(String text, Locale locale) {
    try {
      return LocalDate.parse(text)
          .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    } catch (DateTimeParseException noDay) {
      return "";
    }
  }

  @Override
  public Stream<String> paths() {
    return Stream.of("/", "/assets/home.css");
  }
}
