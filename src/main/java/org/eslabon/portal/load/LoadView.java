package org.eslabon.portal.load;

import java.util.List;
import org.eslabon.portal.query.QueryView;
import org.eslabon.portal.visit.Ref;

/**
 * The page on which one loads. Immutable.
 *
 * @param collection name that the graphs of the files are called after
 * @param user who is signed in, or empty
 * @param stage how far it got
 */
public record LoadView(String collection, String user, Stage stage) {

  /** How far a load got. */
  public sealed interface Stage {}

  /** Files are asked for; {@code note} is the key of what to say first, or empty. */
  public record Asking(String note) implements Stage {}

  /**
   * Something is wrong, and nothing is stored.
   *
   * @param total how many problems there are
   * @param sheets files and sheets with the problems in their places
   * @param others problems that have no place in a file
   */
  public record Faulty(int total, List<Sheet> sheets, List<QueryView.Fault> others)
      implements Stage {

    /** Copies the lists. */
    public Faulty {
      sheets = List.copyOf(sheets);
      others = List.copyOf(others);
    }
  }

  /**
   * A file or sheet with its problems.
   *
   * @param lines those around the problems
   * @param faults in the order of their places
   */
  public record Sheet(String name, List<String> header, List<Line> lines, List<Fault> faults) {

    /** Copies the lists. */
    public Sheet {
      header = List.copyOf(header);
      lines = List.copyOf(lines);
      faults = List.copyOf(faults);
    }
  }

  /** A line with its cells. */
  public record Line(long number, List<Cell> cells) {

    /** Copies the list. */
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param faults numbers of the problems with it, empty when it is right
   */
  public record Cell(String text, List<Integer> faults) {

    /** Copies the list. */
    public Cell {
      faults = List.copyOf(faults);
    }
  }

  /** A problem with a number in its sheet, from 1. */
  public record Fault(int number, QueryView.Fault problem) {}

  /**
   * What would be stored, or was.
   *
   * @param token names it when it is stored; empty when it was
   * @param files what each file gives
   * @param findings what shapes find in it
   * @param added how many conclusions come
   * @param removed how many go
   * @param changes the first of them
   */
  public record Outcome(
      String token,
      List<FileGraph> files,
      List<Finding> findings,
      long added,
      long removed,
      List<Shift> changes)
      implements Stage {

    /** Copies the lists. */
    public Outcome {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
      changes = List.copyOf(changes);
    }

    /** Whether it only would be stored. */
    public boolean isPreview() {
      return !token.isEmpty();
    }
  }

  /** One file as a graph. */
  public record FileGraph(String file, long triples, boolean replaces) {}

  /** What a shape found. */
  public record Finding(String severity, String message, String thing, String place) {}

  /**
   * A conclusion that comes or goes.
   *
   * @param rule that draws it
   */
  public record Shift(boolean comes, Ref subject, Ref property, Ref object, String rule) {}
}
