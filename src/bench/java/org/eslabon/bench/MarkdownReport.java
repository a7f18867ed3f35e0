package org.eslabon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.bench.engine.Steps;
import org.eslabon.bench.engine.Workload;

/** A report for people, as Markdown that also reads well in a terminal. */
final class MarkdownReport {

  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  /** What is compared with the limit and the best peer. */
  private static final List<String> COMPARED =
      Stream.of(
              List.of(Workload.LOAD_TRIPLES, Workload.LOAD_TABLES, Workload.ALL_RULES),
              Workload.QUERIES)
          .flatMap(List::stream)
          .toList();

  private static final List<String> STEPS =
      Stream.of(
              List.of(Workload.LOAD_TRIPLES, Workload.LOAD_TABLES, Workload.READ_RULES),
              Workload.RULES,
              List.of(Workload.ALL_RULES),
              Workload.QUERIES)
          .flatMap(List::stream)
          .toList();

  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    MarkdownReport markdown = new MarkdownReport(report);
    Machine machine = report.machine();
    markdown.text.append(
        String.format(
            Locale.ROOT,
            "%s, %d processors, %.0f GB, %s, Java of %s, heap %s; %.1f programs wanted a processor"
                + " when it began.%n",
            report.date(),
            machine.processors(),
            machine.memory() / GIGA,
            machine.system(),
            machine.java(),
            report.heap(),
            machine.load()));
    report.sizes().forEach(markdown::size);
    markdown.promises();
    return markdown.text.toString();
  }

  private void size(Results results) {
    text.append(String.format(Locale.ROOT, "%n### %,d links%n%n", results.links()));
    text.append("Seconds, median of the runs; memory and disk in MB.\n\n");
    times(results);
    text.append('\n');
    ratios(results);
    text.append('\n');
    counts(results);
  }

  private void times(Results results) {
    List<Entrant> entrants = results.entrants();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", entrants, Entrant::title));
    rows.add(row("runs", entrants, entrant -> String.valueOf(results.of(entrant).size())));
    for (String step : STEPS) {
      rows.add(row(step, entrants, entrant -> cell(results, entrant, step)));
    }
    rows.add(row("memory, loaded", entrants, entrant -> size(results, entrant, "loaded")));
    rows.add(
        row("memory, rules applied", entrants, entrant -> size(results, entrant, "concluded")));
    rows.add(row("memory, at the end", entrants, entrant -> size(results, entrant, "peak")));
    rows.add(row("disk", entrants, entrant -> size(results, entrant, "disk")));
    table(rows);
  }

  private static List<String> row(
      String name, List<Entrant> entrants, Function<Entrant, String> cell) {
    return Stream.concat(Stream.of(name), entrants.stream().map(cell)).toList();
  }

  private static String cell(Results results, Entrant entrant, String step) {
    Optional<String> failure = results.failure(entrant, step);
    OptionalDouble seconds = results.seconds(entrant, step);
    String time = seconds.isEmpty() ? "" : seconds(seconds.getAsDouble());
    return failure
        .map(what -> what.contains(";") ? what.replaceFirst("; *", "; ") + ": " + time : what)
        .orElse(time);
  }

  private static String seconds(double seconds) {
    int digits = seconds >= 100 ? 0 : seconds >= 1 ? 1 : seconds >= 0.1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", seconds);
  }

  private static String size(Results results, Entrant entrant, String what) {
    OptionalDouble octets = results.octets(entrant, what);
    return octets.isEmpty() || octets.getAsDouble() == 0
        ? ""
        : String.format(Locale.ROOT, "%.0f", octets.getAsDouble() / MEGA);
  }

  /** How our engines stand to the limit, and to the best peer at each step. */
  private void ratios(Results results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "times the limit", "best peer", "times faster than it"));
    for (String step : COMPARED) {
      OptionalDouble own = own(results, step);
      if (own.isPresent()) {
        rows.add(ratio(results, step, own.getAsDouble()));
      }
    }
    if (rows.size() > 1) {
      text.append("Eslabon, columnar, against the limit and the best peer at each step.\n\n");
      table(rows);
    }
  }

  private static OptionalDouble own(Results results, String step) {
    Entrant own = step.equals(Workload.LOAD_TABLES) ? Entrant.COLUMNAR_CSV : Entrant.COLUMNAR;
    return results.seconds(own, step);
  }

  private static List<String> ratio(Results results, String step, double own) {
    OptionalDouble limit = results.seconds(Entrant.ARRAYS, step);
    Optional<Entrant> peer = results.bestPeer(step);
    return List.of(
        step,
        limit.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", own / limit.getAsDouble()),
        peer.map(Entrant::title).orElse(""),
        peer.map(best -> results.seconds(best, step).orElseThrow() / own)
            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
            .orElse(""));
  }

  private void counts(Results results) {
    List<String> differences = results.differences();
    if (differences.isEmpty()) {
      text.append("All counts are equal: ");
      text.append(
          results.runs().stream()
              .filter(run -> !run.counts().isEmpty())
              .findFirst()
              .map(MarkdownReport::counts)
              .orElse("there are none"));
      text.append(".\n");
    } else {
      text.append("**Counts differ**:\n\n");
      differences.forEach(line -> text.append("- ").append(line).append('\n'));
    }
  }

  private static String counts(Run run) {
    return run.counts().entrySet().stream()
        .filter(count -> !count.getKey().endsWith(Steps.LARGE_STACK))
        .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void promises() {
    for (Results results : report.sizes()) {
      text.append(String.format(Locale.ROOT, "%n### Promises, at %,d links%n%n", results.links()));
      for (Promise promise : Promise.of(results)) {
        text.append("- ").append(promise.line(results.links())).append('\n');
      }
    }
    List<Promise> growth = Promise.ofSizes(report.sizes());
    growth.forEach(promise -> text.append("- ").append(promise.line(promise.links())).append('\n'));
  }

  /** A table whose columns stand under each other. */
  private void table(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      line(rows.get(row), widths);
      if (row == 0) {
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
          rule.add("-".repeat(Math.max(3, widths[i] - 1)) + (i == 0 ? "-" : ":"));
        }
        line(rule, widths);
      }
    }
  }

  private void line(List<String> cells, int[] widths) {
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
      text.append(' ')
          .append(i == 0 ? cells.get(i) + padding : padding + cells.get(i))
          .append(" |");
    }
    text.append('\n');
  }
}
