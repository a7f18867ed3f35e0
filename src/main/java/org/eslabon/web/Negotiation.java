package org.eslabon.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eslabon.model.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which of several forms of an answer suits the asker best (RFC 9110, section 12.5).
 *
 * <p>Not Jena's {@code AcceptList}: it has no ranges with parameters and prefers its own order
 * where the quality is the same, while here what is offered first wins.
 */
public final class Negotiation {

  private static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  private Negotiation() {}

  /** A range that is asked for, such as {@code text/*;q=0.8} or {@code es-PE}. */
  private record Range(String name, double quality) {

    static List<Range> read(String header) {
      List<Range> ranges = new ArrayList<>();
      for (String part : header.split(",", -1)) {
        String[] pieces = part.strip().split(";", -1);
        String name = pieces[0].strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
          ranges.add(new Range(name, qualityIn(pieces)));
        }
      }
      return ranges;
    }

    private static double qualityIn(String[] pieces) {
      for (int i = 1; i < pieces.length; i++) {
        String piece = pieces[i].strip();
        if (piece.startsWith("q=")) {
          try {
            return Math.max(0, Math.min(1, Double.parseDouble(piece.substring(2))));
          } catch (NumberFormatException notANumber) {
            return 0;
          }
        }
      }
      return 1;
    }

    /** How closely it names a media type: 3 exactly, 2 its main type, 1 anything, 0 not at all. */
    int closeness(String type) {
      String bare = type.replaceAll(";.*", "").strip();
      if (name.equals(bare)) {
        return 3;
      }
      if (name.endsWith("/*") && bare.startsWith(name.substring(0, name.length() - 1))) {
        return 2;
      }
      return name.equals("*/*") || name.equals("*") ? 1 : 0;
    }
  }

  /**
   * The media type to answer with: of those offered, the one with the highest quality, the first
   * offered where several have it.
   *
   * @return empty when the asker takes none of them (406)
   */
  public static Optional<String> mediaType(Request request, List<String> offered) {
    String accept = request.header("Accept").orElse("*/*");
    List<Range> ranges = Range.read(accept.isBlank() ? "*/*" : accept);
    String best = null;
    double most = 0;
    for (String type : offered) {
      double quality =
          ranges.stream()
              .filter(range -> range.closeness(type) > 0)
              .max(Comparator.comparingInt(range -> range.closeness(type)))
              .map(Range::quality)
              .orElse(0.0);
      if (quality > most) {
        most = quality;
        best = type;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The language to answer in: that of the parameter {@code lang}, else what is preferred. */
  public static Language language(Request request) {
    return language(request, request.parameter("lang").orElse(null));
  }

  /**
   * The same where a language may have been chosen in another way.
   *
   * @param chosen its tag; {@code null} or a tag of no language of ours leaves it to the preference
   */
  public static Language language(Request request, @Nullable String chosen) {
    String tag =
        chosen != null && LANGUAGES.contains(chosen) ? chosen : language(request, LANGUAGES);
    return Language.valueOf(tag.toUpperCase(Locale.ROOT));
  }

  /** The language tag to answer in; the first offered when the asker wants none of them. */
  public static String language(Request request, List<String> offered) {
    return Range.read(request.header("Accept-Language").orElse("")).stream()
        .sorted(Comparator.comparingDouble(Range::quality).reversed())
        .filter(range -> range.quality() > 0)
        .flatMap(
            range ->
                offered.stream()
                    .filter(tag -> range.name().equals(tag) || range.name().startsWith(tag + "-")))
        .findFirst()
        .orElse(offered.get(0));
  }
}
