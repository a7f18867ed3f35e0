package org.eslabon.portal.visit;

/**
 * What the pages need to know besides the graph. Immutable.
 *
 * @param publicBase the address at which the world reaches the pages, ending in a slash; names in
 *     citations, catalogues and maps of the site start with it
 * @param title of the portal
 */
public record PortalSettings(String publicBase, String title) {

  /** For one machine. */
  public static PortalSettings local(int port) {
    return new PortalSettings("http://localhost:" + port + "/", "Eslabon");
  }

  /** Makes sure that the base ends in a slash. */
  public PortalSettings {
    publicBase = publicBase.endsWith("/") ? publicBase : publicBase + "/";
  }
}
