package org.eslabon.portal.data;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.eslabon.Layer;
import org.eslabon.model.Curies;
import org.eslabon.portal.lookup.SiteAddresses;
import org.eslabon.portal.lookup.Statements;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.visit.Visit;
import org.eslabon.store.GraphNames;

/**
 * A description as a document of the web, which speaks of itself too: what it is about, in which
 * other forms it is there, and from which files and rules it comes. What it says of itself stands
 * in the default graph, everything else in the graph it was found in.
 */
public final class DataDocument {

  private static final Property DERIVED =
      ResourceFactory.createProperty("http://www.w3.org/ns/prov#wasDerivedFrom");

  private DataDocument() {}

  /**
   * The document.
   *
   * @param path where it is, without an ending
   */
  public static DatasetGraph of(Description description, Visit visit, String path) {
    DatasetGraph quads = description.quads();
    SiteAddresses site = new SiteAddresses(visit.site().settings().publicBase());
    quads.prefixes().putAll(new Curies(visit.links().base()).prefixes());
    quads.prefixes().add("foaf", FOAF.NS);
    quads.prefixes().add("void", VOID.NS);
    Graph own = quads.getDefaultGraph();
    Statements document = new Statements(own, site.node(path));
    document
        .a(FOAF.Document)
        .say(FOAF.primaryTopic, description.thing())
        .say(VOID.inDataset, site.dataset());
    for (DataSyntax syntax : DataSyntax.of(visit.links())) {
      document.say(DCTerms.hasFormat, site.node(path + "." + syntax.ending()));
    }
    for (Layer layer : Layer.values()) {
      description.graphs(layer).forEach(graph -> document.say(DERIVED, graph));
    }
    if (!description.complete()) {
      String most = String.valueOf(Description.MOST_REFERENCES);
      document.text(
          RDFS.comment,
          "Only "
              + most
              + " of the statements that refer to this thing are here; the dumps have all.",
          "Aquí están solo "
              + most
              + " de los enunciados que se refieren a esta cosa; los volcados los tienen todos.");
    }
    description.graphs(Layer.ASSERTED).forEach(graph -> provenance(graph, visit, quads));
    visit.site().alignments().get().addTo(quads, description.thing());
    return quads;
  }

  /** Which file it was, its digest and when it was loaded. */
  private static void provenance(Node graph, Visit visit, DatasetGraph target) {
    DatasetGraph data = visit.graph().data();
    Txn.executeRead(
        data,
        () -> {
          Iterator<Quad> known = data.find(GraphNames.PROVENANCE, graph, Node.ANY, Node.ANY);
          known.forEachRemaining(target::add);
        });
  }
}
