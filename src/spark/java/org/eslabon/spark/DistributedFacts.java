package org.eslabon.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.rules.Rule;
import org.eslabon.rules.relation.DeltaLeaves;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.run.FactBase;
import org.eslabon.rules.run.RunLimits;

/**
 * Facts as tables of Spark. Rules run by their relational plans, and after the first time only on
 * what is new. The machine that drives the run holds counts, never triples. For one run and one
 * thread.
 */
final class DistributedFacts implements FactBase {

  private static final String FRESH = "fresh";

  /** Additions of one rule that are kept apart before they are put together. */
  private static final int APART = 12;

  private static final long UNCOUNTED = -1;

  private static final Finding NOTHING = new Finding(0, () -> false);

  private final StagedTriples staged;
  private final Triples triples;
  private final int rounds;
  private final Map<Rule, RuleFacts> rules = new LinkedHashMap<>();

  private static final class RuleFacts {
    private final Operator plan;
    private final List<Dataset<Row>> conclusions = new ArrayList<>();
    private int seen = -1;
    private long size;

    RuleFacts(Operator plan) {
      this.plan = plan;
    }

    void add(Found found, StagedTriples staged) {
      if (found.size() > 0) {
        conclusions.add(found.all());
        size = conclusions.size() == 1 ? found.size() : UNCOUNTED;
      }
      if (conclusions.size() > APART) {
        Dataset<Row> all = staged.stage(union(conclusions).distinct());
        conclusions.clear();
        conclusions.add(all);
      }
    }
  }

  /**
   * What one evaluation concluded that was not given.
   *
   * @param fresh what nobody concluded before
   */
  private record Found(Dataset<Row> all, long size, Triples.Part fresh) {}

  /** Facts before any rule ran. */
  DistributedFacts(
      Map<Rule, Operator> plans, Dataset<Row> given, StagedTriples staged, RunLimits limits) {
    this.staged = staged;
    this.triples = new Triples(Triples.Part.of(given));
    this.rounds = limits.rounds();
    plans.forEach((rule, plan) -> rules.put(rule, new RuleFacts(plan)));
  }

  /** How many triples were given. */
  long given() {
    return triples.given().size();
  }

  @Override
  public Finding find(Rule rule) {
    RuleFacts own = of(rule);
    int before = own.seen;
    own.seen = triples.version();
    if (new KnownEmpty(triples).is(own.plan)) {
      return NOTHING;
    }
    List<Relation> solutions = solutions(own.plan, before);
    if (solutions.isEmpty()) {
      return NOTHING;
    }
    HeadColumns head = new HeadColumns(rule, Relation.union(solutions));
    Dataset<Row> concluded = head.triples().distinct();
    Dataset<Row> mine = notGiven(concluded, head.predicates());
    Found found = found(marked(mine, head.predicates()), head.predicates());
    // solutions themselves are never counted: it would take another pass
    return new Finding(found.fresh().size(), () -> add(own, found));
  }

  private boolean add(RuleFacts own, Found found) {
    own.add(found, staged);
    boolean hasConcluded = found.fresh().size() > 0;
    if (hasConcluded) {
      triples.add(found.fresh());
    }
    return hasConcluded;
  }

  private Found found(Dataset<Row> marked, Set<String> predicates) {
    Column isFresh = functions.col(FRESH);
    List<Column> conditions = new ArrayList<>(List.of(functions.lit(true)));
    List<String> named = List.copyOf(predicates);
    named.forEach(
        one -> conditions.add(isFresh.and(functions.col(Triples.PREDICATE).equalTo(one))));
    StagedTriples.Counted counted = staged.stage(marked, conditions);
    Dataset<Row> fresh = counted.rows().where(isFresh).drop(FRESH);
    long size = counted.counts().get(0);
    if (named.isEmpty() && size > 0) {
      return new Found(counted.rows().drop(FRESH), size, Triples.Part.of(fresh));
    }
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < named.size(); i++) {
      long count = counted.counts().get(i + 1);
      if (count > 0) {
        counts.put(named.get(i), count);
      }
    }
    return new Found(counted.rows().drop(FRESH), size, new Triples.Part(fresh, counts));
  }

  private List<Relation> solutions(Operator plan, int before) {
    PlanEvaluation evaluation = new PlanEvaluation(triples, staged, rounds);
    if (before < 0) {
      return List.of(evaluation.evaluate(plan, null));
    }
    Set<String> changed = triples.changedSince(before);
    Predicate<Scan> findsNew =
        scan ->
            Var.isVar(scan.predicate())
                ? !changed.isEmpty()
                : changed.contains(TermText.of(scan.predicate()));
    DeltaLeaves leaves = DeltaLeaves.of(plan, findsNew);
    return leaves.areEnough()
        ? leaves.leaves().stream()
            .map(leaf -> evaluation.delta(leaf, before).evaluate(plan, null))
            .toList()
        : List.of(evaluation.evaluate(plan, null));
  }

  private Dataset<Row> notGiven(Dataset<Row> concluded, Set<String> predicates) {
    if (!triples.given().has(predicates)) {
      return concluded;
    }
    Dataset<Row> given = triples.given().rows();
    List<Dataset<Row>> shelves = new ArrayList<>();
    predicates.forEach(
        one ->
            shelves.add(
                StagedTriples.pruned(given, one)
                    .where(functions.col(Triples.PREDICATE).equalTo(one))));
    Dataset<Row> known = predicates.isEmpty() ? given : union(shelves);
    return joined(concluded, known, "left_anti");
  }

  /** Says of each conclusion whether nobody concluded it before. */
  private Dataset<Row> marked(Dataset<Row> mine, Set<String> predicates) {
    List<Dataset<Row>> before = triples.concluded(predicates);
    if (before.isEmpty()) {
      return mine.withColumn(FRESH, functions.lit(true));
    }
    Dataset<Row> known = union(before).withColumn("known", functions.lit(true));
    return joined(mine, known, "left_outer")
        .select(
            functions.col(Triples.SUBJECT),
            functions.col(Triples.PREDICATE),
            functions.col(Triples.OBJECT),
            functions.col("known").isNull().as(FRESH));
  }

  private static Dataset<Row> joined(Dataset<Row> mine, Dataset<Row> known, String how) {
    Dataset<Row> others =
        known
            .withColumnRenamed(Triples.SUBJECT, "s")
            .withColumnRenamed(Triples.PREDICATE, "p")
            .withColumnRenamed(Triples.OBJECT, "o");
    Column same =
        functions
            .col(Triples.SUBJECT)
            .equalTo(functions.col("s"))
            .and(functions.col(Triples.OBJECT).equalTo(functions.col("o")))
            .and(functions.col(Triples.PREDICATE).equalTo(functions.col("p")));
    return mine.join(others, same, how);
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce(Dataset::union).orElseThrow();
  }

  /** What a rule concluded that was not given, each triple once. */
  Dataset<Row> conclusions(Rule rule) {
    List<Dataset<Row>> parts = of(rule).conclusions;
    if (parts.isEmpty()) {
      return triples
          .given()
          .rows()
          .select(Triples.SUBJECT, Triples.PREDICATE, Triples.OBJECT)
          .limit(0);
    }
    return parts.size() == 1 ? parts.get(0) : union(parts).distinct();
  }

  @Override
  public Stream<Node> subjects(Rule rule) {
    List<Row> rows = conclusions(rule).select(Triples.SUBJECT).distinct().collectAsList();
    return rows.stream().map(row -> TermText.term(row.getString(0)));
  }

  @Override
  public boolean isIn(Node node, Node type) {
    return !instances(type)
        .where(functions.col(Triples.SUBJECT).equalTo(TermText.of(node)))
        .isEmpty();
  }

  @Override
  public Optional<Node> inBoth(Rule maker, Node one, Node other) {
    Dataset<Row> made = conclusions(maker).select(Triples.SUBJECT).distinct();
    Dataset<Row> both =
        made.intersect(instances(one)).intersect(instances(other)).orderBy(Triples.SUBJECT);
    return both.takeAsList(1).stream().findFirst().map(row -> TermText.term(row.getString(0)));
  }

  private Dataset<Row> instances(Node type) {
    Var instance = Var.alloc("instance");
    Scan scan = new Scan(instance, RDF.Nodes.type, type, Operator.Source.ALL, 0);
    return triples.scan(scan, -1).rows().select(Relation.column(instance).as(Triples.SUBJECT));
  }

  @Override
  public long size(Rule rule) {
    long size = of(rule).size;
    return size == UNCOUNTED ? conclusions(rule).count() : size;
  }

  /** For small runs: everything comes to the machine that asks. */
  @Override
  public Map<String, Set<Triple>> conclusions() {
    Map<String, Set<Triple>> byName = new HashMap<>();
    for (Rule rule : rules.keySet()) {
      Set<Triple> set = new HashSet<>();
      for (Row row : conclusions(rule).collectAsList()) {
        set.add(
            Triple.create(
                TermText.term(row.getString(0)),
                TermText.term(row.getString(1)),
                TermText.term(row.getString(2))));
      }
      byName.put(rule.name(), set);
    }
    return byName;
  }

  private RuleFacts of(Rule rule) {
    RuleFacts known = rules.get(rule);
    if (known == null) {
      throw new IllegalStateException(rule + " is not in the strata");
    }
    return known;
  }
}
