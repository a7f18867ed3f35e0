package org.eslabon.problem;

import java.util.Optional;

/**
 * A place in an input. Immutable.
 *
 * @param file the file as the user named it, or a label such as {@code <stdin>}
 * @param line line from 1, or 0 when the whole file is meant
 * @param column column from 1, or 0 when the whole line is meant. In a table it counts cells, in
 *     any other file characters
 */
public record SourcePlace(String file, long line, long column) {

  private static final String PARAMETER = "parameter ";

  /** The whole file. */
  public static SourcePlace of(String file) {
    return new SourcePlace(file, 0, 0);
  }

  /** A value that was given by name, to a query or in a request. */
  public static SourcePlace parameter(String name) {
    return of(PARAMETER + name);
  }

  /** The name of the value that is meant, when it was given by one. */
  public Optional<String> parameter() {
    return file.startsWith(PARAMETER)
        ? Optional.of(file.substring(PARAMETER.length()))
        : Optional.empty();
  }

  /** {@code file}, {@code file:line} or {@code file:line:column}. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
