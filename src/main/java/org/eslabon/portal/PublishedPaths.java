package org.eslabon.portal;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;

/**
 * What a folder of static files holds: its pages, known from the start, and the files that they
 * lead to, known once they are written. Safe for use by several threads.
 */
final class PublishedPaths {

  private final Set<String> pages = ConcurrentHashMap.newKeySet();
  private final Set<String> further = ConcurrentHashMap.newKeySet();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();

  /** Worked out once: pages lead to one another hundreds of times. */
  private final Map<Language, Map<String, SiteFiles.Place>> places =
      Map.of(Language.EN, new ConcurrentHashMap<>(), Language.ES, new ConcurrentHashMap<>());

  private final Map<Node, String> things = new ConcurrentHashMap<>();

  PublishedPaths(Collection<String> pages) {
    this.pages.addAll(pages);
  }

  boolean isPage(String path) {
    return pages.contains(path);
  }

  /** Where a page lies. */
  SiteFiles.Place page(String path, Language language) {
    return Objects.requireNonNull(places.get(language))
        .computeIfAbsent(path, any -> SiteFiles.Place.of(SiteFiles.page(path, language)));
  }

  /** The path of the page about a thing. */
  String pathOf(Node thing, Function<Node, String> known) {
    return things.computeIfAbsent(thing, known);
  }

  Set<String> pages() {
    return Set.copyOf(pages);
  }

  /** Notes a page that turned up on another. */
  void wantPage(String path) {
    if (!pages.contains(path)) {
      further.add(path);
    }
  }

  /** The pages that turned up since this was asked last, which now are pages as all others. */
  Set<String> furtherPages() {
    Set<String> turnedUp = Set.copyOf(further);
    further.clear();
    pages.addAll(turnedUp);
    return turnedUp;
  }

  /** Notes a file that somebody leads to. */
  void want(String file) {
    wanted.add(file);
  }

  /** The files that somebody leads to so far. */
  Set<String> wanted() {
    return Set.copyOf(wanted);
  }
}
