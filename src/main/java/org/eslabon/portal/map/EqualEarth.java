package org.eslabon.portal.map;

/**
 * The Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas keep their proportions, and
 * countries look as people know them, from the whole world down to one region. Immutable.
 *
 * @param centre longitude in degrees that stands upright in the middle
 */
record EqualEarth(double centre) {

  private static final double A1 = 1.340264;
  private static final double A2 = -0.081106;
  private static final double A3 = 0.000893;
  private static final double A4 = 0.003796;
  private static final double ROOT3 = Math.sqrt(3);

  /** A point of the plane, in radii of the globe; y grows to the north. */
  record Plane(double x, double y) {}

  /** Where a place comes to lie; longitudes are taken within 180° of the centre. */
  Plane project(double longitude, double latitude) {
    double theta = theta(latitude);
    return new Plane(Math.toRadians(beside(longitude)) * stretch(theta), y(theta));
  }

  /** The longitude as it is met when one goes from the centre the shorter way. */
  double beside(double longitude) {
    double away = longitude - centre;
    return Math.abs(away) <= 180 ? away : away - 360 * Math.rint(away / 360);
  }

  /** The latitude of a height in the plane, within a millionth of a degree. */
  double latitude(double y) {
    double south = -90;
    double north = 90;
    while (north - south > 1e-6) {
      double middle = (south + north) / 2;
      if (y(theta(middle)) < y) {
        south = middle;
      } else {
        north = middle;
      }
    }
    return (south + north) / 2;
  }

  /** How wide a degree of longitude is at a latitude, in the plane. */
  double degree(double latitude) {
    return Math.toRadians(stretch(theta(latitude)));
  }

  private static double theta(double latitude) {
    return Math.asin(ROOT3 / 2 * Math.sin(Math.toRadians(latitude)));
  }

  private static double y(double theta) {
    double square = theta * theta;
    double sixth = square * square * square;
    return theta * (A1 + A2 * square + sixth * (A3 + A4 * square));
  }

  private static double stretch(double theta) {
    double square = theta * theta;
    double sixth = square * square * square;
    double slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square);
    return 2 * ROOT3 * Math.cos(theta) / (3 * slope);
  }
}
