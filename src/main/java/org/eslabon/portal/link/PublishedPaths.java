package org.eslabon.portal.link;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.model.Language;

/**
 * What a folder of static files holds: its pages, known from the start, and the files that they
 * lead to, known once they are written. Safe for use by several threads.
 */
public final class PublishedPaths {

  private final Set<String> pages = ConcurrentHashMap.newKeySet();
  private final Set<String> further = ConcurrentHashMap.newKeySet();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();

  /** Worked out once: pages lead to one another hundreds of times. */
  private final Map<Language, Map<String, SiteFiles.Place>> places =
      Map.of(Language.EN, new ConcurrentHashMap<>(), Language.ES, new ConcurrentHashMap<>());

  private final Map<Language, Map<String, SiteFiles.Place>> files =
      Map.of(Language.EN, new ConcurrentHashMap<>(), Language.ES, new ConcurrentHashMap<>());

  private final Map<Node, String> things = new ConcurrentHashMap<>();
  private final Set<Triple> proven;

  /**
   * @param proven statements whose proofs are among the pages
   */
  public PublishedPaths(Collection<String> pages, Collection<Triple> proven) {
    this.pages.addAll(pages);
    this.proven = Set.copyOf(proven);
  }

  /** Whether a page says why a statement holds. */
  boolean isProven(Triple statement) {
    return proven.contains(statement);
  }

  boolean isPage(String path) {
    return pages.contains(path);
  }

  /** Where a page lies. */
  SiteFiles.Place page(String path, Language language) {
    return known(
        Objects.requireNonNull(places.get(language)),
        path,
        any -> SiteFiles.Place.of(SiteFiles.page(path, language)));
  }

  /** Where a file lies that somebody leads to. */
  SiteFiles.Place file(String path, Language language) {
    return known(
        Objects.requireNonNull(files.get(language)),
        path,
        any -> {
          want(path);
          return SiteFiles.Place.of(SiteFiles.file(path, language));
        });
  }

  /** Most are known, and to look waits for nobody. */
  private static <K, V> V known(Map<K, V> map, K key, Function<K, V> making) {
    V value = map.get(key);
    return value == null ? map.computeIfAbsent(key, making) : value;
  }

  /** The path of the page about a thing. */
  String pathOf(Node thing, Function<Node, String> known) {
    return known(things, thing, known);
  }

  public Set<String> pages() {
    return Set.copyOf(pages);
  }

  /** Notes a page that turned up on another. */
  void wantPage(String path) {
    if (!pages.contains(path)) {
      further.add(path);
    }
  }

  /** The pages that turned up since this was asked last, which now are pages as all others. */
  public Set<String> furtherPages() {
    Set<String> turnedUp = Set.copyOf(further);
    further.clear();
    pages.addAll(turnedUp);
    return turnedUp;
  }

  /** Notes a file that somebody leads to. */
  public void want(String file) {
    wanted.add(file);
  }

  /** The files that somebody leads to so far. */
  public Set<String> wanted() {
    return Set.copyOf(wanted);
  }
}
