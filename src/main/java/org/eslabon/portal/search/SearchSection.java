package org.eslabon.portal.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eslabon.Derived;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/** Search over names and ids: a page, suggestions while typing, and the index for static copies. */
public final class SearchSection implements Section {

  private static final int SUGGESTIONS = 10;
  private static final int SHOWN = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Derived<SearchIndex> index;

  public SearchSection(Shelf shelf) {
    this.index = shelf.names();
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    return switch (visit.request().path()) {
      case "/search" -> Optional.of(searched(names -> page(visit, names)));
      case "/search/suggest" -> Optional.of(searched(names -> suggestions(visit, names)));
      case "/search/index.json" -> Optional.of(searched(names -> everything(visit, names)));
      default -> Optional.empty();
    };
  }

  /** An answer from names that are behind the graph says so, and nobody keeps it. */
  private Answer searched(Function<SearchIndex, Answer> answering) {
    Derived.Now<SearchIndex> now = index.get();
    Answer answer = answering.apply(now.value());
    return now.behind() == 0
        ? answer
        : answer
            .withHeader(Answer.BEHIND, Long.toString(now.behind()))
            .withHeader("Cache-Control", "no-store");
  }

  private static Answer page(Visit visit, SearchIndex names) {
    String sought = visit.parameter("q").map(String::strip).orElse("");
    Language language = visit.words().language();
    List<SearchIndex.Entry> found = names.find(sought, language);
    List<SearchView.Group> groups = new ArrayList<>();
    for (String kind : SearchIndex.KINDS) {
      List<SearchIndex.Entry> ofKind =
          found.stream().filter(entry -> entry.kind().equals(kind)).toList();
      if (!ofKind.isEmpty()) {
        List<SearchView.Hit> hits =
            ofKind.stream()
                .limit(SHOWN)
                .map(
                    entry ->
                        new SearchView.Hit(
                            entry.label(language), entry.id(), visit.links().to(entry.path())))
                .toList();
        groups.add(new SearchView.Group(kind, ofKind.size(), hits));
      }
    }
    SearchView view =
        new SearchView(
            SafeText.of(sought), found.size(), groups, visit.links().to("/search/index.json"));
    Frame.Look look = new Frame.Look(List.of("theory.css"), List.of("search.js"), "");
    return visit.page(
        "search/search.jte", visit.frame(visit.words().word("search.title")).with(look), view);
  }

  private static Answer suggestions(Visit visit, SearchIndex names) {
    Language language = visit.words().language();
    String sought = visit.parameter("q").orElse("");
    ArrayNode list = JSON.createArrayNode();
    names.find(sought, language).stream()
        .limit(SUGGESTIONS)
        .forEach(entry -> describe(list.addObject(), entry, visit));
    return json(list);
  }

  private static Answer everything(Visit visit, SearchIndex names) {
    ArrayNode list = JSON.createArrayNode();
    names
        .entries()
        .forEach(
            entry -> {
              ObjectNode node = list.addObject();
              describe(node, entry, visit);
              node.put("text", entry.text());
            });
    return json(list);
  }

  private static void describe(ObjectNode node, SearchIndex.Entry entry, Visit visit) {
    node.put("label", entry.label(visit.words().language()));
    node.put("id", entry.id());
    node.put("kind", visit.words().word("search.kind-" + entry.kind()));
    node.put("href", visit.links().to(entry.path()));
  }

  private static Answer json(ArrayNode list) {
    try {
      return Answer.of(Answer.JSON, JSON.writeValueAsBytes(list))
          .withHeader("Vary", "Accept-Language, Cookie");
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a tree can always be written", unwritable);
    }
  }

  @Override
  public Stream<String> paths() {
    return Stream.of("/search", "/search/index.json");
  }
}
