package org.eslabon.portal.data;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.SiteAddresses;
import org.eslabon.portal.lookup.Statements;
import org.eslabon.portal.syntax.Dump;
import org.eslabon.portal.visit.PortalSettings;

/**
 * What there is to fetch, for catalogues of data (DCAT 3): one dataset a folder that was loaded,
 * the conclusions, the ontology, each with its files; and the services over all of them.
 */
final class CatalogDescription {

  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
  private static final String SPARQL = "https://www.w3.org/TR/sparql11-protocol/";
  private static final Property CONFORMS_TO = DCTerms.conformsTo;

  private final ValueGraph graph;
  private final PortalSettings settings;
  private final SiteAddresses site;
  private final Graph description = GraphFactory.createDefaultGraph();

  private CatalogDescription(ValueGraph graph, PortalSettings settings) {
    this.graph = graph;
    this.settings = settings;
    this.site = new SiteAddresses(settings.publicBase());
  }

  /** The catalogue of what the graph holds now. */
  static Graph of(ValueGraph graph, PortalSettings settings) {
    return new CatalogDescription(graph, settings).describe();
  }

  private Graph describe() {
    description
        .getPrefixMapping()
        .setNsPrefixes(new Curies(graph.settings().base()).prefixes())
        .setNsPrefix("foaf", FOAF.NS);
    Statements catalog = new Statements(description, site.node("/catalog"));
    catalog
        .a(DCAT.Catalog)
        .text(DCTerms.title, settings.title())
        .text(
            DCTerms.description,
            "Data on firms, links, clusters and institutions, what rules conclude from them, and"
                + " the ontology.",
            "Datos sobre empresas, eslabones, clústeres e instituciones, lo que las reglas"
                + " concluyen de ellos, y la ontología.")
        .text(DCTerms.language, "en")
        .text(DCTerms.language, "es")
        .say(FOAF.homepage, site.node("/"));
    for (LoadedCase each : LoadedCase.all(graph.data())) {
      catalog.say(DCAT.dataset, loaded(catalog, each).subject());
    }
    catalog.say(
        DCAT.dataset,
        layer(catalog, "asserted", Layer.ASSERTED)
            .text(DCTerms.title, "Everything that was loaded", "Todo lo que se cargó")
            .subject());
    catalog.say(
        DCAT.dataset,
        layer(catalog, "inferred", Layer.INFERRED)
            .text(DCTerms.title, "What rules concluded", "Lo que concluyeron las reglas")
            .subject());
    catalog.say(
        DCAT.dataset,
        layer(catalog, "ontology", Layer.THEORY)
            .text(
                DCTerms.title,
                "The ontology and the theory as data",
                "La ontología y la teoría como datos")
            .say(DCAT.landingPage, site.node("/vocabulary"))
            .link(DCTerms.license, "https://www.apache.org/licenses/LICENSE-2.0")
            .subject());
    services(catalog);
    return description;
  }

  private Statements loaded(Statements catalog, LoadedCase each) {
    Statements dataset = catalog.about(site.caseDataset(each.folder())).a(DCAT.Dataset);
    dataset
        .text(DCTerms.title, each.title())
        .text(DCTerms.identifier, each.folder())
        .text(DCTerms.description, contents(each))
        .say(DCAT.landingPage, site.node("/catalog"));
    each.clusters().forEach(cluster -> dataset.text(DCAT.keyword, cluster));
    each.countries().forEach(country -> dataset.text(DCTerms.spatial, country));
    each.sources().forEach(source -> dataset.say(DCTerms.source, source));
    each.loaded().ifPresent(time -> dataset.say(DCTerms.modified, time));
    for (CaseDump form : CaseDump.values()) {
      file(dataset, each.path(form.ending()), form.mediaType());
    }
    return dataset;
  }

  /** Such as: 14 Firm, 5 Link, 1 Cluster. */
  private static String contents(LoadedCase each) {
    List<String> parts =
        each.things().entrySet().stream()
            .filter(entry -> entry.getKey().isURI() && entry.getKey().getURI().startsWith(Esl.NS))
            .map(
                entry ->
                    entry.getValue() + " " + entry.getKey().getURI().substring(Esl.NS.length()))
            .toList();
    return String.join(", ", parts);
  }

  private Statements layer(Statements catalog, String name, Layer layer) {
    Statements dataset = catalog.about(site.node("/void#" + name)).a(DCAT.Dataset);
    Dump.of(layer)
        .forEach(
            dump ->
                file(dataset, dump.path(), dump.mediaType())
                    .link(DCAT.compressFormat, MEDIA_TYPES + Dump.CONTENT_TYPE));
    if (layer == Layer.ASSERTED) {
      file(dataset, "/dump/tables.zip", "text/csv")
          .link(DCAT.packageFormat, MEDIA_TYPES + "application/zip");
    }
    return dataset;
  }

  private Statements file(Statements dataset, String path, String mediaType) {
    Statements file = dataset.about(site.node(path)).a(DCAT.Distribution);
    dataset.say(DCAT.distribution, file.subject());
    return file.say(DCAT.downloadURL, file.subject())
        .say(DCAT.accessURL, file.subject())
        .link(DCAT.mediaType, MEDIA_TYPES + mediaType);
  }

  private void services(Statements catalog) {
    service(catalog, "/data", "SPARQL 1.1 endpoint", "Punto de acceso SPARQL 1.1")
        .link(CONFORMS_TO, SPARQL)
        .say(DCAT.servesDataset, site.node("/void#asserted"))
        .say(DCAT.servesDataset, site.node("/void#inferred"));
    service(catalog, "/asserted", "SPARQL over what was loaded", "SPARQL sobre lo que se cargó")
        .link(CONFORMS_TO, SPARQL)
        .say(DCAT.servesDataset, site.node("/void#asserted"));
    service(
            catalog,
            "/inferred",
            "SPARQL over what rules concluded",
            "SPARQL sobre lo que concluyeron las reglas")
        .link(CONFORMS_TO, SPARQL)
        .say(DCAT.servesDataset, site.node("/void#inferred"));
    service(catalog, "/api", "Named queries over HTTP", "Consultas con nombre por HTTP")
        .say(DCAT.endpointDescription, site.node("/api/openapi.json"));
    service(
            catalog,
            "/reconcile",
            "Reconciliation of names with things",
            "Reconciliación de nombres con cosas")
        .link(CONFORMS_TO, "https://reconciliation-api.github.io/specs/0.2/");
  }

  private Statements service(Statements catalog, String path, String english, String spanish) {
    Statements service = catalog.about(site.node("/catalog#service" + path.replace('/', '-')));
    catalog.say(DCAT.service, service.subject());
    return service
        .a(DCAT.DataService)
        .text(DCTerms.title, english, spanish)
        .say(DCAT.endpointURL, site.node(path));
  }
}
