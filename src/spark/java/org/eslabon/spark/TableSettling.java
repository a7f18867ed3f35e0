package org.eslabon.spark;

import static org.apache.spark.sql.functions.col;
import static org.eslabon.spark.TableFindings.DIGEST;
import static org.eslabon.spark.TableFindings.FILE;
import static org.eslabon.spark.TableFindings.ID;
import static org.eslabon.spark.TableFindings.KINDS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eslabon.load.Findings.OpenReference;
import org.eslabon.load.Findings.RowKey;
import org.eslabon.load.Settlement;
import org.eslabon.load.Settlement.Thing;
import org.eslabon.model.DataIris;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * What the rows of all tables say of each other: which row a cell refers to, and whether a key is
 * taken. Joins find out; what it means and how it is said is {@link Settlement}'s. For one run.
 */
final class TableSettling {

  /** Rows of each sort of problem that are fetched to be told. */
  private static final int FETCHED = 1_000;

  /** Among so many ids at most a similar one is sought; as the ordinary loader has it. */
  private static final int COMPARED = 20_001;

  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String KNOWN = "known";

  private static final StructType MEANT =
      new StructType()
          .add(KINDS, DataTypes.StringType)
          .add(ID, DataTypes.StringType)
          .add(KIND, DataTypes.StringType)
          .add(NAME, DataTypes.StringType);

  private final StagedTriples staged;
  private final DataIris iris;
  private final Dataset<Row> findings;
  private final Map<String, Long> counts;

  /**
   * For findings that are complete.
   *
   * @param counts how many there are of each sort
   */
  TableSettling(
      StagedTriples staged, DataIris iris, Dataset<Row> findings, Map<String, Long> counts) {
    this.staged = staged;
    this.iris = iris;
    this.findings = findings;
    this.counts = counts;
  }

  /**
   * All triples, references settled.
   *
   * @param files names of all files in the order in which problems are told
   * @throws ProblemException with everything that is wrong with any of them
   */
  Dataset<Row> triples(List<String> files) {
    Comparator<Row> inOrder =
        Comparator.<Row>comparingInt(row -> files.indexOf(TableFindings.fileOf(row)))
            .thenComparingLong(TableFindings::lineOf)
            .thenComparingLong(TableFindings::cellOf);
    List<Problem> problems = new ArrayList<>(told(inOrder));
    problems.addAll(taken(inOrder));
    Dataset<Row> open = only(TableFindings.OPEN);
    Dataset<Row> settled = has(TableFindings.OPEN) ? staged.stage(settled(open)) : null;
    if (settled != null) {
      problems.addAll(lost(open, settled, inOrder));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(inOrder(problems, files));
    }
    Dataset<Row> closed =
        only(TableFindings.TRIPLE).select(Triples.SUBJECT, Triples.PREDICATE, Triples.OBJECT);
    return settled == null ? closed : closed.union(joined(open, settled));
  }

  private boolean has(String finding) {
    return counts.getOrDefault(finding, 0L) > 0;
  }

  private Dataset<Row> only(String finding) {
    return TableFindings.only(findings, finding);
  }

  /** File by file, and each by its places, as the ordinary loader tells them. */
  private static List<Problem> inOrder(List<Problem> problems, List<String> files) {
    return problems.stream()
        .sorted(
            Comparator.<Problem>comparingInt(
                    one -> one.place() == null ? files.size() : files.indexOf(one.place().file()))
                .thenComparingLong(one -> one.place() == null ? 0 : one.place().line())
                .thenComparingLong(one -> one.place() == null ? 0 : one.place().column()))
        .toList();
  }

  private List<Problem> told(Comparator<Row> inOrder) {
    if (!has(TableFindings.PROBLEM)) {
      return List.of();
    }
    List<Problem> told = new ArrayList<>();
    Dataset<Row> once = only(TableFindings.PROBLEM).distinct();
    fetched(once, inOrder).forEach(row -> told.add(TableFindings.problem(row)));
    if (told.size() == FETCHED) {
      told.add(new Problem(ProblemCode.L099, "there are more problems than these", null, null));
    }
    return told;
  }

  private static List<Row> fetched(Dataset<Row> rows, Comparator<Row> inOrder) {
    return rows.orderBy(FILE, TableFindings.LINE, TableFindings.CELL).takeAsList(FETCHED).stream()
        .sorted(inOrder)
        .toList();
  }

  /** Keys that several rows of one file have, or rows of several files that differ. */
  private List<Problem> taken(Comparator<Row> inOrder) {
    if (!has(TableFindings.KEY)) {
      return List.of();
    }
    Dataset<Row> keys = only(TableFindings.KEY);
    Column isTaken = col("most").gt(1).or(col("least_digest").notEqual(col("most_digest")));
    Dataset<Row> taken =
        among(keys, keys.groupBy(KINDS, ID).count().where(col("count").gt(1)))
            .groupBy(KINDS, ID, FILE)
            .agg(
                functions.count("*").as("rows"),
                functions.min(DIGEST).as("least"),
                functions.max(DIGEST).as("greatest"))
            .groupBy(KINDS, ID)
            .agg(
                functions.max("rows").as("most"),
                functions.min("least").as("least_digest"),
                functions.max("greatest").as("most_digest"))
            .where(isTaken);
    List<RowKey> rows =
        fetched(among(keys, taken), inOrder).stream().map(TableFindings::key).toList();
    return Settlement.taken(rows);
  }

  /** The rows whose kinds and id are among those of others. */
  private static Dataset<Row> among(Dataset<Row> rows, Dataset<Row> others) {
    Dataset<Row> renamed = others.select(col(KINDS).as("other_kinds"), col(ID).as("other_id"));
    return rows.join(renamed, areSame(), "left_semi");
  }

  private static Column areSame() {
    return col(KINDS).equalTo(col("other_kinds")).and(col(ID).equalTo(col("other_id")));
  }

  /** Each id in a cell, with the thing that it stands for, or null, and all that it may mean. */
  private Dataset<Row> settled(Dataset<Row> open) {
    FlatMapFunction<Row, Row> meaning =
        row -> {
          List<Row> meant = new ArrayList<>();
          for (Thing thing :
              Settlement.meant(TableFindings.kinds(row.getString(0)), row.getString(1))) {
            meant.add(
                RowFactory.create(row.getString(0), row.getString(1), thing.kind(), thing.id()));
          }
          return meant.iterator();
        };
    Dataset<Row> meant = open.select(KINDS, ID).distinct().flatMap(meaning, Encoders.row(MEANT));
    Dataset<Row> known = known().select(col(KIND).as("known_kind"), col(NAME).as("known_name"));
    Column thing = functions.struct(col(KIND), col(NAME));
    Dataset<Row> found =
        meant
            .join(
                known,
                col(KIND).equalTo(col("known_kind")).and(col(NAME).equalTo(col("known_name"))),
                "left_outer")
            .groupBy(KINDS, ID)
            .agg(
                functions
                    .collect_list(functions.when(col("known_kind").isNotNull(), thing))
                    .as(KNOWN));
    StructType schema = found.schema().add(Triples.OBJECT, DataTypes.StringType);
    String base = iris.base();
    MapFunction<Row, Row> settle =
        row -> {
          List<String> kinds = TableFindings.kinds(row.getString(0));
          String object =
              Settlement.node(kinds, row.getString(1), things(row), new DataIris(base))
                  .map(TermText::of)
                  .orElse(null);
          return RowFactory.create(row.get(0), row.get(1), row.get(2), object);
        };
    return found.map(settle, Encoders.row(schema));
  }

  private static List<Thing> things(Row row) {
    return row.<Row>getList(2).stream()
        .map(thing -> new Thing(thing.getString(0), thing.getString(1)))
        .toList();
  }

  /** All things that rows describe and cells may refer to. */
  private Dataset<Row> known() {
    Dataset<Row> keys = only(TableFindings.KEY);
    return keys.where(col(KINDS).isin(Settlement.referredKinds().toArray()))
        .select(col(KINDS).as(KIND), col(ID).as(NAME))
        .distinct();
  }

  private static Dataset<Row> joined(Dataset<Row> open, Dataset<Row> settled) {
    Dataset<Row> things =
        settled.select(
            col(KINDS).as("other_kinds"), col(ID).as("other_id"), col(Triples.OBJECT).as("thing"));
    return open.join(things, areSame())
        .select(col(Triples.SUBJECT), col(Triples.PREDICATE), col("thing").as(Triples.OBJECT));
  }

  private List<Problem> lost(Dataset<Row> open, Dataset<Row> settled, Comparator<Row> inOrder) {
    Dataset<Row> unsettled = settled.where(col(Triples.OBJECT).isNull());
    List<OpenReference> references = new ArrayList<>();
    Set<String> torn = torn();
    for (Row row : fetched(among(open, unsettled), inOrder)) {
      OpenReference reference = TableFindings.reference(row);
      if (reference.kinds().stream().noneMatch(torn::contains)) {
        references.add(reference);
      }
    }
    if (references.isEmpty()) {
      return List.of();
    }
    Set<Thing> known = new LinkedHashSet<>();
    unsettled.takeAsList(FETCHED).forEach(row -> known.addAll(things(row)));
    Set<String> kinds = new LinkedHashSet<>();
    references.forEach(reference -> kinds.addAll(reference.kinds()));
    for (String kind : kinds) {
      known()
          .where(col(KIND).equalTo(kind))
          .takeAsList(COMPARED)
          .forEach(row -> known.add(new Thing(row.getString(0), row.getString(1))));
    }
    return Settlement.lost(references, known, iris);
  }

  /** Kinds whose rows are not all known: nobody is blamed for referring to those. */
  private Set<String> torn() {
    Set<String> kinds = new HashSet<>();
    if (has(TableFindings.TORN)) {
      for (Row row :
          only(TableFindings.TORN).select(TableFindings.COLUMN).distinct().collectAsList()) {
        kinds.add(Settlement.kind(row.getString(0)));
      }
    }
    return kinds;
  }
}
