package org.eslabon.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.model.DataIris;
import org.eslabon.problem.Problem;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a canonical table that are read apart from all others, on whatever machine. Tables mean
 * here what they mean to the {@link Loader}; but which row a cell refers to, and whether a key is
 * taken, can only be told when all rows are known ({@link Settlement}). For one thread.
 */
public final class ScatteredRows {

  private final Findings findings;
  private final Problems problems = new Problems();
  private final TableReading reading;
  private final Map<Node, Integer> references = new HashMap<>();
  private int[] positions = {};

  /**
   * Where rows are from.
   *
   * @param table name of the table
   * @param name the file, as people are told of it
   */
  public record Source(String table, String name) {}

  /**
   * Rows that have no header yet.
   *
   * @param iris how things are named
   * @param notations the concepts of the theory that cells may name
   */
  public ScatteredRows(Source source, DataIris iris, Notations notations, Findings findings) {
    this.findings = findings;
    Table table = Tables.find(source.table()).orElseThrow();
    for (Column column : table.columns()) {
      if (column.type() instanceof CellType.Reference) {
        references.put(column.property(), table.position(column.name()));
      }
    }
    Pass pass =
        new Pass(
            LoadProgress.Phase.CHECK,
            iris,
            new FoundKeys(findings),
            References.leftOpen(),
            notations,
            new GraphClaims(),
            problems,
            (graph, subject, predicate, object) -> found(table, subject, predicate, object));
    reading = new TableReading(table, source.name(), Quad.defaultGraphIRI, pass);
  }

  /** Passes keys on: whether one is taken is told elsewhere. */
  private static final class FoundKeys extends Keys {
    private final Findings findings;

    FoundKeys(Findings findings) {
      this.findings = findings;
    }

    @Override
    @Nullable Problem add(Table table, List<String> parts, long digest, SourcePlace place) {
      findings.key(new Findings.RowKey(table.name(), joined(parts), digest, place));
      return null;
    }
  }

  private void found(Table table, Node subject, Node predicate, Node object) {
    if (!(object instanceof OpenNode open)) {
      findings.triple(subject, predicate, object);
      return;
    }
    int position = references.getOrDefault(predicate, -1);
    findings.reference(
        new Findings.OpenReference(
            subject,
            predicate,
            open.get().kinds(),
            open.get().id(),
            table.columns().get(position).name(),
            reading.row().place(position)));
  }

  /** Takes the names of the columns, in the order of the cells to come. */
  public void header(List<String> names) {
    header(names, 0);
  }

  void header(List<String> names, long line) {
    positions = reading.header(names, line);
    problems.take().forEach(findings::problem);
  }

  /**
   * Takes a row.
   *
   * @param number where it stands in the file, from 1
   * @param cells one for each column of the header, without blanks around; empty for unknown
   */
  public void row(long number, List<String> cells) {
    Row row = reading.row();
    row.begin(number, 0);
    boolean isFilled = false;
    for (int i = 0; i < positions.length; i++) {
      isFilled |= !cells.get(i).isEmpty();
      row.put(positions[i], cells.get(i), number, i + 1L);
    }
    if (isFilled) {
      reading.accept();
    }
    problems.take().forEach(findings::problem);
  }

  void row(CsvRecords record) {
    CsvTables.take(record, positions, reading);
    problems.take().forEach(findings::problem);
  }

  void complain(Problem problem) {
    findings.problem(problem);
  }

  String file() {
    return reading.file();
  }
}
