package org.eslabon.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eslabon.load.TheoryFiles;
import org.eslabon.model.DataIris;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.Bundled;

/**
 * Triples of the inputs of a run: files or folders of N-Triples, N-Quads and canonical tables,
 * plain or compressed, on any file system that Hadoop knows. The graph of triples is the union of
 * all; each comes once.
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
   * @throws ProblemException L012 with the first lines that are no statements, or what is wrong
   *     with tables
   */
  Dataset<Row> read(Given given) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    InputListing found = InputListing.of(hadoop, given.inputs());
    List<Dataset<Row>> parts = new ArrayList<>();
    for (int i = 0; i < found.lines().size(); i++) {
      String scope = given.inputs().size() == 1 ? "" : "f" + i + "n";
      if (!found.lines().get(i).isEmpty()) {
        parts.add(lines(found.lines().get(i), scope));
      }
    }
    if (!found.tables().isEmpty()) {
      TableContext context = new TableContext(hadoop, new DataIris(given.base()), theory());
      TableTriples tables = new TableTriples(staged, context, given.blockSize());
      Column noError = functions.lit(null).cast(DataTypes.StringType);
      parts.add(tables.read(found.tables()).withColumn(ERROR, noError));
    }
    if (given.isWithTheory()) {
      parts.add(spark.createDataFrame(rows(theory()), SCHEMA));
    }
    Dataset<Row> all = parts.stream().reduce(Dataset::union).orElseThrow();
    Dataset<Row> kept = staged.stageByPredicate(all.distinct());
    refuseErrors(kept.where(functions.col(ERROR).isNotNull()));
    return kept.drop(ERROR);
  }

  private Dataset<Row> lines(List<String> paths, String scope) {
    LineTriples reader = new LineTriples(scope);
    FlatMapFunction<Row, Row> read = row -> reader.read(row.getString(0), row.getString(1));
    return spark
        .read()
        .text(paths.toArray(String[]::new))
        .select(functions.col("value"), functions.input_file_name())
        .flatMap(read, Encoders.row(SCHEMA));
  }

  /** The ontology and its schemes, as they come with the program. */
  private static Graph theory() {
    Graph union = GraphFactory.createDefaultGraph();
    TheoryFiles.read(Bundled.path("ontology"))
        .values()
        .forEach(graph -> GraphUtil.addInto(union, graph));
    return union;
  }

  private static List<Row> rows(Graph graph) {
    return graph.stream()
        .map(
            triple ->
                RowFactory.create(
                    TermText.of(triple.getSubject()),
                    TermText.of(triple.getPredicate()),
                    TermText.of(triple.getObject()),
                    null))
        .toList();
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
