package org.eslabon.rules.relation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Source;
import org.jspecify.annotations.Nullable;

/**
 * Paths of any length: from each start a search breadth first, with a queue and no recursion, so
 * that no chain is too long for the stack.
 */
final class ClosureRows {

  private final Evaluation evaluation;

  ClosureRows(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The pairs that one step connects. */
  Pairs steps(Closure closure) {
    if (closure.step() instanceof Operator.Join join
        && join.inputs().size() == 1
        && join.selection().isEmpty()
        && join.inputs().get(0) instanceof Scan scan
        && !Var.isVar(scan.predicate())) {
      int predicate = evaluation.lexicon().find(scan.predicate());
      Pairs pairs = predicate < 0 ? Pairs.NONE : evaluation.pairs(scan, predicate);
      return scan.subject().equals(closure.stepFrom()) ? pairs : pairs.inverse();
    }
    Table table = evaluation.evaluate(closure.step(), null);
    PairRows pairs = new PairRows();
    pairs.addAll(table.require(closure.stepFrom()), table.require(closure.stepTo()), table.rows());
    return pairs.sorted();
  }

  /** The pairs that the closure connects, as far as the table can join with them. */
  Pairs pairs(Closure closure, Table table) {
    Pairs steps = evaluation.steps(closure);
    int[] starts = known(table, closure.from());
    if (starts != null) {
      return reach(closure, steps, starts);
    }
    int[] ends = known(table, closure.to());
    if (ends != null) {
      return reach(closure, steps.inverse(), ends).inverse();
    }
    int[] all = closure.least() == 0 ? nodes(closure) : distinct(steps.keys());
    return reach(closure, steps, all);
  }

  /** The values that a term has in the table; {@code null} when it is not known there. */
  private int @Nullable [] known(Table table, Node term) {
    if (!Var.isVar(term)) {
      return new int[] {evaluation.lexicon().add(term)};
    }
    Var variable = Var.alloc(term);
    return table.has(variable) && !table.hasUnbound(variable)
        ? distinct(table.require(variable))
        : null;
  }

  private static int[] distinct(int[] values) {
    return IntStream.of(values).sorted().distinct().toArray();
  }

  /** Every subject and object: what a path of no steps leads from and to. */
  private int[] nodes(Closure closure) {
    Source source =
        closure
            .step()
            .walk()
            .filter(Scan.class::isInstance)
            .map(part -> ((Scan) part).source())
            .findFirst()
            .orElse(Source.ALL);
    Facts facts = evaluation.facts();
    return Arrays.stream(facts.predicates(source))
        .mapToObj(predicate -> facts.pairs(predicate, source))
        .flatMapToInt(
            pairs -> IntStream.concat(IntStream.of(pairs.keys()), IntStream.of(pairs.values())))
        .sorted()
        .distinct()
        .toArray();
  }

  private Pairs reach(Closure closure, Pairs steps, int[] starts) {
    steps.expect(Integer.MAX_VALUE);
    IntRows keys = new IntRows(starts.length);
    IntRows values = new IntRows(starts.length);
    BitSet seen = new BitSet();
    for (int start : starts) {
      int[] reached = closure.isRepeated() ? search(steps, start, seen) : step(steps, start);
      for (int end : reached) {
        seen.clear(end);
      }
      int[] ends =
          closure.least() == 0
              ? IntStream.concat(IntStream.of(start), IntStream.of(reached)).distinct().toArray()
              : reached;
      Arrays.sort(ends);
      evaluation.budget().require(keys.size() + (long) ends.length, 4);
      for (int end : ends) {
        keys.add(start);
        values.add(end);
      }
    }
    return new Pairs(keys.toArray(), values.toArray());
  }

  private static int[] step(Pairs steps, int from) {
    int start = steps.start(from);
    return Arrays.copyOfRange(steps.values(), start, steps.end(from, start));
  }

  /** Everything that one step or more lead to. */
  private static int[] search(Pairs steps, int from, BitSet seen) {
    IntRows queue = new IntRows(16);
    visit(steps, from, seen, queue);
    for (int next = 0; next < queue.size(); next++) {
      visit(steps, queue.get(next), seen, queue);
    }
    return queue.toArray();
  }

  private static void visit(Pairs steps, int node, BitSet seen, IntRows queue) {
    int start = steps.start(node);
    int end = steps.end(node, start);
    for (int row = start; row < end; row++) {
      int to = steps.values()[row];
      if (!seen.get(to)) {
        seen.set(to);
        queue.add(to);
      }
    }
  }
}
