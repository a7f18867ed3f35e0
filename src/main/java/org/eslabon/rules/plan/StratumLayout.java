package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eslabon.rules.Rule;

/**
 * Where the boxes of rules stand: a stratum is one or more columns, so that within it who reads
 * stands right of who writes; in a column a rule stands near those that it depends on and that
 * depend on it. The same rules always stand in the same places.
 */
final class StratumLayout {

  private static final double ROW = 26;
  private static final double BETWEEN_COLUMNS = 70;
  private static final int SWEEPS = 12;

  /** Rules that depend on each other have no first and last; they share so many columns. */
  private static final int MOST_COLUMNS = 8;

  /** Where a box begins and how wide it is. */
  record Box(double x, double y, double width) {}

  private final Map<Rule, Integer> columns = new LinkedHashMap<>();
  private final Map<Rule, List<Rule>> neighbours = new HashMap<>();
  private final List<List<Rule>> byColumn = new ArrayList<>();
  private final Map<Rule, Double> heights = new HashMap<>();

  private StratumLayout() {}

  /**
   * Places the rules.
   *
   * @param drawn dependencies that the drawing shows
   * @param top where the first row begins
   * @param characterWidth of the names in the boxes
   */
  static Map<Rule, Box> of(
      Stratification strata, List<Dependency> drawn, double top, double characterWidth) {
    StratumLayout layout = new StratumLayout();
    layout.intoColumns(strata, drawn);
    layout.order(drawn);
    return layout.boxes(top, characterWidth);
  }

  private void intoColumns(Stratification strata, List<Dependency> drawn) {
    int first = 0;
    for (Stratum stratum : strata.strata()) {
      Set<Rule> rules = new LinkedHashSet<>(stratum.rules());
      rules.forEach(rule -> columns.put(rule, 0));
      int last = 0;
      boolean moved = true;
      while (moved) {
        moved = false;
        for (Dependency dependency : drawn) {
          int column = column(dependency.to()) + 1;
          if (rules.contains(dependency.from())
              && rules.contains(dependency.to())
              && column < MOST_COLUMNS
              && column(dependency.from()) < column) {
            columns.put(dependency.from(), column);
            last = Math.max(last, column);
            moved = true;
          }
        }
      }
      int start = first;
      rules.forEach(rule -> columns.merge(rule, start, Integer::sum));
      first += last + 1;
    }
    for (int column = 0; column < first; column++) {
      byColumn.add(new ArrayList<>());
    }
    columns.forEach((rule, column) -> byColumn.get(column).add(rule));
    byColumn.removeIf(List::isEmpty);
  }

  private int column(Rule rule) {
    return columns.getOrDefault(rule, 0);
  }

  /** Sorts each column by where the neighbours of its rules stand, to and fro. */
  private void order(List<Dependency> drawn) {
    for (Dependency dependency : drawn) {
      neighbours.computeIfAbsent(dependency.from(), any -> new ArrayList<>()).add(dependency.to());
      neighbours.computeIfAbsent(dependency.to(), any -> new ArrayList<>()).add(dependency.from());
    }
    byColumn.forEach(this::stack);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < byColumn.size(); i++) {
        List<Rule> column = byColumn.get(sweep % 2 == 0 ? i : byColumn.size() - 1 - i);
        Map<Rule, Double> wanted = new HashMap<>();
        column.forEach(rule -> wanted.put(rule, middle(rule)));
        column.sort(
            Comparator.comparing((Rule rule) -> wanted.getOrDefault(rule, 0.0))
                .thenComparing(Rule::name));
        stack(column);
      }
    }
  }

  /** Rows are counted from the middle, so that short columns stand beside that of long ones. */
  private void stack(List<Rule> column) {
    for (int row = 0; row < column.size(); row++) {
      heights.put(column.get(row), row - (column.size() - 1) / 2.0);
    }
  }

  private double middle(Rule rule) {
    return neighbours.getOrDefault(rule, List.of()).stream()
        .mapToDouble(other -> heights.getOrDefault(other, 0.0))
        .average()
        .orElse(heights.getOrDefault(rule, 0.0));
  }

  private Map<Rule, Box> boxes(double top, double characterWidth) {
    int longest = byColumn.stream().mapToInt(List::size).max().orElse(0);
    Map<Rule, Box> boxes = new LinkedHashMap<>();
    double x = 12;
    for (List<Rule> column : byColumn) {
      double width = 0;
      for (Rule rule : column) {
        double own = 12 + characterWidth * rule.name().length();
        double row = heights.getOrDefault(rule, 0.0) + (longest - 1) / 2.0;
        boxes.put(rule, new Box(x, top + row * ROW, own));
        width = Math.max(width, own);
      }
      x += width + BETWEEN_COLUMNS;
    }
    return boxes;
  }
}
