package org.eslabon.portal;

/**
 * What the first page shows.
 *
 * @param title of the portal
 */
public record HomePage(String title) {}
