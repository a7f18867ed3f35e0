package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shapes of symbols: their form tells the kind, their parts the values. */
public final class Slices {

  private Slices() {}

  /**
   * Paths around 0,0 that make up a symbol.
   *
   * @param kind {@code firm} is a square, {@code institution} a diamond, anything else round
   * @param parts of the same size; only what is round is parted
   */
  public static List<String> of(String kind, double radius, int parts) {
    if (kind.equals("firm")) {
      double side = radius * 0.88;
      return List.of(
          String.format(
              Locale.ROOT,
              "M%.1f %.1fh%.1fv%.1fh%.1fz",
              -side,
              -side,
              2 * side,
              2 * side,
              -2 * side));
    }
    if (kind.equals("institution")) {
      double tip = radius * 1.15;
      return List.of(
          String.format(Locale.ROOT, "M0 %.1fL%.1f 0L0 %.1fL%.1f 0z", -tip, tip, tip, -tip));
    }
    if (parts == 1) {
      return List.of(
          String.format(
              Locale.ROOT,
              "M0 %1$.1fA%2$.1f %2$.1f 0 1 1 0 %2$.1fA%2$.1f %2$.1f 0 1 1 0 %1$.1fz",
              -radius,
              radius));
    }
    List<String> slices = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      double from = 2 * Math.PI * i / parts;
      double to = 2 * Math.PI * (i + 1) / parts;
      slices.add(
          String.format(
              Locale.ROOT,
              "M0 0L%1$.2f %2$.2fA%3$.1f %3$.1f 0 0 1 %4$.2f %5$.2fz",
              radius * Math.sin(from),
              -radius * Math.cos(from),
              radius,
              radius * Math.sin(to),
              -radius * Math.cos(to)));
    }
    return slices;
  }
}
