package org.eslabon.check;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Esl;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes come from: their row number, and the file that the provenance of their graph names.
 */
final class RowPlaces {

  private static final Node ROW_NUMBER = Esl.term("rowNumber");
  private static final Node TITLE = DCTerms.title.asNode();

  private final DatasetGraph data;

  RowPlaces(DatasetGraph data) {
    this.data = data;
  }

  /** The graph and the place of a node, as far as they are known. */
  record Row(@Nullable Node graph, @Nullable SourcePlace place) {}

  /**
   * The first row of a node that stands in several, by graph name. A node without a row of its own,
   * such as a stage of a chain, has the graph and the file that describe it.
   */
  Row of(Node node) {
    Optional<Quad> row = first(node, ROW_NUMBER);
    Optional<Quad> source = row.isPresent() ? row : first(node, Node.ANY);
    if (source.isEmpty()) {
      return new Row(null, null);
    }
    Node graph = source.get().getGraph();
    long line = row.map(RowPlaces::number).orElse(0L);
    return new Row(graph, file(graph).map(file -> new SourcePlace(file, line, 0)).orElse(null));
  }

  private Optional<Quad> first(Node node, Node property) {
    Iterator<Quad> quads = data.find(Node.ANY, node, property, Node.ANY);
    try (Stream<Quad> all = Iter.asStream(quads)) {
      return all.filter(quad -> GraphNames.isAsserted(quad.getGraph()))
          .min(
              Comparator.comparing((Quad quad) -> quad.getGraph().toString())
                  .thenComparing(RowPlaces::number));
    }
  }

  private static long number(Quad quad) {
    return quad.getPredicate().equals(ROW_NUMBER)
            && quad.getObject().getLiteralValue() instanceof Number row
        ? row.longValue()
        : 0;
  }

  private Optional<String> file(Node graph) {
    Iterator<Quad> titles = data.find(GraphNames.PROVENANCE, graph, TITLE, Node.ANY);
    try (Stream<Quad> all = Iter.asStream(titles)) {
      return all.map(quad -> quad.getObject().getLiteralLexicalForm()).min(String::compareTo);
    }
  }
}
