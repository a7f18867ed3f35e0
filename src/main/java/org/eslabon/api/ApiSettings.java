package org.eslabon.api;

/**
 * How the API answers. Immutable.
 *
 * @param publicBase the address at which the world reaches the server, ending in a slash; when it
 *     is empty links are paths, and the reconciliation service believes the {@code Host} header
 * @param defaultRows rows of a page when the asker does not say
 * @param mostRows rows of a page at most
 */
public record ApiSettings(String publicBase, int defaultRows, int mostRows) {

  /** A thousand rows a page, and ten thousand at most. */
  public static ApiSettings usual(String publicBase) {
    return new ApiSettings(publicBase, 1000, 10_000);
  }

  /** Makes sure that the base ends in a slash. */
  public ApiSettings {
    publicBase = publicBase.isEmpty() || publicBase.endsWith("/") ? publicBase : publicBase + "/";
  }

  /** The address of a path, which begins with a slash. */
  String address(String path) {
    return publicBase.isEmpty() ? path : publicBase + path.substring(1);
  }
}
