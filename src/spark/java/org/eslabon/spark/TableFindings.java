package org.eslabon.spark;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eslabon.load.Findings;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * What rows of tables say, as rows of one schema, so that each file is read once whatever is made
 * of it: triples, references that are open, keys, and what is wrong. For one thread.
 */
final class TableFindings implements Findings {

  static final String FINDING = "finding";
  static final String KINDS = "kinds";
  static final String ID = "id";
  static final String COLUMN = "column";
  static final String DIGEST = "digest";
  static final String FILE = "file";
  static final String LINE = "line";
  static final String CELL = "cell";
  static final String CODE = "code";
  static final String MESSAGE = "message";
  static final String HINT = "hint";

  static final String TRIPLE = "triple";
  static final String OPEN = "open";
  static final String KEY = "key";
  static final String PROBLEM = "problem";

  /** A table whose rows are not all known; ids are missing for a reason that is told by itself. */
  static final String TORN = "torn";

  /** A file that was cut in the wrong places, and has to be read in one go. */
  static final String MISCUT = "miscut";

  static final StructType SCHEMA =
      new StructType()
          .add(FINDING, DataTypes.StringType)
          .add(Triples.SUBJECT, DataTypes.StringType)
          .add(Triples.PREDICATE, DataTypes.StringType)
          .add(Triples.OBJECT, DataTypes.StringType)
          .add(KINDS, DataTypes.StringType)
          .add(ID, DataTypes.StringType)
          .add(COLUMN, DataTypes.StringType)
          .add(DIGEST, DataTypes.LongType)
          .add(FILE, DataTypes.StringType)
          .add(LINE, DataTypes.LongType)
          .add(CELL, DataTypes.LongType)
          .add(CODE, DataTypes.StringType)
          .add(MESSAGE, DataTypes.StringType)
          .add(HINT, DataTypes.StringType);

  /** Problems that one stretch tells; a file with a million wrong rows has one cause. */
  private static final int TOLD = 100;

  /** A row that is being filled; what nobody fills is null. */
  private static final class Cells {

    private final @Nullable Object[] cells = new @Nullable Object[SCHEMA.size()];

    Cells(String finding) {
      with(FINDING, finding);
    }

    Cells with(String column, @Nullable Object value) {
      cells[SCHEMA.fieldIndex(column)] = value;
      return this;
    }

    Cells about(Node subject, Node predicate) {
      return with(Triples.SUBJECT, TermText.of(subject))
          .with(Triples.PREDICATE, TermText.of(predicate));
    }

    Cells at(SourcePlace place) {
      return with(FILE, place.file()).with(LINE, place.line()).with(CELL, place.column());
    }

    Row row() {
      return RowFactory.create(cells);
    }
  }

  private final Deque<Row> rows = new ArrayDeque<>();
  private int told;

  /** The next finding; null when there is none yet. */
  @Nullable Row poll() {
    return rows.poll();
  }

  @Override
  public void triple(Node subject, Node predicate, Node object) {
    rows.add(
        new Cells(TRIPLE)
            .about(subject, predicate)
            .with(Triples.OBJECT, TermText.of(object))
            .row());
  }

  @Override
  public void reference(OpenReference one) {
    rows.add(
        new Cells(OPEN)
            .about(one.subject(), one.predicate())
            .with(KINDS, String.join(",", one.kinds()))
            .with(ID, one.id())
            .with(COLUMN, one.column())
            .at(one.place())
            .row());
  }

  @Override
  public void key(RowKey one) {
    rows.add(
        new Cells(KEY)
            .with(KINDS, one.kind())
            .with(ID, one.key())
            .with(COLUMN, one.table())
            .with(DIGEST, one.digest())
            .at(one.place())
            .row());
  }

  @Override
  public void problem(Problem one) {
    if (told++ >= TOLD) {
      return;
    }
    rows.add(
        new Cells(PROBLEM)
            .at(one.place() == null ? SourcePlace.of("") : one.place())
            .with(CODE, one.code().name())
            .with(MESSAGE, one.message())
            .with(HINT, one.hint())
            .row());
  }

  /** Says something of a whole file: {@link #TORN} or {@link #MISCUT}. */
  void file(String finding, String file, String table) {
    rows.add(new Cells(finding).with(COLUMN, table).with(FILE, file).row());
  }

  /** Findings of one sort, with their columns in the order of the schema. */
  static Dataset<Row> only(Dataset<Row> findings, String finding) {
    Column[] columns =
        Arrays.stream(SCHEMA.fieldNames()).map(functions::col).toArray(Column[]::new);
    return findings.where(functions.col(FINDING).equalTo(finding)).select(columns);
  }

  /** The problem that a row is. */
  static Problem problem(Row row) {
    return new Problem(
        ProblemCode.valueOf(text(row, CODE)),
        text(row, MESSAGE),
        place(row),
        row.getString(SCHEMA.fieldIndex(HINT)));
  }

  /** The key that a row is. */
  static RowKey key(Row row) {
    return new RowKey(
        text(row, COLUMN), text(row, ID), row.getLong(SCHEMA.fieldIndex(DIGEST)), place(row));
  }

  /** The reference that a row is. */
  static OpenReference reference(Row row) {
    return new OpenReference(
        TermText.term(text(row, Triples.SUBJECT)),
        TermText.term(text(row, Triples.PREDICATE)),
        kinds(text(row, KINDS)),
        text(row, ID),
        text(row, COLUMN),
        place(row));
  }

  static List<String> kinds(String joined) {
    return List.of(joined.split(",", -1));
  }

  private static String text(Row row, String column) {
    return row.getString(SCHEMA.fieldIndex(column));
  }

  static String fileOf(Row row) {
    return text(row, FILE);
  }

  static long lineOf(Row row) {
    return row.getLong(SCHEMA.fieldIndex(LINE));
  }

  static long cellOf(Row row) {
    return row.getLong(SCHEMA.fieldIndex(CELL));
  }

  private static SourcePlace place(Row row) {
    return new SourcePlace(fileOf(row), lineOf(row), cellOf(row));
  }
}
