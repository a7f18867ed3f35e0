package org.eslabon.server;

import java.util.List;
import org.apache.jena.geosparql.configuration.GeoSPARQLConfig;
import org.apache.jena.geosparql.spatial.SpatialIndex;
import org.apache.jena.geosparql.spatial.SpatialIndexException;
import org.apache.jena.geosparql.spatial.index.v2.SpatialIndexLib;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.eslabon.ValueGraph;
import org.jspecify.annotations.Nullable;

/**
 * What {@code text:query} and {@code spatial:nearby} look things up in: labels by the words in
 * them, stemmed by their language, and places by where they are. Made when a query first asks for
 * it, and anew when the graph has changed since. Safe for threads.
 */
final class SearchIndexes implements QueryIndexes {

  private static final String TEXT = "jena.apache.org/text#";
  private static final String SPATIAL = "jena.apache.org/spatial#";
  private static final String GEO = "http://www.opengis.net/ont/geosparql#";

  /** Labels that a person reads, each by a field of its own so that a query may name one. */
  private static final List<Node> LABELS =
      List.of(
          RDFS.label.asNode(),
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          DCTerms.title.asNode());

  private static final List<Node> PLACES =
      List.of(
          NodeFactory.createURI(GEO + "hasGeometry"),
          NodeFactory.createURI(GEO + "hasDefaultGeometry"),
          NodeFactory.createURI(GEO + "asWKT"));

  private final ValueGraph graph;
  private @Nullable Made<TextIndex> text;
  private @Nullable Made<SpatialIndex> places;

  /** Registers the functions of GeoSPARQL, which other commands have no use for. */
  SearchIndexes(ValueGraph graph) {
    this.graph = graph;
    TextQuery.init();
    GeoSPARQLConfig.setupMemoryIndex();
  }

  /** An index of the graph as it was at a version. */
  private record Made<T>(long version, T index) {}

  @Override
  public long version() {
    return graph.version();
  }

  @Override
  public void provide(String query, Context context, long version) {
    if (query.contains(TEXT)) {
      context.set(TextQuery.textIndex, text(version));
    }
    if (query.contains(SPATIAL)) {
      SpatialIndexLib.setSpatialIndex(context, places(version));
    }
  }

  private synchronized TextIndex text(long version) {
    Made<TextIndex> made = text;
    if (made == null || made.version() < version) {
      made = new Made<>(version, readText());
      // the one before stays open for queries that still use it; it lives in memory only
      text = made;
    }
    return made.index();
  }

  private synchronized SpatialIndex places(long version) {
    Made<SpatialIndex> made = places;
    if (made == null || made.version() < version) {
      made = new Made<>(version, readPlaces());
      places = made;
    }
    return made.index();
  }

  private TextIndex readText() {
    EntityDefinition fields = new EntityDefinition("uri", "label");
    fields.setPrimaryPredicate(LABELS.get(0));
    fields.set("prefLabel", LABELS.get(1));
    fields.set("altLabel", LABELS.get(2));
    fields.set("title", LABELS.get(3));
    fields.setLangField("lang");
    TextIndexConfig config = new TextIndexConfig(fields);
    config.setMultilingualSupport(true);
    config.setValueStored(true);
    config.setAnalyzer(new Words());
    TextIndex index = new TextIndexLucene(new ByteBuffersDirectory(), config);
    for (Node label : LABELS) {
      graph
          .data()
          .find(Node.ANY, Node.ANY, label, Node.ANY)
          .forEachRemaining(
              quad -> {
                Entity entity = TextQueryFuncs.entityFromQuad(fields, quad);
                if (entity != null) {
                  index.addEntity(entity);
                }
              });
    }
    index.commit();
    return index;
  }

  private SpatialIndex readPlaces() {
    Graph shapes = GraphFactory.createDefaultGraph();
    DatasetGraph data = graph.data();
    for (Node property : PLACES) {
      data.find(Node.ANY, Node.ANY, property, Node.ANY)
          .forEachRemaining(quad -> shapes.add(quad.asTriple()));
    }
    try {
      return SpatialIndexLib.buildSpatialIndex(DatasetGraphFactory.wrap(shapes));
    } catch (SpatialIndexException e) {
      throw new IllegalStateException("places cannot be put in order", e);
    }
  }

  /** Words in lower case and without accents, for who does not say which language. */
  private static final class Words extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
      return new ASCIIFoldingFilter(new LowerCaseFilter(words));
    }
  }
}
