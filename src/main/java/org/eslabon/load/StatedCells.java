package org.eslabon.load;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.store.GraphNames;

/** What a dataset states about the row of a table, column by column. Only reads. */
final class StatedCells {

  private static final Node AS_WKT =
      NodeFactory.createURI("http://www.opengis.net/ont/geosparql#asWKT");

  private final DatasetGraph data;

  StatedCells(DatasetGraph data) {
    this.data = data;
  }

  /** Whether somebody states that the thing is a row of the table. */
  boolean isRow(Table table, Node thing) {
    return !typing(table, thing).isEmpty();
  }

  /** The graph to state something more of the row in: the one that gives it its class. */
  Node graphOf(Table table, Node thing) {
    return typing(table, thing).stream()
        .map(Quad::getGraph)
        .min(NodeCmp::compareRDFTerms)
        .orElseThrow();
  }

  /** The statements that the cell makes about the row, in all graphs, and those below them. */
  Set<Quad> quads(Table table, Column column, Node thing) {
    Set<Quad> quads = new HashSet<>(stated(thing, column.property(), Node.ANY));
    if (column.property().equals(RDF.Nodes.type)) {
      // the class of the table is no value of any cell
      quads.removeIf(
          quad -> table.types().contains(quad.getObject()) || !isWord(column, quad.getObject()));
    }
    if (column.type() instanceof CellType.Latitude
        || column.type() instanceof CellType.Longitude
        || column.type() instanceof CellType.Stages) {
      for (Quad quad : List.copyOf(quads)) {
        quads.addAll(stated(quad.getObject(), Node.ANY, Node.ANY));
      }
    }
    return quads;
  }

  /** What the cell says, as it would stand in the table; empty when nothing is stated. */
  String text(Table table, Column column, Node thing) {
    boolean isPoint =
        column.type() instanceof CellType.Latitude || column.type() instanceof CellType.Longitude;
    return quads(table, column, thing).stream()
        .filter(quad -> quad.getPredicate().equals(isPoint ? AS_WKT : column.property()))
        .map(quad -> text(column, quad.getObject()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private Set<Quad> typing(Table table, Node thing) {
    return stated(thing, RDF.Nodes.type, table.types().get(0));
  }

  private String text(Column column, Node value) {
    boolean isNoted =
        column.type() instanceof CellType.Noted || column.type() instanceof CellType.Answer;
    return isNoted && value.isURI()
        ? notation(value).orElse(value.getURI())
        : CellText.of(column, value);
  }

  /** How tables name a concept of the theory that no column has a word for. */
  private Optional<String> notation(Node value) {
    return Iter.findFirst(data.find(Node.ANY, value, SKOS.notation.asNode(), Node.ANY), any -> true)
        .filter(quad -> GraphNames.isTheory(quad.getGraph()))
        .map(quad -> quad.getObject().getLiteralLexicalForm());
  }

  private static boolean isWord(Column column, Node value) {
    return column.type() instanceof CellType.Words words && words.concepts().containsValue(value);
  }

  private Set<Quad> stated(Node subject, Node property, Node value) {
    return Iter.toSet(
        Iter.filter(
            data.find(Node.ANY, subject, property, value),
            quad -> GraphNames.isAsserted(quad.getGraph())));
  }
}
