package org.eslabon.portal.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of SPARQL or Turtle as a page colours it. Immutable.
 *
 * @param kind what it is, the class in the style sheet; empty for what stays plain
 * @param text as it was written
 */
public record CodeToken(String kind, String text) {

  /** Groups are named for the classes. An IRI comes before {@code <} the comparison. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>(?<![<\\w])#[^\\n]*)"
              + "|(?<string>\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
              + "|(?<iri><[^<>\"{}|^`\\\\\\s]*>)"
              + "|(?<variable>[?$]\\w+)"
              + "|(?<name>\\b[A-Za-z][\\w-]*:[\\w.~%/-]*\\w|\\b[A-Za-z][\\w-]*:)"
              + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
              + "|(?<word>@?\\b[A-Za-z_]+\\b)");

  private static final List<String> KINDS =
      List.of("comment", "string", "iri", "variable", "name", "number");

  /** The pieces of a text, which together are the text. */
  public static List<CodeToken> of(String text) {
    List<CodeToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      plain(tokens, text.substring(end, matcher.start()));
      tokens.add(new CodeToken(kind(matcher), matcher.group()));
      end = matcher.end();
    }
    plain(tokens, text.substring(end));
    return List.copyOf(tokens);
  }

  private static void plain(List<CodeToken> tokens, String text) {
    if (!text.isEmpty()) {
      tokens.add(new CodeToken("", text));
    }
  }

  private static String kind(Matcher matcher) {
    for (String kind : KINDS) {
      if (matcher.group(kind) != null) {
        return "code-" + kind;
      }
    }
    String word = matcher.group("word");
    boolean keyword =
        word.equals("a") || word.startsWith("@") || word.equals(word.toUpperCase(Locale.ROOT));
    return keyword ? "code-keyword" : "";
  }
}
