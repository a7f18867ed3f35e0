package org.eslabon.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Intermediate results as Parquet files in a folder of the run. Each is a checkpoint: what comes
 * after it starts from the files, however many steps came before. For one thread.
 */
final class StagedTriples {

  /** Folders that the given triples lie in, by predicate; so many at most, whatever the data. */
  private static final int SHELVES = 256;

  private static final String SHELF = "shelf";

  private final SparkSession spark;
  private final String folder;
  private int files;

  StagedTriples(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = folder;
  }

  SparkSession spark() {
    return spark;
  }

  /** Writes rows and gives them back, read from what was written. */
  Dataset<Row> stage(Dataset<Row> rows) {
    String path = folder + "/step-" + files++;
    rows.write().mode(SaveMode.ErrorIfExists).parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  /**
   * Rows that were written, and what was counted on the way.
   *
   * @param counts for how many rows each condition was true, in the order of the conditions
   */
  record Counted(Dataset<Row> rows, List<Long> counts) {

    Counted {
      counts = List.copyOf(counts);
    }
  }

  /** Writes rows and counts them on the way, which saves another pass over them. */
  Counted stage(Dataset<Row> rows, List<Column> conditions) {
    Observation observation = new Observation();
    List<Column> counts = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      counts.add(functions.count_if(conditions.get(i)).as("c" + i));
    }
    Column[] others = counts.subList(1, counts.size()).toArray(Column[]::new);
    Dataset<Row> written = stage(rows.observe(observation, counts.get(0), others));
    try {
      Map<String, Object> found = observation.getAsJava();
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < counts.size(); i++) {
        Object number = found.get("c" + i);
        // where Spark saw beforehand that there are no rows, nobody counted
        numbers.add(number == null ? 0 : (Long) number);
      }
      return new Counted(written, numbers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while counting", e);
    }
  }

  /** Writes rows so that those of one value of a column can be read without the others. */
  Dataset<Row> stageBy(String column, Dataset<Row> rows) {
    String path = folder + "/step-" + files++;
    rows.write().mode(SaveMode.ErrorIfExists).partitionBy(column).parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  /** Writes triples so that those of one predicate can be read without the others. */
  Dataset<Row> stageByPredicate(Dataset<Row> triples) {
    String path = folder + "/step-" + files++;
    Column shelf = functions.crc32(functions.col(Triples.PREDICATE).cast("binary")).mod(SHELVES);
    Dataset<Row> shelved = triples.withColumn(SHELF, shelf.cast("int"));
    shelved
        .hint("rebalance", functions.col(SHELF))
        .sortWithinPartitions(SHELF, Triples.PREDICATE, Triples.SUBJECT)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .partitionBy(SHELF)
        .parquet(path);
    return spark.read().schema(shelved.schema()).parquet(path);
  }

  /** Reads only the shelf of a predicate, where there are shelves. */
  static Dataset<Row> pruned(Dataset<Row> triples, String predicate) {
    if (!Arrays.asList(triples.columns()).contains(SHELF)) {
      return triples;
    }
    CRC32 sum = new CRC32();
    sum.update(predicate.getBytes(StandardCharsets.UTF_8));
    return triples.where(functions.col(SHELF).equalTo((int) (sum.getValue() % SHELVES)));
  }
}
