package org.eslabon;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be supposed, one after the other: settings of cells and thresholds, files of changes,
 * SPARQL Updates. Immutable.
 *
 * @param settings {@code row.column=value} or {@code threshold=number}; nothing after the equals
 *     sign forgets a value
 * @param files RDF Patch ({@code .rdfp}) or CSV with {@code table,id,column,value}
 * @param updates SPARQL Updates
 */
public record Supposed(List<String> settings, List<Path> files, List<Update> updates) {

  /**
   * A SPARQL Update.
   *
   * @param origin what to call it when telling of what is wrong with it
   */
  public record Update(String text, String origin) {}

  public Supposed {
    settings = List.copyOf(settings);
    files = List.copyOf(files);
    updates = List.copyOf(updates);
  }

  /** Settings alone. */
  public static Supposed of(String... settings) {
    return new Supposed(List.of(settings), List.of(), List.of());
  }
}
