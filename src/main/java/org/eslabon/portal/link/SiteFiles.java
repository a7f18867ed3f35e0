package org.eslabon.portal.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eslabon.model.DataIris;
import org.eslabon.model.Language;
import org.eslabon.web.EntityTags;

/**
 * Where paths lie in a folder of static files: English pages at its root, Spanish ones below {@code
 * es}, and what has no language once.
 */
public final class SiteFiles {

  /** Names that every file system and web server takes as they are. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._~-]+");

  /** What file systems allow, less room for endings. */
  private static final int LONGEST_NAME = 180;

  private SiteFiles() {}

  /** The file of a page in a language, without a slash at its beginning. */
  public static String page(String path, Language language) {
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
  public static String file(String path, Language language) {
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

  /** A file and how links write it: with each name encoded. */
  record Place(String file, String href) {

    static Place of(String file) {
      String href =
          Arrays.stream(file.split("/", -1)).map(DataIris::encode).collect(Collectors.joining("/"));
      return new Place(file, href);
    }
  }

  /** The {@code href} that leads from one file to another. */
  public static String relative(String from, String to) {
    return relative(from, Place.of(to));
  }

  /** The same to a file whose names are encoded already: a page leads to hundreds. */
  public static String relative(String from, Place to) {
    int common = commonFolders(from, to.file());
    int skipped = 0;
    int start = 0;
    for (int i = 0; i < common; i++) {
      skipped = from.indexOf('/', skipped) + 1;
      start = to.href().indexOf('/', start) + 1;
    }
    StringBuilder href = new StringBuilder();
    for (int i = skipped; i < from.length(); i++) {
      if (from.charAt(i) == '/') {
        href.append("../");
      }
    }
    return href.append(to.href(), start, to.href().length()).toString();
  }

  /** How many folders both files lie in. */
  private static int commonFolders(String one, String other) {
    int folders = 0;
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length && one.charAt(i) == other.charAt(i); i++) {
      if (one.charAt(i) == '/') {
        folders++;
      }
    }
    return folders;
  }
}
