package org.eslabon.portal.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.VOID;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.SiteAddresses;
import org.eslabon.portal.lookup.Statements;
import org.eslabon.portal.syntax.Dump;
import org.eslabon.portal.syntax.GraphLayers;
import org.eslabon.portal.visit.PortalSettings;

/**
 * What the data is, for programs that look for data (VoID, W3C note of 2011): sizes, classes,
 * properties, dumps, endpoint, examples. What was asserted, what was concluded and the ontology are
 * subsets with numbers of their own.
 */
final class VoidDescription {

  private static final String ONTOLOGY = Esl.NS.substring(0, Esl.NS.length() - 1);
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final List<String> FEATURES =
      List.of("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads");

  private static final PageQuery TOTALS = PageQuery.named("void-totals");
  private static final PageQuery CLASSES = PageQuery.named("void-classes");
  private static final PageQuery PROPERTIES = PageQuery.named("void-properties");
  private static final PageQuery EXAMPLES = PageQuery.named("void-examples");

  private final ValueGraph graph;
  private final PortalSettings settings;
  private final SiteAddresses site;
  private final Graph description = GraphFactory.createDefaultGraph();

  private VoidDescription(ValueGraph graph, PortalSettings settings) {
    this.graph = graph;
    this.settings = settings;
    this.site = new SiteAddresses(settings.publicBase());
  }

  /** Counts what the graph holds now. */
  static Graph of(ValueGraph graph, PortalSettings settings) {
    return Txn.calculateRead(graph.data(), new VoidDescription(graph, settings)::describe);
  }

  private Graph describe() {
    description
        .getPrefixMapping()
        .setNsPrefixes(new Curies(graph.settings().base()).prefixes())
        .setNsPrefix("void", VOID.NS)
        .setNsPrefix("foaf", FOAF.NS);
    new Statements(description, site.node("/void"))
        .a(VOID.DatasetDescription)
        .text(
            DCTerms.title,
            "About the data of " + settings.title(),
            "Acerca de los datos de " + settings.title())
        .say(FOAF.primaryTopic, site.dataset());
    Statements all = new Statements(description, site.dataset());
    all.a(VOID.Dataset)
        .text(DCTerms.title, settings.title())
        .text(
            DCTerms.description,
            "Firms, the links between them, clusters and institutions; how each link is governed"
                + " and what that means for upgrading.",
            "Empresas, los eslabones entre ellas, clústeres e instituciones; cómo se gobierna cada"
                + " eslabón y qué significa para la modernización.")
        .say(FOAF.homepage, site.node("/"))
        .say(VOID.sparqlEndpoint, site.node("/data"))
        .text(VOID.uriSpace, graph.settings().base());
    FEATURES.forEach(format -> all.link(VOID.feature, FORMATS + format));
    examples().forEach(example -> all.say(VOID.exampleResource, example));
    count(all, Set.of(Layer.ASSERTED, Layer.INFERRED));
    vocabularies().forEach(vocabulary -> all.link(VOID.vocabulary, vocabulary));
    subset(all, "asserted", Layer.ASSERTED)
        .text(DCTerms.title, "what was loaded", "lo que se cargó")
        .say(VOID.sparqlEndpoint, site.node("/asserted"));
    subset(all, "inferred", Layer.INFERRED)
        .text(DCTerms.title, "what rules concluded", "lo que concluyeron las reglas")
        .say(VOID.sparqlEndpoint, site.node("/inferred"));
    subset(all, "ontology", Layer.THEORY)
        .text(
            DCTerms.title,
            "the ontology and the theory as data",
            "la ontología y la teoría como datos")
        .link(VOID.rootResource, ONTOLOGY);
    return description;
  }

  private Statements subset(Statements all, String name, Layer layer) {
    Statements subset = all.about(site.node("/void#" + name)).a(VOID.Dataset);
    all.say(VOID.subset, subset.subject());
    count(subset, Set.of(layer));
    Dump.of(layer).forEach(dump -> subset.say(VOID.dataDump, site.node(dump.path())));
    Dump.of(layer).forEach(dump -> all.say(VOID.dataDump, site.node(dump.path())));
    return subset;
  }

  private void count(Statements dataset, Set<Layer> layers) {
    DatasetGraph part = GraphLayers.of(graph.data(), layers);
    Node base = NodeFactory.createLiteralString(graph.settings().base());
    PageQuery.Row totals = TOTALS.rows(part, Map.of("base", base)).get(0);
    List<PageQuery.Row> classes = CLASSES.rows(part);
    List<PageQuery.Row> properties = PROPERTIES.rows(part);
    dataset
        .count(VOID.triples, totals.count("triples"))
        .count(VOID.distinctSubjects, totals.count("subjects"))
        .count(VOID.distinctObjects, totals.count("objects"))
        .count(VOID.entities, totals.count("entities"))
        .count(VOID.classes, classes.size())
        .count(VOID.properties, properties.size());
    for (PageQuery.Row each : classes) {
      dataset
          .part(VOID.classPartition)
          .say(property("class"), each.node("class"))
          .count(VOID.entities, each.count("entities"));
    }
    for (PageQuery.Row each : properties) {
      dataset
          .part(VOID.propertyPartition)
          .say(VOID.property, each.node("property"))
          .count(VOID.triples, each.count("triples"));
    }
  }

  /** Jena's constant for it has a name that begins with an underscore. */
  private static Property property(String name) {
    return ResourceFactory.createProperty(VOID.NS, name);
  }

  private List<Node> examples() {
    return EXAMPLES.rows(GraphLayers.of(graph.data(), Set.of(Layer.ASSERTED))).stream()
        .map(row -> row.node("example"))
        .distinct()
        .toList();
  }

  /** The namespaces of the classes and properties that are counted. */
  private Set<String> vocabularies() {
    Set<String> vocabularies = new TreeSet<>();
    description
        .find(Node.ANY, VOID.property.asNode(), Node.ANY)
        .forEachRemaining(triple -> vocabularies.add(triple.getObject().getNameSpace()));
    description
        .find(Node.ANY, property("class").asNode(), Node.ANY)
        .forEachRemaining(triple -> vocabularies.add(triple.getObject().getNameSpace()));
    return vocabularies;
  }
}
