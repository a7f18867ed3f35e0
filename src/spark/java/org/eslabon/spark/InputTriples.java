package org.eslabon.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Triples of the inputs of a run: files or folders of N-Triples and N-Quads, plain or compressed,
 * on any file system that Hadoop knows. The graph of triples is the union of all; each comes once.
 */
final class InputTriples {

  private static final int SHOWN = 10;
  private static final String ERROR = "error";

  private static final StructType SCHEMA =
      new StructType()
          .add(Triples.SUBJECT, DataTypes.StringType)
          .add(Triples.PREDICATE, DataTypes.StringType)
          .add(Triples.OBJECT, DataTypes.StringType)
          .add(ERROR, DataTypes.StringType);

  private final SparkSession spark;
  private final StagedTriples staged;

  InputTriples(SparkSession spark, StagedTriples staged) {
    this.spark = spark;
    this.staged = staged;
  }

  /**
   * Reads everything once and keeps it by predicate.
   *
   * @throws ProblemException L012 with the first lines that are no statements
   */
  Dataset<Row> read(List<String> paths) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      String scope = paths.size() == 1 ? "" : "f" + i + "n";
      parts.add(lines(paths.get(i), scope));
    }
    Dataset<Row> all = parts.stream().reduce(Dataset::union).orElseThrow();
    Dataset<Row> kept = staged.stageByPredicate(all.distinct());
    refuseErrors(kept.where(functions.col(ERROR).isNotNull()));
    return kept.drop(ERROR);
  }

  private Dataset<Row> lines(String path, String scope) {
    LineTriples reader = new LineTriples(scope);
    FlatMapFunction<Row, Row> read = row -> reader.read(row.getString(0), row.getString(1));
    return spark
        .read()
        .text(path)
        .select(functions.col("value"), functions.input_file_name())
        .flatMap(read, Encoders.row(SCHEMA));
  }

  private static void refuseErrors(Dataset<Row> errors) {
    List<Row> first = errors.select(ERROR).orderBy(ERROR).takeAsList(SHOWN);
    if (!first.isEmpty()) {
      throw new ProblemException(
          first.stream()
              .map(row -> new Problem(ProblemCode.L012, row.getString(0), null, null))
              .toList());
    }
  }
}
