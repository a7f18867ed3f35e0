package org.eslabon.portal.lookup;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as one looks for it: without accents, in lower case, as words. */
public final class FoldedText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private FoldedText() {}

  /** The words of a text, each after a blank: {@code " cuero y calzado"}. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return (" " + BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ")).stripTrailing();
  }

  /** The words that somebody looks for. */
  public static List<String> words(String text) {
    return List.of(of(text).strip().split(" ")).stream().filter(word -> !word.isEmpty()).toList();
  }
}
