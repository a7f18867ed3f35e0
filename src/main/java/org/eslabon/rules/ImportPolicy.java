package org.eslabon.rules;

import java.util.List;

/**
 * Which rule sets of the web an {@code IMPORTS} may fetch. Files beside the importing file are
 * always allowed. Immutable.
 *
 * @param allowed beginnings of IRIs, such as {@code https://example.org/rules/}
 */
public record ImportPolicy(List<String> allowed) {

  /** Nothing from the web. */
  public static final ImportPolicy FILES_ONLY = new ImportPolicy(List.of());

  public ImportPolicy {
    allowed = List.copyOf(allowed);
  }

  /** Whether the IRI begins with one of those allowed. */
  boolean allows(String iri) {
    return allowed.stream().anyMatch(iri::startsWith);
  }
}
