package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.map.MapPage.Filter;
import org.eslabon.portal.map.MapPage.Option;
import org.eslabon.portal.visit.Words;

/** What can be chosen of a map: only what there is. */
record MapForm(Words words, MapThings all, MapChoice choice) {

  List<Filter> filters() {
    return List.of(
        filter("kind", Stream.of("cluster", "firm", "institution", "all").map(this::word)),
        filter("area", Stream.of(word("latin-america"), word("everywhere"))),
        filter("country", Stream.concat(everything(), countries())),
        filter("sector", Stream.concat(everything(), sectors())),
        filter("phase", Stream.concat(everything(), values(MapAspect.PHASE))),
        filter("governance", Stream.concat(everything(), values(MapAspect.GOVERNANCE))),
        new Filter(
            "size",
            words.word("map.size"),
            Arrays.stream(MapSize.values())
                .map(
                    size ->
                        new Option(
                            size.word(),
                            words.word("map.size-" + size.word()),
                            size == choice.size()))
                .toList()),
        new Filter(
            "colour",
            words.word("map.colour"),
            Arrays.stream(MapAspect.values())
                .map(
                    aspect ->
                        new Option(
                            aspect.word(),
                            words.word("map.by-" + aspect.word()),
                            aspect == choice.colour()))
                .toList()));
  }

  private record Plain(String value, String text) {}

  private Filter filter(String name, Stream<Plain> options) {
    String chosen = choice.chosen(name);
    return new Filter(
        name,
        words.word("map." + name),
        options
            .map(plain -> new Option(plain.value(), plain.text(), plain.value().equals(chosen)))
            .toList());
  }

  private Stream<Plain> everything() {
    return Stream.of(new Plain("", words.word("map.everything")));
  }

  private Plain word(String value) {
    return new Plain(value.equals("everywhere") ? "all" : value, words.word("map.only-" + value));
  }

  private Stream<Plain> countries() {
    return all.things().stream()
        .map(MapThing::country)
        .filter(code -> !code.isEmpty())
        .distinct()
        .map(code -> new Plain(code, MapArtist.country(code, words)))
        .sorted(Comparator.comparing(Plain::text));
  }

  private Stream<Plain> values(MapAspect aspect) {
    return all.things().stream()
        .flatMap(thing -> thing.values(aspect).stream())
        .distinct()
        .map(value -> new Plain(local(value), all.name(value)))
        .sorted(Comparator.comparing(Plain::text));
  }

  /** Sections of ISIC, each followed by the classes that are met. */
  private Stream<Plain> sectors() {
    List<Node> met =
        all.things().stream()
            .flatMap(thing -> thing.values(MapAspect.SECTOR).stream())
            .distinct()
            .toList();
    List<Plain> sectors = new ArrayList<>();
    for (Node value : met) {
      String code = local(value);
      if (code.length() == 1 || all.classes().contains(value)) {
        sectors.add(new Plain(code, code + " " + shortened(all.name(value))));
      }
    }
    return sectors.stream()
        .sorted(
            Comparator.comparing((Plain plain) -> plain.value().length() > 1)
                .thenComparing(Plain::value));
  }

  private static String shortened(String name) {
    return name.length() <= 48 ? name : name.substring(0, 46).strip() + " …";
  }

  private static String local(Node value) {
    String iri = value.getURI();
    return iri.startsWith(Esl.ISIC)
        ? iri.substring(Esl.ISIC.length())
        : iri.replaceFirst("^.*[/#]", "");
  }
}
