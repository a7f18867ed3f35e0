package org.eslabon.spark;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.eslabon.load.ScatteredRows;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.spark.InputListing.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * Canonical tables as Parquet: columns named as in the CSV, of texts, or numbers, truth values and
 * dates, which stand for what the table would say, or arrays of these for several values. A row is
 * named by its number in its file.
 */
final class ParquetInput {

  /** As for tables in JSON: a number of more digits stays for the cell's own check. */
  private static final int LONGEST_NUMBER = 40;

  private final SparkSession spark;
  private final TableContext context;

  ParquetInput(SparkSession spark, TableContext context) {
    this.spark = spark;
    this.context = context;
  }

  /** A folder of files, or a file, of one table. */
  private record Folder(String table, String path) {}

  /**
   * Everything that the files say.
   *
   * @param problems where it is told what is wrong with the columns
   */
  List<Dataset<Row>> findings(List<TableFile> files, List<Problem> problems) {
    Map<Folder, List<TableFile>> folders =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> new Folder(file.table(), parent(file)),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return folders.values().stream().map(folder -> ofFolder(folder, problems)).toList();
  }

  private static String parent(TableFile file) {
    return String.valueOf(new Path(file.path()).getParent());
  }

  private Dataset<Row> ofFolder(List<TableFile> files, List<Problem> problems) {
    Dataset<Row> rows =
        spark
            .read()
            .option("mergeSchema", "true")
            .parquet(files.stream().map(TableFile::path).toArray(String[]::new));
    List<String> names = List.of(rows.columns());
    check(files.get(0), rows, problems);
    List<Column> columns =
        new ArrayList<>(names.stream().map(name -> functions.col("`" + name + "`")).toList());
    columns.add(functions.col("_metadata.file_path"));
    columns.add(functions.col("_metadata.row_index"));
    Map<String, TableFile> byPath =
        files.stream().collect(Collectors.toMap(TableFile::path, file -> file));
    TableContext here = context;
    MapPartitionsFunction<Row, Row> read = part -> new PartRows(here, names, byPath, part);
    return Relation.select(rows, columns).mapPartitions(read, Encoders.row(TableFindings.SCHEMA));
  }

  /** Names and types of columns, which one file of a folder has as all others. */
  private void check(TableFile file, Dataset<Row> rows, List<Problem> problems) {
    TableFindings findings = new TableFindings();
    context.rows(file, findings).header(List.of(rows.columns()));
    for (Row row = findings.poll(); row != null; row = findings.poll()) {
      problems.add(TableFindings.problem(row));
    }
    for (StructField field : rows.schema().fields()) {
      DataType type =
          field.dataType() instanceof ArrayType several ? several.elementType() : field.dataType();
      if (!isValue(type)) {
        problems.add(
            new Problem(
                ProblemCode.L024,
                "`"
                    + field.name()
                    + "` holds "
                    + field.dataType().simpleString()
                    + ": expected texts, numbers, truth values, dates or arrays of these",
                SourcePlace.of(file.name()),
                null));
      }
    }
  }

  private static boolean isValue(DataType type) {
    return type instanceof StringType
        || type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof DateType;
  }

  /** What a cell of CSV would hold for the value. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof scala.collection.Iterable<?> several) {
      StringBuilder texts = new StringBuilder();
      scala.collection.Iterator<?> each = several.iterator();
      while (each.hasNext()) {
        texts.append(texts.isEmpty() ? "" : ";").append(text(each.next()));
      }
      return texts.toString();
    }
    if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      return plain(value.toString());
    }
    return value.toString().strip();
  }

  private static String plain(String number) {
    if (number.equals("NaN") || number.endsWith("Infinity")) {
      return number;
    }
    BigDecimal value = new BigDecimal(number);
    return Math.abs(value.scale()) > LONGEST_NUMBER ? number : value.toPlainString();
  }

  /** The findings of some rows, one row after the other. */
  private static final class PartRows implements Iterator<Row> {
    private final TableContext context;
    private final List<String> names;
    private final Map<String, TableFile> files;
    private final Iterator<Row> part;
    private final TableFindings findings = new TableFindings();
    private @Nullable ScatteredRows rows;
    private String path = "";
    private @Nullable Row next;

    PartRows(
        TableContext context,
        List<String> names,
        Map<String, TableFile> files,
        Iterator<Row> part) {
      this.context = context;
      this.names = names;
      this.files = files;
      this.part = part;
    }

    @Override
    public boolean hasNext() {
      next = next == null ? findings.poll() : next;
      while (next == null && part.hasNext()) {
        read(part.next());
        next = findings.poll();
      }
      return next != null;
    }

    private void read(Row row) {
      String own = row.getString(names.size());
      ScatteredRows here = rows;
      if (here == null || !own.equals(path)) {
        path = own;
        here = context.rows(file(own), findings);
        here.header(names);
        rows = here;
      }
      List<String> cells = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        cells.add(text(row.get(i)));
      }
      here.row(row.getLong(names.size() + 1) + 1, cells);
    }

    /** Spark tells paths as URIs. */
    private TableFile file(String uri) {
      TableFile file = files.get(new Path(URI.create(uri)).toString());
      if (file == null) {
        throw new IllegalStateException("rows of a file that nobody asked for: " + uri);
      }
      return file;
    }

    @Override
    public Row next() {
      Row row = hasNext() ? next : null;
      if (row == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return row;
    }
  }
}
