package org.eslabon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.rules.Rule;
import org.eslabon.store.GraphNames;

/**
 * What a run leaves behind: a folder of Parquet and one of N-Quads, in each a folder a rule, whose
 * files, one after the other, are sorted by subject, predicate and object. Names and order are the
 * same every time.
 */
final class ConclusionFiles {

  /** Conclusions of a rule that are written by one task. */
  private static final long ONE_FILE = 200_000;

  private final SparkSession spark;
  private final Path folder;
  private final FileSystem files;

  /**
   * Files in a folder that is not there yet.
   *
   * @throws ProblemException L001 when it is there, or its file system is not
   */
  ConclusionFiles(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = new Path(folder);
    try {
      this.files = this.folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (files.exists(this.folder)) {
        throw problem("there is something already: expected a folder to be made");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw problem("the folder cannot be made: " + e.getMessage());
    }
  }

  private ProblemException problem(String message) {
    return new ProblemException(
        new Problem(ProblemCode.L001, message, SourcePlace.of(folder.toString()), null));
  }

  /** Where intermediate results of the run go. */
  String work() {
    return new Path(folder, "_work").toString();
  }

  /** Writes what a rule concluded; nothing for a rule that concluded nothing. */
  void write(Rule rule, DistributedFacts facts) {
    long size = facts.size(rule);
    if (size == 0) {
      return;
    }
    Path parquet = new Path(new Path(folder, "parquet"), "rule=" + rule.name());
    sorted(facts.conclusions(rule), size).write().parquet(parquet.toString());
    Dataset<Row> written = spark.read().parquet(parquet.toString());
    Path quads = new Path(new Path(folder, "nquads"), rule.name());
    sorted(written, size)
        .select(
            functions.concat_ws(
                " ",
                functions.col(Triples.SUBJECT),
                functions.col(Triples.PREDICATE),
                functions.col(Triples.OBJECT),
                functions.lit(TermText.of(GraphNames.inferred(rule.name())) + " .")))
        .write()
        .text(quads.toString());
    name(parquet, ".parquet");
    name(quads, ".nq");
  }

  /** Sorted within a file and from file to file; in one file when that is no great one. */
  private static Dataset<Row> sorted(Dataset<Row> conclusions, long size) {
    return size <= ONE_FILE
        ? conclusions
            .coalesce(1)
            .sortWithinPartitions(Triples.SUBJECT, Triples.PREDICATE, Triples.OBJECT)
        : conclusions.orderBy(Triples.SUBJECT, Triples.PREDICATE, Triples.OBJECT);
  }

  /** Gives the files of a folder names without what Spark made up. */
  private void name(Path written, String ending) {
    try {
      List<FileStatus> parts =
          Arrays.stream(files.listStatus(written))
              .filter(file -> file.getPath().getName().startsWith("part-"))
              .sorted(Comparator.comparing(file -> file.getPath().getName()))
              .toList();
      for (int i = 0; i < parts.size(); i++) {
        Path name = new Path(written, String.format("part-%05d%s", i, ending));
        if (!files.rename(parts.get(i).getPath(), name)) {
          throw new IOException("cannot rename " + parts.get(i).getPath() + " to " + name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes intermediate results. */
  void finish() {
    delete(new Path(work()));
  }

  /** Removes everything that the run wrote. */
  void abandon() {
    delete(folder);
  }

  private void delete(Path path) {
    try {
      files.delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
