package org.eslabon.portal;

import java.util.List;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.visit.Ref;

/**
 * What the first page shows. Immutable.
 *
 * @param title of the portal
 * @param map in small
 * @param counts how much there is of each kind
 * @param statuses how the links are governed, as badges with their numbers
 * @param recent clusters that were loaded lately
 */
public record HomePage(
    String title, MapPicture map, List<Count> counts, List<Count> statuses, List<Case> recent) {

  public HomePage {
    counts = List.copyOf(counts);
    statuses = List.copyOf(statuses);
    recent = List.copyOf(recent);
  }

  /** A number of things of one kind. */
  public record Count(Ref kind, String number) {}

  /**
   * A cluster with its sources.
   *
   * @param country its name, or empty
   * @param recorded how many facts
   * @param day on which it was loaded
   */
  public record Case(Ref cluster, String country, String recorded, String day) {}
}
