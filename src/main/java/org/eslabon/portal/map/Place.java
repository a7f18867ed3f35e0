package org.eslabon.portal.map;

/** A point on the globe, in degrees east and north. Immutable. */
public record Place(double longitude, double latitude) {

  /**
   * @throws IllegalArgumentException when it is not on the globe
   */
  public Place {
    if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException("not on the globe: " + longitude + ", " + latitude);
    }
  }
}
