package org.eslabon.rules;

import org.eslabon.problem.SourcePlace;

/**
 * The text of a rule and where it stands. Immutable.
 *
 * @param file the file as the user named it
 * @param firstLine line of the file on which the text begins, from 1; 0 when only the file is known
 * @param text header and CONSTRUCT
 */
public record RuleText(String file, int firstLine, String text) {

  /** A text that is a whole file. */
  public static RuleText of(String file, String text) {
    return new RuleText(file, 1, text);
  }

  /** The place in the file of a line and column of the text, both from 1. */
  public SourcePlace place(int line, int column) {
    return firstLine == 0
        ? SourcePlace.of(file)
        : new SourcePlace(file, firstLine + line - 1L, column);
  }

  /** Whether the text is SPARQL-RL rather than a CONSTRUCT. */
  boolean isSrl() {
    return file.endsWith(".srl");
  }

  /** Where the text begins. */
  public SourcePlace start() {
    return place(1, 1);
  }
}
