package org.eslabon.portal.cluster;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars of one measure, drawn by the server; beside each stands its number, so that nothing is told
 * by length alone. Immutable.
 *
 * @param unit of the numbers, or empty
 * @param bars from top to bottom
 */
public record BarChart(String unit, List<Bar> bars) {

  /** Width of the longest bar, in the units of the drawing. */
  private static final int LONGEST = 420;

  public static final int ROW = 26;
  public static final int LABELS = 190;
  public static final int WIDTH = LABELS + LONGEST + 130;

  public BarChart {
    bars = List.copyOf(bars);
  }

  /**
   * One bar.
   *
   * @param label what was measured, or when
   * @param value as people read it
   * @param length in the units of the drawing
   * @param href of the observation
   */
  public record Bar(String label, String value, int length, String href) {}

  /** A number with what it is of. */
  record Measure(String label, double value, String href) {}

  static BarChart of(List<Measure> measures, String unit, Locale locale) {
    double most = measures.stream().mapToDouble(Measure::value).max().orElse(1);
    // shares are drawn against the whole
    double scale = unit.equals("percent") || unit.equals("%") ? Math.max(100, most) : most;
    NumberFormat format = NumberFormat.getInstance(locale);
    List<Bar> bars = new ArrayList<>();
    for (Measure measure : measures) {
      double share = scale > 0 ? Math.max(0, measure.value() / scale) : 0;
      bars.add(
          new Bar(
              measure.label(),
              format.format(measure.value()),
              (int) Math.round(share * LONGEST),
              measure.href()));
    }
    return new BarChart(unit, bars);
  }

  /** Height of the drawing. */
  public int height() {
    return bars.size() * ROW + 4;
  }

  /** The bars as a sentence, for those who hear the page. */
  public String text() {
    return String.join(
            "; ", bars.stream().map(bar -> bar.label() + ": " + bar.value() + " " + unit).toList())
        .strip();
  }
}
