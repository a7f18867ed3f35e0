package org.eslabon.spark;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Source;
import org.jspecify.annotations.Nullable;

/**
 * Paths of any length by iterated joins: each round goes one step on from the pairs that the last
 * one found, and keeps those that no round found before. Every round is a checkpoint.
 */
final class Closures {

  private static final String START = "start";
  private static final String END = "end";

  /** Rounds whose pairs are kept apart before they are put together. */
  private static final int APART = 12;

  private final PlanEvaluation evaluation;
  private final StagedTriples staged;

  Closures(PlanEvaluation evaluation, StagedTriples staged) {
    this.evaluation = evaluation;
    this.staged = staged;
  }

  /**
   * The pairs of a closure.
   *
   * @param known solutions that it is going to be joined with, if any
   */
  Relation pairs(Closure closure, @Nullable Relation known) {
    Relation one = evaluation.evaluate(closure.step(), null);
    Dataset<Row> steps = step(one, closure.stepFrom(), closure.stepTo()).distinct();
    Dataset<Row> starts = ends(closure.from(), known);
    Dataset<Row> ends = starts == null ? ends(closure.to(), known) : null;
    if (starts == null && ends != null) {
      Dataset<Row> inverse = steps.select(steps.col(END).as(START), steps.col(START).as(END));
      Dataset<Row> reached = reach(closure, inverse, ends);
      return solutions(
          closure, reached.select(reached.col(END).as(START), reached.col(START).as(END)));
    }
    return solutions(closure, reach(closure, steps, starts));
  }

  private static Dataset<Row> step(Relation one, Var from, Var to) {
    return one.rows().select(Relation.column(from).as(START), Relation.column(to).as(END));
  }

  /** The values that a term has where it is joined; null when they are not known. */
  private @Nullable Dataset<Row> ends(Node term, @Nullable Relation known) {
    if (!Var.isVar(term)) {
      return staged.spark().range(1).select(functions.lit(TermText.of(term)).as(START));
    }
    Var variable = Var.alloc(term);
    return known != null && known.certain().contains(variable)
        ? known.rows().select(Relation.column(variable).as(START)).distinct()
        : null;
  }

  private Dataset<Row> reach(
      Closure closure, Dataset<Row> allSteps, @Nullable Dataset<Row> someStarts) {
    Dataset<Row> steps = closure.isRepeated() ? staged.stage(allSteps) : allSteps;
    Dataset<Row> starts = someStarts == null ? null : staged.stage(someStarts);
    Dataset<Row> found =
        starts == null
            ? steps
            : steps.join(starts, steps.col(START).equalTo(starts.col(START)), "left_semi");
    if (closure.isRepeated()) {
      found = repeat(steps, found);
    }
    if (closure.least() > 0) {
      return found;
    }
    Dataset<Row> all =
        starts == null ? evaluation.triples().nodes(source(closure)).toDF(START) : starts;
    return found.union(all.select(functions.col(START), functions.col(START).as(END))).distinct();
  }

  private static Source source(Closure closure) {
    return closure
        .step()
        .walk()
        .filter(Scan.class::isInstance)
        .map(part -> ((Scan) part).source())
        .findFirst()
        .orElse(Source.ALL);
  }

  private Dataset<Row> repeat(Dataset<Row> steps, Dataset<Row> first) {
    Dataset<Row> frontier = staged.stage(first);
    Dataset<Row> reached = frontier;
    Dataset<Row> next = steps.toDF("from", "to");
    int apart = 1;
    for (int round = 1; !frontier.isEmpty(); round++) {
      if (round > evaluation.rounds()) {
        throw tooLong(evaluation.rounds());
      }
      Dataset<Row> further =
          frontier
              .join(next, functions.col(END).equalTo(functions.col("from")))
              .select(functions.col(START), functions.col("to").as(END))
              .distinct();
      frontier = staged.stage(unknown(further, reached));
      reached = reached.union(frontier);
      if (++apart > APART) {
        reached = staged.stage(reached);
        apart = 1;
      }
    }
    return reached;
  }

  private static ProblemException tooLong(int rounds) {
    return new ProblemException(
        new Problem(
            ProblemCode.R302,
            "a path has more than " + rounds + " steps",
            null,
            "raise the limit when the data have chains that long"));
  }

  private static Dataset<Row> unknown(Dataset<Row> further, Dataset<Row> reached) {
    Dataset<Row> known = reached.toDF("known_start", "known_end");
    Column same =
        functions
            .col(START)
            .equalTo(functions.col("known_start"))
            .and(functions.col(END).equalTo(functions.col("known_end")));
    return further.join(known, same, "left_anti");
  }

  private static Relation solutions(Closure closure, Dataset<Row> pairs) {
    Column start = functions.col(START);
    Column end = functions.col(END);
    boolean isFrom = Var.isVar(closure.from());
    boolean isTo = Var.isVar(closure.to());
    if (isFrom && closure.from().equals(closure.to())) {
      Var both = Var.alloc(closure.from());
      return new Relation(
          pairs.where(start.equalTo(end)).select(start.as(Relation.name(both))),
          List.of(both),
          Set.of(both));
    }
    Dataset<Row> rows = isFrom ? pairs : pairs.where(start.equalTo(TermText.of(closure.from())));
    rows = isTo ? rows : rows.where(end.equalTo(TermText.of(closure.to())));
    List<Column> columns = new java.util.ArrayList<>();
    List<Var> variables = new java.util.ArrayList<>();
    if (isFrom) {
      variables.add(Var.alloc(closure.from()));
      columns.add(start.as(Relation.name(variables.get(0))));
    }
    if (isTo) {
      Var to = Var.alloc(closure.to());
      variables.add(to);
      columns.add(end.as(Relation.name(to)));
    }
    return new Relation(Relation.select(rows, columns), variables, Set.copyOf(variables));
  }
}
