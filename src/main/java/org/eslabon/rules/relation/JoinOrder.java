package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.relation.Operator.Closure;
import org.eslabon.rules.relation.Operator.Scan;
import org.jspecify.annotations.Nullable;

/**
 * In which order to join: what the columns say of their rows and distinct values gives the size of
 * each step, and going through a column in its order is cheaper than looking up here and there.
 */
public final class JoinOrder {

  /** Going through a predicate for the values that are sought, for each of its rows. */
  private static final double PASSAGE = 1;

  /** A look-up far from the last one, beside one next to it. */
  private static final double JUMP = 2;

  private static final int CACHED = 1 << 16;

  private final Evaluation evaluation;

  JoinOrder(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * One thing to join: a pattern, a closure, or rows of something else.
   *
   * @param table the rows when they are there already; {@code null} while they are only planned
   * @param rows how many there are, for what is neither pattern nor closure
   */
  record Part(
      @Nullable Scan scan,
      @Nullable Closure closure,
      @Nullable Table table,
      Set<Var> variables,
      double rows) {

    static Part of(Scan scan) {
      return new Part(scan, null, null, scan.variables(), 0);
    }

    static Part of(Closure closure) {
      return new Part(null, closure, null, closure.variables(), 0);
    }

    static Part of(Table table) {
      return new Part(null, null, table, new LinkedHashSet<>(table.variables()), table.rows());
    }

    static Part planned(Operator operator, double rows) {
      return new Part(null, null, null, operator.variables(), rows);
    }
  }

  /**
   * How far a join has come.
   *
   * @param sorted the variable that the rows are sorted by, if any
   */
  record State(double rows, Set<Var> bound, @Nullable Node sorted, double cost) {

    static final State NOTHING = new State(1, Set.of(), null, 0);

    /** Whether nothing was joined yet. */
    boolean isNothing() {
      return bound.isEmpty() && cost == 0;
    }
  }

  /** The part to begin with: the one from which all the rest costs least. */
  int first(List<Part> parts) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < parts.size(); i++) {
      List<Part> rest = new ArrayList<>(parts);
      State state = after(State.NOTHING, rest.remove(i));
      while (!rest.isEmpty() && state.cost() < least) {
        state = after(state, rest.remove(next(state, rest)));
      }
      if (state.cost() < least) {
        least = state.cost();
        best = i;
      }
    }
    return best;
  }

  /** The part to join next: the one that leaves the fewest rows for the least work. */
  int next(State state, List<Part> rest) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rest.size(); i++) {
      State after = after(state, rest.get(i));
      double cost = after.cost() - state.cost() + after.rows();
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  State after(State state, Part part) {
    Set<Var> bound = new HashSet<>(state.bound());
    bound.addAll(part.variables());
    if (part.closure() != null) {
      Closure closure = part.closure();
      boolean isKnown = isKnown(state, closure.from()) || isKnown(state, closure.to());
      double steps = evaluation.steps(closure).rows() + 1.0;
      double rows = isKnown ? state.rows() * Math.min(steps, 8) : state.rows() * steps * 8;
      return new State(rows, bound, null, state.cost() + 4 * rows + steps);
    }
    Scan scan = part.scan();
    if (scan == null) {
      return rows(state, part, bound);
    }
    if (Var.isVar(scan.predicate())) {
      double rows = 0;
      for (int predicate : evaluation.predicates(scan)) {
        rows += pairs(state, scan, evaluation.pairs(scan, predicate), bound).rows();
      }
      return new State(rows, bound, null, state.cost() + 2 * rows);
    }
    int predicate = evaluation.lexicon().find(scan.predicate());
    Pairs pairs = predicate < 0 ? Pairs.NONE : evaluation.pairs(scan, predicate);
    return pairs(state, scan, pairs, bound);
  }

  private static State rows(State state, Part part, Set<Var> bound) {
    boolean isConnected = part.variables().stream().anyMatch(state.bound()::contains);
    double rows = isConnected ? Math.min(state.rows(), part.rows()) : state.rows() * part.rows();
    double work = state.isNothing() ? 0 : state.rows() + part.rows();
    return new State(rows, bound, state.sorted(), state.cost() + work + rows);
  }

  private State pairs(State state, Scan scan, Pairs pairs, Set<Var> bound) {
    double all = pairs.rows();
    boolean hasSubject = isKnown(state, scan.subject());
    boolean hasObject = isKnown(state, scan.object());
    double jump = all > CACHED ? JUMP : 0;
    if (all == 0) {
      return new State(0, bound, null, state.cost());
    }
    double ofObject =
        Var.isVar(scan.object())
            ? all / Math.max(1, pairs.distinctValues())
            : pairs.countValue(evaluation.lexicon().find(scan.object()));
    double perSubject = all / Math.max(1, pairs.distinctKeys());
    boolean isMerge = scan.subject().equals(state.sorted());
    if (hasSubject) {
      double share = hasObject ? Math.min(1, perSubject * ofObject / all) : perSubject;
      double fixed = Var.isVar(scan.subject()) ? perSubject : fixed(scan, pairs);
      double rows = state.rows() * (Var.isVar(scan.subject()) ? share : Math.min(fixed, all));
      double work = state.rows() * (isMerge ? 1 : 1 + jump);
      return new State(rows, bound, state.sorted(), state.cost() + work + rows);
    }
    if (hasObject) {
      double rows = state.rows() * ofObject;
      boolean isFirst = state.isNothing();
      double turn = pairs.isInverted() ? 0 : isFirst ? all / 8 : all * PASSAGE;
      Node sorted = isFirst ? scan.subject() : state.sorted();
      double work = state.rows() * (1 + jump) + turn;
      return new State(rows, bound, sorted, state.cost() + work + rows);
    }
    double rows = state.rows() * all;
    Node sorted = state.isNothing() ? scan.subject() : state.sorted();
    return new State(rows, bound, sorted, state.cost() + rows);
  }

  private double fixed(Scan scan, Pairs pairs) {
    int subject = evaluation.lexicon().find(scan.subject());
    int start = pairs.start(subject);
    return pairs.end(subject, start) - start;
  }

  private static boolean isKnown(State state, Node term) {
    return !Var.isVar(term) || state.bound().contains(Var.alloc(term));
  }
}
