package org.eslabon.api;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A name as it is compared: words in lower case without accents, in their order. Immutable.
 *
 * @param words what the name has besides punctuation
 */
record FoldedName(List<String> words) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that nearly every name has count for little. */
  private static final Set<String> COMMON =
      Set.of(
          "de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "of", "the", "and", "in",
          "for", "to", "sa", "sac", "srl", "ltd", "inc", "co", "role");

  private static final double LEAST_WEIGHT = 0.15;

  private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

  /** Words this alike are taken for one word written in two ways. */
  private static final double ALIKE = 0.75;

  FoldedName {
    words = List.copyOf(words);
  }

  /** The words of a name. */
  static FoldedName of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(plain.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new FoldedName(words);
  }

  /** All words as one text. */
  String text() {
    return String.join(" ", words);
  }

  /**
   * How alike two names are, from 0 to 100: the weight of the words that both have, in any order,
   * against the weight of all. A word that is spelt a little differently counts a little less.
   */
  double similarity(FoldedName other) {
    if (words.equals(other.words)) {
      return words.isEmpty() ? 0 : 100;
    }
    List<String> open = new ArrayList<>(other.words);
    double common = 0;
    for (String word : words) {
      String best = null;
      double most = 0;
      for (String each : open) {
        double alike = alike(word, each);
        if (alike > most) {
          most = alike;
          best = each;
        }
      }
      if (best != null && most >= ALIKE) {
        open.remove(best);
        common += most * (weight(word) + weight(best));
      }
    }
    double all = weight() + other.weight();
    // the same words in another order are not quite the same name
    return all == 0 ? 0 : Math.min(98, 100 * common / all);
  }

  /** Whether each word is how some word of the other begins, as people type ahead. */
  boolean begins(FoldedName other) {
    return words.stream()
        .allMatch(word -> other.words.stream().anyMatch(each -> each.startsWith(word)));
  }

  private double weight() {
    return words.stream().mapToDouble(FoldedName::weight).sum();
  }

  private static double weight(String word) {
    return COMMON.contains(word) ? LEAST_WEIGHT : 1;
  }

  static double alike(String one, String two) {
    if (one.equals(two)) {
      return 1;
    }
    int longest = Math.max(one.length(), two.length());
    // short words and numbers that differ are other words
    if (longest < 4 || Character.isDigit(one.charAt(0))) {
      return 0;
    }
    int allowed = (int) (longest * (1 - ALIKE));
    int distance = distance(one, two, allowed);
    return distance < 0 ? 0 : 1 - (double) distance / longest;
  }

  /** Letters to change; a doubled letter in the wrong place, as in Gammara, is one. */
  private static int distance(String one, String two, int allowed) {
    int distance = new LevenshteinDistance(allowed).apply(one, two);
    boolean isDoubling = distance < 0 && single(one).equals(single(two));
    return isDoubling ? 1 : distance;
  }

  private static String single(String word) {
    return DOUBLED.matcher(word).replaceAll("$1");
  }
}
