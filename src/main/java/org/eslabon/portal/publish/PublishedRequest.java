package org.eslabon.portal.publish;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.SitePaths;
import org.eslabon.portal.lookup.Vocabulary;
import org.eslabon.web.DecodedPath;
import org.eslabon.web.Request;

/** What the publisher asks of the sections, and what it reads off their answers. */
final class PublishedRequest {

  /** Other files that a style sheet or a script brings along. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*|\\burl\\(\\s*|@import\\s+)[\"']?"
              + "(\\.{1,2}/[\\w./-]+|[\\w-]+\\.(?:css|svg|png|woff2))[\"']?");

  private PublishedRequest() {}

  /** Asks for a path, with its parameters; where there is a choice, for data. */
  static Request of(String path) {
    int query = path.indexOf('?');
    Map<String, List<String>> parameters = new HashMap<>();
    if (query >= 0) {
      for (String pair : path.substring(query + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), any -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    String place = query < 0 ? path : path.substring(0, query);
    Request request = Request.get(DecodedPath.of(place), parameters);
    return SitePaths.isPage(place)
        ? request.withHeader("Accept", "text/html")
        : request.withHeader("Accept", "text/turtle, */*;q=0.1");
  }

  /** The thing that a page is about. */
  static Optional<Node> thing(String page, Links links) {
    if (page.startsWith("/page/")) {
      return Optional.of(links.thingAt(DecodedPath.of(page)));
    }
    return page.startsWith("/vocabulary/")
        ? Optional.of(Vocabulary.at(DecodedPath.of(page)))
        : Optional.empty();
  }

  /** The paths of what a file brings along. */
  static Stream<String> imports(String path, String text) {
    List<String> paths = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(text);
    while (matcher.find()) {
      paths.add("/" + LinkCheck.resolve(path.substring(1), matcher.group(1)));
    }
    return paths.stream();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
