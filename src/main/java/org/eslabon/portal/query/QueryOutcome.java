package org.eslabon.portal.query;

import java.util.List;
import java.util.Set;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.visit.Ref;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What came of a question. Immutable. */
public sealed interface QueryOutcome {

  /** Ends of a query that say nothing against it. */
  Set<String> TEMPORARY = Set.of(ProblemCode.Q301.name(), ProblemCode.Q305.name());

  /** Nothing was asked yet. */
  record Unasked() implements QueryOutcome {}

  /** It could not be answered. */
  record Failed(List<QueryView.Fault> faults) implements QueryOutcome {

    /** Copies the list. */
    public Failed {
      faults = List.copyOf(faults);
    }

    /** Whether the same may be answered another time, or by a server that allows more. */
    boolean isTemporary() {
      return faults.stream().anyMatch(fault -> TEMPORARY.contains(fault.code()));
    }
  }

  /**
   * Rows or triples.
   *
   * @param columns names of the columns
   * @param rows the first rows; a cell without a value is {@code null} in its record
   * @param isWhole whether these are all
   * @param views what it can be seen as; one is chosen
   * @param graph the same as points and lines, when that is chosen
   * @param map the same on a map, when that is chosen
   * @param downloads the same as files
   * @param millis how long it took
   */
  record Table(
      List<String> columns,
      List<List<Cell>> rows,
      boolean isWhole,
      List<View> views,
      @Nullable GraphPicture graph,
      @Nullable MapPicture map,
      List<Download> downloads,
      long millis)
      implements QueryOutcome {

    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      views = List.copyOf(views);
      downloads = List.copyOf(downloads);
    }
  }

  /**
   * What an answer can be seen as.
   *
   * @param word of its name: {@code table}, {@code graph} or {@code map}
   * @param href the page that shows it so
   */
  record View(String word, String href, boolean isChosen) {}

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
