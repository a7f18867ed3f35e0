package org.eslabon.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/**
 * Everything wrong with the files of one request. Each file lists so many problems at most; of the
 * others only the number is kept, since a file with a million wrong rows has one cause.
 */
final class Problems {

  static final int LISTED_PER_FILE = 100;

  private final Map<String, OfFile> files = new LinkedHashMap<>();

  void add(Problem problem) {
    SourcePlace place = problem.place();
    files.computeIfAbsent(place == null ? "" : place.file(), OfFile::new).add(problem);
  }

  boolean none() {
    return files.isEmpty();
  }

  /** All problems, file by file in the order of their places. */
  List<Problem> inOrder() {
    List<Problem> all = new ArrayList<>();
    files.values().forEach(file -> file.report(all));
    return all;
  }

  /** As {@link #inOrder}; afterwards there are none. */
  List<Problem> take() {
    List<Problem> all = inOrder();
    files.clear();
    return all;
  }

  private static final class OfFile {
    private static final Comparator<Problem> BY_PLACE =
        Comparator.comparingLong((Problem p) -> p.place() == null ? 0 : p.place().line())
            .thenComparingLong(p -> p.place() == null ? 0 : p.place().column());

    private final String file;
    private final List<Problem> listed = new ArrayList<>();
    private long unlisted;

    OfFile(String file) {
      this.file = file;
    }

    void add(Problem problem) {
      if (listed.size() < LISTED_PER_FILE) {
        listed.add(problem);
      } else {
        unlisted++;
      }
    }

    void report(List<Problem> all) {
      listed.stream().sorted(BY_PLACE).forEach(all::add);
      if (unlisted > 0) {
        all.add(
            new Problem(
                ProblemCode.L099,
                unlisted + " more problems in this file are not listed",
                SourcePlace.of(file),
                null));
      }
    }
  }
}
