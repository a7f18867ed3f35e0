package org.eslabon.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemCode;

/** Makes the triples of one cell. One translator serves one table of one file. */
final class RowTranslator {

  private static final String GEO = "http://www.opengis.net/ont/geosparql#";
  private static final Node GEOMETRY = NodeFactory.createURI(GEO + "Geometry");
  private static final Node AS_WKT = NodeFactory.createURI(GEO + "asWKT");
  private static final RDFDatatype WKT =
      TypeMapper.getInstance().getSafeTypeByName(GEO + "wktLiteral");
  private static final Node STAGE = Esl.term("Stage");
  private static final Node POSITION = Esl.term("position");

  private final Table table;
  private final Node graph;
  private final Pass pass;
  private final List<CellWriter> writers = new ArrayList<>();
  private final Map<Node, Map<String, Node>> named = new HashMap<>();
  private final Set<Node> typed = new HashSet<>();

  /** Turns the cell of one column into triples about the subject. */
  @FunctionalInterface
  private interface CellWriter {
    void write(Node subject, String cell, Row row) throws BadCell;
  }

  RowTranslator(Table table, Node graph, Pass pass) {
    this.table = table;
    this.graph = graph;
    this.pass = pass;
    for (int i = 0; i < table.columns().size(); i++) {
      writers.add(writer(i));
    }
  }

  /** Writes what the cell says about the subject. */
  void translate(int position, Node subject, Row row) throws BadCell {
    writers.get(position).write(subject, row.cell(position), row);
  }

  /** Writes a triple into the graph of the file. */
  void emit(Node subject, Node predicate, Node object) {
    pass.sink().add(graph, subject, predicate, object);
  }

  private CellWriter writer(int position) {
    Column column = table.columns().get(position);
    CellWriter one = single(column, position);
    if (column.type() instanceof CellType.Stages) {
      return one;
    }
    if (column.several()) {
      return (subject, cell, row) -> {
        if (cell.indexOf(';') < 0) {
          one.write(subject, cell, row);
          return;
        }
        for (String value : values(cell)) {
          one.write(subject, value, row);
        }
      };
    }
    if (column.type() instanceof CellType.Scalar || column.type() instanceof CellType.Key) {
      return one;
    }
    return (subject, cell, row) -> {
      if (cell.indexOf(';') >= 0 && !(column.type() instanceof CellType.ClaimedValue)) {
        throw new BadCell(
            ProblemCode.L028, "`" + cell + "` holds several values: expected one", null);
      }
      one.write(subject, cell, row);
    };
  }

  private CellWriter single(Column column, int position) {
    Node property = column.property();
    CellType type = column.type();
    if (type instanceof CellType.Scalar scalar) {
      return (subject, cell, row) -> emit(subject, property, scalar.literals().read(cell));
    }
    if (type instanceof CellType.Words words) {
      return (subject, cell, row) -> emit(subject, property, Vocables.find(cell, words.concepts()));
    }
    if (type instanceof CellType.Reference reference) {
      References.Targets targets = pass.references().to(reference.kinds());
      if (pass.checking() && !targets.areOpen()) {
        return (subject, cell, row) -> targets.mention(cell, column.name(), row, position);
      }
      return (subject, cell, row) -> emit(subject, property, targets.node(cell));
    }
    if (type instanceof CellType.Named kind) {
      return (subject, cell, row) -> emit(subject, property, named(kind, cell));
    }
    if (type instanceof CellType.Sector) {
      return (subject, cell, row) -> emit(subject, property, Sectors.read(cell));
    }
    if (type instanceof CellType.Key) {
      return (subject, cell, row) -> emit(subject, property, NodeFactory.createLiteralString(cell));
    }
    if (type instanceof CellType.Stages) {
      return (subject, cell, row) -> stages(subject, property, cell);
    }
    if (type instanceof CellType.Latitude) {
      int longitude = table.position("longitude");
      return (subject, cell, row) -> {
        requireDegrees(cell, 90);
        point(subject, property, cell, row.cell(longitude));
      };
    }
    if (type instanceof CellType.Longitude) {
      return (subject, cell, row) -> requireDegrees(cell, 180);
    }
    if (type instanceof CellType.Noted noted) {
      return (subject, cell, row) ->
          emit(subject, property, pass.notations().find(cell, noted.type()));
    }
    if (type instanceof CellType.Answer) {
      int criterion = table.position("criterion");
      return (subject, cell, row) ->
          emit(subject, property, pass.notations().answer(row.cell(criterion), cell));
    }
    int claimed = table.position("property");
    return (subject, cell, row) ->
        emit(subject, property, Vocables.claimed(row.cell(claimed), cell));
  }

  /** The thing of this name, described the first time that the file has the name. */
  private Node named(CellType.Named kind, String name) {
    Map<String, Node> known = named.computeIfAbsent(kind.type(), type -> new HashMap<>());
    Node node = known.get(name);
    if (node == null) {
      node = pass.iris().named(kind.kind(), name);
      known.put(name, node);
      if (typed.add(node)) {
        emit(node, RDF.Nodes.type, kind.type());
      }
      emit(node, RDFS.Nodes.label, NodeFactory.createLiteralString(name));
    }
    return node;
  }

  private void stages(Node chain, Node property, String cell) {
    int position = 0;
    for (String name : values(cell)) {
      position++;
      Node stage = NodeFactory.createURI(chain.getURI() + "/stage/" + position);
      emit(chain, property, stage);
      emit(stage, RDF.Nodes.type, STAGE);
      emit(stage, RDFS.Nodes.label, NodeFactory.createLiteralString(name));
      emit(stage, POSITION, integer(position));
    }
  }

  private void point(Node subject, Node property, String latitude, String longitude) {
    if (!longitude.isEmpty()) {
      Node geometry = NodeFactory.createURI(subject.getURI() + "#geometry");
      emit(subject, property, geometry);
      emit(geometry, RDF.Nodes.type, GEOMETRY);
      emit(
          geometry,
          AS_WKT,
          NodeFactory.createLiteralDT("POINT(" + longitude + " " + latitude + ")", WKT));
    }
  }

  private static void requireDegrees(String cell, int most) throws BadCell {
    String expected = "degrees from -" + most + " to " + most;
    Literals.Numbers.requireDecimal(cell, expected);
    Literals.Numbers.requireRange(cell, expected, -most, most);
  }

  static Node integer(long number) {
    return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
  }

  /** The values of a cell, each once, without blanks around them. */
  static Set<String> values(String cell) {
    Set<String> values = new LinkedHashSet<>();
    for (String part : cell.split(";", -1)) {
      String value = part.strip();
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return values;
  }
}
