package org.eslabon.rules.proof;

import java.util.List;

/**
 * A work and the passages of it that a fact was taken from. Immutable.
 *
 * @param source what the data give as source: an IRI, or words
 * @param authors empty when unknown
 * @param year empty when unknown
 * @param title empty when unknown
 * @param locators passages, as {@code 001:1016-1017}: document, first line, last line
 */
public record Citation(
    String source, List<String> authors, String year, String title, List<String> locators) {

  public Citation {
    authors = List.copyOf(authors);
    locators = List.copyOf(locators);
  }
}
