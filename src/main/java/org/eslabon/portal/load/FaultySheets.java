package org.eslabon.portal.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eslabon.load.RawTable;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.query.QueryView;
import org.eslabon.problem.Problem;
import org.eslabon.problem.SourcePlace;
import org.eslabon.web.Upload;
import org.jspecify.annotations.Nullable;

/** Puts problems where they are: into the lines and cells of the files that somebody sent. */
final class FaultySheets {

  private static final int MOST_FAULTS = 200;
  private static final int MOST_CELLS = 100;
  private static final int MOST_LETTERS = 200;

  private FaultySheets() {}

  static LoadView.Faulty of(List<Upload> files, List<Problem> problems) {
    Map<String, RawTable> tables = new LinkedHashMap<>();
    files.forEach(file -> tables.putAll(RawTable.read(UploadFolder.name(file), file.bytes())));
    Map<String, List<Problem>> byFile = new LinkedHashMap<>();
    List<QueryView.Fault> others = new ArrayList<>();
    for (Problem problem : problems.stream().limit(MOST_FAULTS).toList()) {
      SourcePlace place = problem.place();
      if (place != null && place.line() > 0 && tables.containsKey(place.file())) {
        byFile.computeIfAbsent(place.file(), file -> new ArrayList<>()).add(problem);
      } else {
        others.add(QueryView.Fault.of(problem));
      }
    }
    List<LoadView.Sheet> sheets = new ArrayList<>();
    byFile.forEach(
        (file, faults) -> {
          RawTable table = tables.get(file);
          if (table != null) {
            sheets.add(sheet(file, table, faults));
          }
        });
    return new LoadView.Faulty(problems.size(), sheets, others);
  }

  private static LoadView.Sheet sheet(String file, RawTable table, List<Problem> problems) {
    List<Problem> inOrder =
        problems.stream()
            .sorted(
                Comparator.comparingLong((Problem problem) -> line(problem.place()))
                    .thenComparingLong(problem -> column(problem.place())))
            .toList();
    int[] at = inOrder.stream().mapToInt(problem -> index(table, line(problem.place()))).toArray();
    Set<Integer> shown = new TreeSet<>();
    Arrays.stream(at).forEach(index -> around(index, table, shown));
    List<LoadView.Line> lines = new ArrayList<>();
    for (int index : shown) {
      List<Integer> here =
          IntStream.range(0, at.length).filter(i -> at[i] == index).boxed().toList();
      lines.add(line(index, table, inOrder, here));
    }
    List<LoadView.Fault> faults = new ArrayList<>();
    inOrder.forEach(
        problem -> faults.add(new LoadView.Fault(faults.size() + 1, QueryView.Fault.of(problem))));
    boolean headed = table.isTable() && !table.lines().isEmpty();
    return new LoadView.Sheet(
        file,
        headed ? table.lines().get(0).cells().stream().limit(MOST_CELLS).toList() : List.of(),
        lines,
        faults);
  }

  /** The wrong line and its neighbours; the header of a table stands above them anyway. */
  private static void around(int index, RawTable table, Set<Integer> shown) {
    int last = table.lines().size() - 1;
    for (int i = Math.max(0, index - 1); i <= Math.min(last, index + 1); i++) {
      if (i > 0 || i == index || !table.isTable()) {
        shown.add(i);
      }
    }
  }

  /**
   * @param here which of the problems are in this line
   */
  private static LoadView.Line line(
      int index, RawTable table, List<Problem> problems, List<Integer> here) {
    RawTable.Line line = table.lines().get(index);
    List<LoadView.Cell> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_CELLS, line.cells().size()); i++) {
      List<Integer> faults = new ArrayList<>();
      for (int number : here) {
        SourcePlace place = problems.get(number).place();
        boolean inCell = !table.isTable() || column(place) == 0 || column(place) == i + 1L;
        boolean pastEnd = i == line.cells().size() - 1 && column(place) > line.cells().size();
        if (inCell || pastEnd) {
          faults.add(number + 1);
        }
      }
      cells.add(new LoadView.Cell(shortened(line.cells().get(i)), faults));
    }
    return new LoadView.Line(line.number(), cells);
  }

  /** The record that a line is part of: the last that begins no later. */
  private static int index(RawTable table, long line) {
    int before = 0;
    int after = table.lines().size();
    while (after - before > 1) {
      int middle = (before + after) >>> 1;
      if (table.lines().get(middle).number() <= line) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return before;
  }

  private static String shortened(String text) {
    String safe = SafeText.of(text);
    return safe.length() > MOST_LETTERS ? safe.substring(0, MOST_LETTERS) + "…" : safe;
  }

  private static long line(@Nullable SourcePlace place) {
    return place == null ? 0 : place.line();
  }

  private static long column(@Nullable SourcePlace place) {
    return place == null ? 0 : place.column();
  }
}
