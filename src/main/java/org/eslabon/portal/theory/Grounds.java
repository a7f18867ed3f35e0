package org.eslabon.portal.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule says of its source, in which a mark such as {@code [DEF]} tells how the source says
 * it: as a definition, as a finding of a case and so on. Immutable.
 *
 * @param spans its parts in their order
 */
public record Grounds(List<Span> spans) {

  /** The marks that pages explain, as {@code rule.ground-DEF} and so on. */
  public static final List<String> MARKS = List.of("DEF", "TEND", "EMP", "HYP", "RX", "DERIVED");

  private static final Pattern MARK = Pattern.compile("\\[(" + String.join("|", MARKS) + ")\\]");

  /** Copies the list. */
  public Grounds {
    spans = List.copyOf(spans);
  }

  /**
   * A stretch of text.
   *
   * @param mark what stands between the brackets, or empty where it is no mark
   */
  public record Span(String text, String mark) {

    /** Whether it has to be explained. */
    public boolean isMark() {
      return !mark.isEmpty();
    }
  }

  /** Reads a text; other words in brackets are text. */
  public static Grounds of(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher marks = MARK.matcher(text);
    int from = 0;
    while (marks.find()) {
      if (marks.start() > from) {
        spans.add(new Span(text.substring(from, marks.start()), ""));
      }
      spans.add(new Span(marks.group(), marks.group(1)));
      from = marks.end();
    }
    if (from < text.length()) {
      spans.add(new Span(text.substring(from), ""));
    }
    return new Grounds(spans);
  }

  /** The marks of a text, each once, in the order in which they are explained. */
  public static List<String> marks(String text) {
    return MARKS.stream().filter(mark -> text.contains("[" + mark + "]")).toList();
  }
}
