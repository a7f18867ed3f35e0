package org.eslabon.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Whether the links of published pages lead somewhere: every {@code href}, {@code src} and {@code
 * action} to a file that was written, every fragment to an element that is there. Reads the pages
 * that templates make, whose attributes stand in double quotes. Safe for use by several threads.
 */
final class LinkCheck {

  private static final Set<String> LINK = Set.of("href", "src", "action", "data-href", "data-src");
  private static final Set<String> ID = Set.of("id");
  private static final Pattern OUTSIDE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");

  /** File, or file and fragment, to the first page that leads there. */
  private final Map<String, String> targets = new ConcurrentHashMap<>();

  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

  /** Reads a page that was written. */
  void read(String file, String html) {
    Set<String> within = new HashSet<>();
    // the same address stands on a page many times
    for (String href : values(html, LINK)) {
      if (href.startsWith("#")) {
        within.add(href.substring(1));
      } else if (!OUTSIDE.matcher(href).matches()) {
        String target = resolve(file, href);
        targets.putIfAbsent(target, file);
      }
    }
    if (!within.isEmpty()) {
      Set<String> ids = ids(html);
      within.stream()
          .filter(fragment -> !fragment.isEmpty() && !ids.contains(decoded(fragment)))
          .forEach(fragment -> broken.add(file + " leads to #" + fragment + " on itself"));
    }
  }

  /** The links that lead nowhere in the folder, sorted. */
  List<String> broken(PublishFolder folder) {
    Map<String, List<String>> fragments = new TreeMap<>();
    targets.forEach(
        (target, from) -> {
          int hash = target.indexOf('#');
          String file = hash < 0 ? target : target.substring(0, hash);
          if (!folder.has(file)) {
            broken.add(from + " leads to " + target);
          } else if (hash >= 0 && hash + 1 < target.length()) {
            fragments
                .computeIfAbsent(file, any -> new ArrayList<>())
                .add(target.substring(hash + 1));
          }
        });
    fragments.forEach(
        (file, wanted) -> {
          Set<String> ids = ids(text(folder.place().resolve(file)));
          wanted.stream()
              .filter(fragment -> !ids.contains(decoded(fragment)))
              .forEach(
                  fragment -> {
                    String target = file + "#" + fragment;
                    broken.add(targets.get(target) + " leads to " + target);
                  });
        });
    return broken.stream().sorted().toList();
  }

  private static Set<String> ids(String html) {
    return values(html, ID);
  }

  /** The values of attributes, read off without regular expressions: pages are many and long. */
  private static Set<String> values(String html, Set<String> attributes) {
    Set<String> values = new HashSet<>();
    for (int equals = html.indexOf("=\""); equals >= 0; equals = html.indexOf("=\"", equals + 2)) {
      int start = equals;
      while (start > 0 && isName(html.charAt(start - 1))) {
        start--;
      }
      int end = html.indexOf('"', equals + 2);
      if (end >= 0
          && start > 0
          && Character.isWhitespace(html.charAt(start - 1))
          && attributes.contains(html.substring(start, equals))) {
        values.add(unescaped(html.substring(equals + 2, end)));
      }
    }
    return values;
  }

  private static boolean isName(char character) {
    return (character >= 'a' && character <= 'z') || character == '-';
  }

  /** The file, with its fragment, that a relative address leads to. */
  static String resolve(String from, String href) {
    int hash = href.indexOf('#');
    String fragment = hash < 0 ? "" : href.substring(hash);
    String whole = hash < 0 ? href : href.substring(0, hash);
    int query = whole.indexOf('?');
    String path = query < 0 ? whole : whole.substring(0, query);
    Deque<String> steps = new ArrayDeque<>(List.of(from.split("/", -1)));
    steps.removeLast();
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return "outside of the folder: " + href;
        }
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.addLast(decoded(step));
      }
    }
    return path.startsWith("/") ? "from the root: " + href : String.join("/", steps) + fragment;
  }

  private static String decoded(String text) {
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String unescaped(String attribute) {
    return attribute.indexOf('&') < 0
        ? attribute
        : attribute
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
