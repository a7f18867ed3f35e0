package org.eslabon.portal.visit;

import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.Alignments;
import org.eslabon.portal.lookup.DataVersion;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.lookup.PerVersion;

/**
 * What all pages are made from. Safe for use by several threads.
 *
 * @param graph what the pages show
 * @param settings where the pages stand and what they are called
 * @param version which data the pages are made from
 * @param alignments how the terms of the ontology stand to those of others
 */
public record Site(
    ValueGraph graph,
    PortalSettings settings,
    PerVersion<DataVersion> version,
    Once<Alignments> alignments) {

  /** The site over a graph, which stays the caller's to close. */
  public static Site of(ValueGraph graph, PortalSettings settings) {
    return new Site(
        graph,
        settings,
        new PerVersion<>(graph, () -> DataVersion.of(graph.data())),
        new Once<>(() -> Alignments.read(graph.settings().ontology())));
  }
}
