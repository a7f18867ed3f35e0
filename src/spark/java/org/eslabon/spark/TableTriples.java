package org.eslabon.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.spark.InputListing.TableFile;

/**
 * The triples of canonical tables: those that the ordinary loader makes, and the same problems.
 * Each file is read once; what rows say of each other is settled by joins. For one thread.
 */
final class TableTriples {

  private final StagedTriples staged;
  private final TableContext context;
  private final long blockSize;

  /** Tables for one run. */
  TableTriples(StagedTriples staged, TableContext context, long blockSize) {
    this.staged = staged;
    this.context = context;
    this.blockSize = blockSize;
  }

  /**
   * Reads all tables of a run.
   *
   * @return triples, some perhaps twice
   * @throws ProblemException with what is wrong with all files
   */
  Dataset<Row> read(List<TableFile> files) {
    Dataset<Row> findings = findings(files, Set.of());
    Map<String, Long> counts = counts(findings);
    if (counts.containsKey(TableFindings.MISCUT)) {
      Set<String> miscut = new HashSet<>();
      for (Row row :
          TableFindings.only(findings, TableFindings.MISCUT)
              .select(TableFindings.FILE)
              .distinct()
              .collectAsList()) {
        miscut.add(row.getString(0));
      }
      findings = findings(files, miscut);
      counts = counts(findings);
    }
    TableSettling settling = new TableSettling(staged, context.iris(), findings, counts);
    return settling.triples(files.stream().map(TableFile::name).toList());
  }

  private Dataset<Row> findings(List<TableFile> files, Set<String> uncut) {
    List<Problem> problems = new ArrayList<>();
    List<Dataset<Row>> parts =
        new ArrayList<>(
            new ParquetInput(staged.spark(), context)
                .findings(files.stream().filter(TableFile::isParquet).toList(), problems));
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    List<TableFile> csv = files.stream().filter(file -> !file.isParquet()).toList();
    if (!csv.isEmpty()) {
      parts.add(new CsvInput(staged.spark(), context, blockSize).findings(csv, uncut));
    }
    return staged.stageBy(
        TableFindings.FINDING, parts.stream().reduce(Dataset::union).orElseThrow());
  }

  private static Map<String, Long> counts(Dataset<Row> findings) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row :
        findings.groupBy(TableFindings.FINDING).agg(functions.count("*")).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
