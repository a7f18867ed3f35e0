package org.eslabon.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/**
 * What was asserted, as canonical tables again: loading them gives the same graph, but for the
 * numbers of rows. Statements that no column has are left out. Only reads, inside the caller's
 * transaction.
 */
public final class TableExport {

  private static final Node AS_WKT =
      NodeFactory.createURI("http://www.opengis.net/ont/geosparql#asWKT");
  private static final Node POSITION = Esl.term("position");

  private final DatasetGraph data;
  private final Predicate<Node> graphs;

  /**
   * @param graphs which of the asserted graphs to write
   */
  public TableExport(DatasetGraph data, Predicate<Node> graphs) {
    this.data = data;
    this.graphs = graphs.and(GraphNames::isAsserted);
  }

  /** All tables that have rows, one file each; the stream stays open. */
  public void writeZip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Table table : Tables.ALL) {
      List<Node> rows = rows(table);
      if (!rows.isEmpty()) {
        ZipEntry file = new ZipEntry(table.name() + ".csv");
        // the same rows give the same bytes at any time; an archive knows none before 1980
        file.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(file);
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        write(table, rows, text);
        text.flush();
        zip.closeEntry();
      }
    }
    zip.finish();
  }

  private void write(Table table, List<Node> rows, Writer text) {
    // the stream underneath is the zip's, which goes on
    CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
    csv.writeRecord(table.columnNames());
    for (Node row : rows) {
      Map<Node, Set<Node>> stated = stated(row);
      csv.writeRecord(table.columns().stream().map(column -> cell(column, stated)).toList());
    }
  }

  /** The things that are rows of a table, sorted, so that the same graph gives the same file. */
  private List<Node> rows(Table table) {
    Set<Node> rows = new HashSet<>();
    Iterator<Quad> typing = data.find(Node.ANY, Node.ANY, RDF.Nodes.type, ownType(table));
    while (typing.hasNext()) {
      Quad quad = typing.next();
      if (graphs.test(quad.getGraph()) && quad.getSubject().isURI()) {
        rows.add(quad.getSubject());
      }
    }
    List<Node> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Node::getURI));
    return sorted;
  }

  /** Of the classes of its rows the one that no other table has. */
  private static Node ownType(Table table) {
    return table.types().stream()
        .filter(type -> type.getURI().startsWith(Esl.NS))
        .findFirst()
        .orElseThrow();
  }

  private Map<Node, Set<Node>> stated(Node thing) {
    Map<Node, Set<Node>> stated = new HashMap<>();
    Iterator<Quad> quads = data.find(Node.ANY, thing, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (graphs.test(quad.getGraph())) {
        stated.computeIfAbsent(quad.getPredicate(), any -> new HashSet<>()).add(quad.getObject());
      }
    }
    return stated;
  }

  private String cell(Column column, Map<Node, Set<Node>> stated) {
    Set<Node> values = stated.getOrDefault(column.property(), Set.of());
    if (values.isEmpty()) {
      return "";
    }
    if (column.type() instanceof CellType.Stages) {
      return stages(values);
    }
    if (column.property().equals(RDF.Nodes.type)) {
      values = kinds(column, values);
    }
    return values.stream()
        .flatMap(value -> text(column, value).stream())
        .sorted()
        .collect(Collectors.joining(";"));
  }

  /** The classes that have words; the class of the table itself only where there is no other. */
  private static Set<Node> kinds(Column column, Set<Node> types) {
    Set<Node> kinds = new HashSet<>(types);
    kinds.removeIf(
        type ->
            !(column.type() instanceof CellType.Words words
                && words.concepts().containsValue(type)));
    if (kinds.size() > 1) {
      Tables.ALL.forEach(table -> kinds.removeAll(table.types()));
    }
    return kinds;
  }

  private Optional<String> text(Column column, Node value) {
    CellType type = column.type();
    if (type instanceof CellType.Latitude || type instanceof CellType.Longitude) {
      return object(value, AS_WKT).map(point -> CellText.of(column, point));
    }
    if (type instanceof CellType.Named) {
      return object(value, RDFS.Nodes.label).map(Node::getLiteralLexicalForm);
    }
    boolean isNoted = type instanceof CellType.Noted || type instanceof CellType.Answer;
    if (isNoted && value.isURI()) {
      return object(value, SKOS.notation.asNode()).map(Node::getLiteralLexicalForm);
    }
    return Optional.of(CellText.of(column, value));
  }

  private String stages(Set<Node> stages) {
    Map<Integer, String> inOrder = new TreeMap<>();
    for (Node stage : stages) {
      int position =
          object(stage, POSITION)
              .map(each -> ((Number) each.getLiteralValue()).intValue())
              .orElse(0);
      object(stage, RDFS.Nodes.label)
          .ifPresent(label -> inOrder.put(position, label.getLiteralLexicalForm()));
    }
    return String.join(";", inOrder.values());
  }

  /** The value of a property, the same each time when there are several. */
  private Optional<Node> object(Node subject, Node property) {
    return Iter.asStream(data.find(Node.ANY, subject, property, Node.ANY))
        .map(Quad::getObject)
        .min(Comparator.comparing(Node::toString));
  }
}
