package org.eslabon.portal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eslabon.model.DataIris;
import org.eslabon.model.Language;
import org.eslabon.web.EntityTags;

/**
 * Where paths lie in a folder of static files: English pages at its root, Spanish ones below {@code
 * es}, and what has no language once.
 */
final class SiteFiles {

  /** Names that every file system and web server takes as they are. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._~-]+");

  /** What file systems allow, less room for endings. */
  private static final int LONGEST_NAME = 180;

  private SiteFiles() {}

  /** The file of a page in a language, without a slash at its beginning. */
  static String page(String path, Language language) {
    String start = language == Language.EN ? "" : language.tag() + "/";
    int query = path.indexOf('?');
    String place = query < 0 ? path : path.substring(0, query);
    String name = place.equals("/") ? "index" : names(place);
    if (query >= 0) {
      name += "/" + hash(path.substring(query));
    }
    return start + name + ".html";
  }

  /** The file of the same page in a language. */
  static String inLanguage(String file, Language language) {
    String spanish = Language.ES.tag() + "/";
    String english = file.startsWith(spanish) ? file.substring(spanish.length()) : file;
    return language == Language.EN ? english : spanish + english;
  }

  /** The file of what is no page; most have no language. */
  static String file(String path, Language language) {
    boolean translated = language != Language.EN && SitePaths.hasLanguage(path);
    return (translated ? language.tag() + "/" : "") + names(path);
  }

  /** Percent-encoded segments become names of files that people can read, where they can be. */
  private static String names(String path) {
    return Arrays.stream(path.substring(1).split("/"))
        .map(SiteFiles::name)
        .collect(Collectors.joining("/"));
  }

  private static String name(String segment) {
    String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    String name = PLAIN.matcher(decoded).matches() ? decoded : DataIris.encode(decoded);
    if (name.equals("..") || name.equals(".")) {
      name = name.replace(".", "%2E");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      int dot = name.lastIndexOf('.');
      String ending = dot > 0 && name.length() - dot < 8 ? name.substring(dot) : "";
      return name.substring(0, 60) + "-" + hash(name) + ending;
    }
    return name;
  }

  private static String hash(String text) {
    return EntityTags.of(text.getBytes(StandardCharsets.UTF_8)).replace("\"", "");
  }

  /** The {@code href} that leads from one file to another. */
  static String relative(String from, String to) {
    List<String> start = List.of(from.split("/"));
    List<String> end = List.of(to.split("/"));
    int common = 0;
    while (common < start.size() - 1
        && common < end.size() - 1
        && start.get(common).equals(end.get(common))) {
      common++;
    }
    List<String> steps = new ArrayList<>(Collections.nCopies(start.size() - 1 - common, ".."));
    end.subList(common, end.size()).forEach(name -> steps.add(DataIris.encode(name)));
    return String.join("/", steps);
  }
}
