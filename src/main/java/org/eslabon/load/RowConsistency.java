package org.eslabon.load;

import java.util.Optional;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;

/** Cells of one row that cannot all be true, whatever each says by itself. */
final class RowConsistency {

  private final int latitude;
  private final int longitude;
  private final int owned;
  private final int owner;
  private final int since;
  private final int until;

  RowConsistency(Table table) {
    latitude = table.position("latitude");
    longitude = table.position("longitude");
    owned = table.position("owned");
    owner = table.position("owner");
    since = table.position("since");
    until = table.position("until");
  }

  /** What contradicts itself in the row, if anything. */
  Optional<Problem> problem(Row row) {
    if (latitude >= 0 && row.cell(latitude).isEmpty() != row.cell(longitude).isEmpty()) {
      boolean lone = row.cell(longitude).isEmpty();
      return contradiction(
          row,
          lone ? latitude : longitude,
          lone ? "a latitude without a longitude" : "a longitude without a latitude");
    }
    if (owned >= 0 && !row.cell(owned).isEmpty() && row.cell(owned).equals(row.cell(owner))) {
      return contradiction(row, owner, "`" + row.cell(owned) + "` cannot own itself");
    }
    if (since >= 0 && isBefore(row.cell(until), row.cell(since))) {
      return contradiction(
          row, until, "`until` " + row.cell(until) + " is before `since` " + row.cell(since));
    }
    return Optional.empty();
  }

  private static Optional<Problem> contradiction(Row row, int position, String message) {
    return Optional.of(new Problem(ProblemCode.L034, message, row.place(position), null));
  }

  /** Whether a year or day is surely before another; a year is compared with the year of a day. */
  private static boolean isBefore(String first, String second) {
    if (first.length() < 4 || second.length() < 4) {
      return false;
    }
    int common = Math.min(first.length(), second.length());
    return first.substring(0, common).compareTo(second.substring(0, common)) < 0;
  }
}
