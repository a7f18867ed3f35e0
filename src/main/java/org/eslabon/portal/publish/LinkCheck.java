package org.eslabon.portal.publish;

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
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Whether the links of published pages lead somewhere: every {@code href}, {@code src} and {@code
 * action} to a file that was written, every fragment to an element that is there. Reads the pages
 * that templates make, whose attributes stand in double quotes. Safe for use by several threads.
 */
final class LinkCheck {

  private static final String ID = "id";
  private static final List<String> NAMES =
      List.of("href", ID, "src", "action", "data-href", "data-src");
  private static final Pattern OUTSIDE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");

  /** File, or file and fragment, to the first page that leads there. */
  private final Map<String, String> targets = new ConcurrentHashMap<>();

  /** Folder to what its pages lead to: most of it stands on all of them. */
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

  /** Reads a page that was written. */
  void read(String file, byte[] html) {
    Set<String> ids = new HashSet<>();
    Set<String> within = new HashSet<>();
    Set<String> resolved =
        known.computeIfAbsent(folder(file), any -> ConcurrentHashMap.newKeySet());
    attributes(
        html,
        (name, value) -> {
          if (name.equals(ID)) {
            ids.add(value);
          } else if (value.startsWith("#")) {
            within.add(value.substring(1));
          } else if (!resolved.contains(value)
              && resolved.add(value)
              && !OUTSIDE.matcher(value).matches()) {
            targets.putIfAbsent(resolve(file, value), file);
          }
        });
    within.stream()
        .filter(fragment -> !fragment.isEmpty() && !ids.contains(decoded(fragment)))
        .forEach(fragment -> broken.add(file + " leads to #" + fragment + " on itself"));
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
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
          Set<String> ids = ids(folder.place().resolve(file));
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

  private static Set<String> ids(Path file) {
    try {
      Set<String> ids = new HashSet<>();
      attributes(
          Files.readAllBytes(file),
          (name, value) -> {
            if (name.equals(ID)) {
              ids.add(value);
            }
          });
      return ids;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Tells the attributes that lead somewhere or can be led to. Read off the bytes without regular
   * expressions: pages are many and long, and little of them is looked at.
   */
  private static void attributes(byte[] html, BiConsumer<String, String> telling) {
    for (int equals = 1; equals < html.length - 1; equals++) {
      if (html[equals] == '=' && html[equals + 1] == '"') {
        int start = equals;
        while (start > 0 && isName(html[start - 1])) {
          start--;
        }
        String name = start > 0 && html[start - 1] <= ' ' ? name(html, start, equals) : "";
        int end = name.isEmpty() ? html.length : closing(html, equals + 2);
        if (end < html.length) {
          String value = new String(html, equals + 2, end - equals - 2, StandardCharsets.UTF_8);
          telling.accept(name, unescaped(value));
        }
      }
    }
  }

  private static int closing(byte[] html, int from) {
    int end = from;
    while (end < html.length && html[end] != '"') {
      end++;
    }
    return end;
  }

  /** The name that stands between two places; empty when it is none that is looked for. */
  private static String name(byte[] html, int start, int end) {
    for (String name : NAMES) {
      if (name.length() == end - start
          && name.equals(new String(html, start, end - start, StandardCharsets.ISO_8859_1))) {
        return name;
      }
    }
    return "";
  }

  private static boolean isName(byte character) {
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
}
