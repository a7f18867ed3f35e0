package org.eslabon.portal.link;

import java.util.Set;

/** Tells pages, which people read in two languages, from files, of which there is one. */
public final class SitePaths {

  /** Endings of what is given as a file; ids may have dots too, and stay pages. */
  private static final Set<String> FILES =
      Set.of(
          "ttl", "jsonld", "nt", "rdf", "trig", "nq", "json", "geojson", "csv", "zip", "gz", "xml",
          "txt", "css", "js", "mjs", "svg", "png", "ico", "woff2", "html");

  private SitePaths() {}

  /** Whether the path is of a page. */
  public static boolean isPage(String path) {
    return path.startsWith("/page/")
        || !(path.startsWith("/assets/")
            || path.startsWith("/.well-known/")
            || hasFileEnding(path));
  }

  /** Whether a file has texts in the reader's language. */
  public static boolean hasLanguage(String path) {
    return path.startsWith("/search/") || path.startsWith("/map");
  }

  private static boolean hasFileEnding(String path) {
    return FILES.contains(path.substring(path.lastIndexOf('.') + 1));
  }
}
