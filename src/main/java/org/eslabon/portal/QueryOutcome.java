package org.eslabon.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a question. Immutable. */
public sealed interface QueryOutcome {

  /** Nothing was asked yet. */
  record Unasked() implements QueryOutcome {}

  /** It could not be answered. */
  record Failed(List<QueryView.Fault> faults) implements QueryOutcome {

    /** Copies the list. */
    public Failed {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Rows or triples.
   *
   * @param columns names of the columns
   * @param rows the first rows; a cell without a value is {@code null} in its record
   * @param isWhole whether these are all
   * @param graph the same as points and lines, or nothing when it would show nothing
   * @param downloads the same as files
   * @param millis how long it took
   */
  record Table(
      List<String> columns,
      List<List<Cell>> rows,
      boolean isWhole,
      @Nullable GraphPicture graph,
      List<Download> downloads,
      long millis)
      implements QueryOutcome {

    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      downloads = List.copyOf(downloads);
    }
  }

  /** Yes or no. */
  record Truth(boolean holds) implements QueryOutcome {}

  /**
   * One value of a row.
   *
   * @param value the value; nothing where the row has none
   */
  record Cell(@Nullable Ref value) {

    /** Whether it is a number. */
    public boolean isNumber() {
      Ref ref = value;
      return ref != null
          && ref.node().isLiteral()
          && ref.node().getLiteralDatatypeURI().matches(".*#(integer|decimal|double|float|gYear)");
    }
  }

  /** A file with the whole answer. */
  record Download(String word, String href) {}
}
