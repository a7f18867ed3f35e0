package org.eslabon.column;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/** What is wrong with the lines of one file, whose pieces are added in their order. */
final class FileFaults {

  /** A file with a million wrong lines has one cause. */
  private static final int LISTED = 100;

  private final String file;
  private final List<Problem> listed = new ArrayList<>();
  private long unlisted;
  private long linesBefore;

  FileFaults(String file) {
    this.file = file;
  }

  void add(LineParser.Reading piece) {
    for (LineParser.Fault fault : piece.faults()) {
      if (listed.size() < LISTED) {
        SourcePlace place = new SourcePlace(file, linesBefore + fault.line(), fault.column());
        listed.add(new Problem(ProblemCode.L012, fault.message(), place, null));
      } else {
        unlisted++;
      }
    }
    linesBefore += piece.lines();
  }

  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(listed);
    if (unlisted > 0) {
      String more = unlisted + " more problems in this file are not listed";
      all.add(new Problem(ProblemCode.L099, more, SourcePlace.of(file), null));
    }
    return all;
  }
}
