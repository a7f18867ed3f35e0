package org.eslabon.portal.visit;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of the program, in which what stands between backticks is code. Immutable.
 *
 * @param spans its parts in their order
 */
public record Prose(List<Span> spans) {

  /** Copies the list. */
  public Prose {
    spans = List.copyOf(spans);
  }

  /** A stretch of text. */
  public record Span(String text, boolean isCode) {}

  /** Reads a sentence; a backtick without its fellow is text. */
  public static Prose of(String text) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('`', from);
      int close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      if (open > from) {
        spans.add(new Span(text.substring(from, open), false));
      }
      if (close > open + 1) {
        spans.add(new Span(text.substring(open + 1, close), true));
      }
      from = close + 1;
    }
    if (from < text.length()) {
      spans.add(new Span(text.substring(from), false));
    }
    return new Prose(spans);
  }
}
