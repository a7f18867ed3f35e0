package org.eslabon.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that the user probably meant. */
public final class NearestName {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private NearestName() {}

  /**
   * The known name with the smallest edit distance, ignoring case; empty when none is within a
   * third of the offending name's length (at least two edits). Ties go to the alphabetically first.
   */
  public static Optional<String> of(String offending, Collection<String> known) {
    String wanted = offending.toLowerCase(Locale.ROOT);
    int allowed = Math.max(2, wanted.length() / 3);
    return known.stream()
        .sorted()
        .filter(name -> distance(wanted, name) <= allowed)
        .min(Comparator.comparingInt(name -> distance(wanted, name)));
  }

  /**
   * Known names that somebody may have meant, the nearest first: those within the same distance,
   * then those that contain the offending name.
   */
  public static List<String> several(String offending, Collection<String> known, int most) {
    String wanted = offending.toLowerCase(Locale.ROOT);
    int allowed = Math.max(2, wanted.length() / 3);
    return known.stream()
        .distinct()
        .filter(
            name ->
                distance(wanted, name) <= allowed
                    || (!wanted.isEmpty() && name.toLowerCase(Locale.ROOT).contains(wanted)))
        .sorted(
            Comparator.comparingInt((String name) -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  private static int distance(String wanted, String name) {
    return DISTANCE.apply(wanted, name.toLowerCase(Locale.ROOT));
  }
}
