package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.Rule;
import org.eslabon.rules.VariableName;
import org.eslabon.rules.plan.NewTerms;
import org.eslabon.rules.trace.Bindings;
import org.eslabon.rules.trace.BodyParts;
import org.eslabon.rules.trace.BodyParts.Part;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.rules.trace.JoinOrder;
import org.eslabon.rules.trace.Trace;
import org.eslabon.rules.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Finds how near one rule comes to a conclusion: with the head bound, choices of values that leave
 * the fewest conditions unmet, best first.
 *
 * <p>A condition may be left unmet, and then the variables it would have bound are <i>open</i>. An
 * open variable takes values only as a property of something known. A thing that was looked up by
 * one of its properties, as a row is, must fit every other pattern that ties it to known things:
 * another row is not a near miss. Both keep what is found about the conclusion, and not about
 * anything in the data that happens to fit the rest.
 */
final class NearMissSearch {

  /** Choices looked at in one search. */
  private static final int STATES = 3_000;

  /** Values tried for one pattern. */
  private static final int VALUES = 60;

  private static final int MISSING = 10;
  private static final int FOLLOWER = 7;
  private static final int OTHER_VALUE = 1;

  /** What makes a thing this thing: the buyer of a link is not a value to be filled in. */
  static final int OTHER_THING = 30;

  /** Near misses of one rule this much further than its nearest are not shown. */
  private static final int WINDOW = 3;

  private static final int THEORY = 5;
  private static final int ITSELF = 10;
  private static final int BLOCKED = 11;
  private static final int UNTRUE = 12;
  private static final int UNTESTED = 1;

  private final Rule rule;
  private final Graph facts;
  private final Columns columns;
  private final Tracer tracer;
  private final PartCheck check;
  private int states;

  NearMissSearch(Rule rule, Graph facts, Columns columns) {
    this.rule = rule;
    this.facts = facts;
    this.columns = columns;
    this.tracer = new Tracer(facts, rule.prefixes(), 0);
    this.check = new PartCheck(facts, rule.prefixes(), tracer);
  }

  /** A requirement, or the pattern of one that is missing, whose values may still become known. */
  private sealed interface Outcome {
    record Settled(Requirement requirement) implements Outcome {}

    record Lacking(TriplePath pattern) implements Outcome {}
  }

  /**
   * A choice of values so far.
   *
   * @param open variables that an unmet condition should have bound
   * @param rows variables of things found by one of their properties
   */
  private record State(
      List<Part> parts,
      Map<Integer, Outcome> outcomes,
      Binding solution,
      Set<Var> open,
      Set<Var> rows,
      int cost) {

    boolean isComplete() {
      return outcomes.size() == parts.size();
    }

    boolean isOpen(Node term) {
      return isUnbound(term) && open.contains(Var.alloc(term));
    }

    boolean isUnbound(Node term) {
      return Var.isVar(term) && !solution.contains(Var.alloc(term));
    }

    State settle(int part, Requirement requirement, Binding values, int more) {
      return decide(part, new Outcome.Settled(requirement), values, open, rows, more);
    }

    State decide(
        int part, Outcome outcome, Binding values, Set<Var> nowOpen, Set<Var> nowRows, int more) {
      Map<Integer, Outcome> decided = new TreeMap<>(outcomes);
      decided.put(part, outcome);
      return new State(parts, decided, values, nowOpen, nowRows, cost + more);
    }
  }

  /** A near miss and how far it is from the conclusion by itself. */
  record Found(NearMiss miss, int cost) {}

  /**
   * Near misses, nearest first.
   *
   * @param goal with {@link Node#ANY} for what may be anything
   */
  List<Found> search(Triple goal, int most) {
    PriorityQueue<State> queue =
        new PriorityQueue<>(
            Comparator.comparingInt(State::cost)
                .thenComparingInt(state -> state.parts().size() - state.outcomes().size()));
    List<List<Part>> alternatives = BodyParts.alternatives(rule.body());
    for (Triple template : rule.head()) {
      seed(template, goal)
          .ifPresent(
              seed ->
                  alternatives.forEach(
                      parts -> queue.add(new State(parts, Map.of(), seed, Set.of(), Set.of(), 0))));
    }
    Map<NearMiss, Found> found = new LinkedHashMap<>();
    while (!queue.isEmpty() && found.size() < most && states++ < STATES) {
      State state = queue.remove();
      if (state.isComplete()) {
        if (state.cost() > nearest(found.values()) + WINDOW) {
          break;
        }
        complete(state).ifPresent(miss -> found.putIfAbsent(miss, new Found(miss, state.cost())));
      } else {
        queue.addAll(next(state));
      }
    }
    return List.copyOf(found.values());
  }

  private static int nearest(Collection<Found> found) {
    return found.stream().mapToInt(Found::cost).min().orElse(Integer.MAX_VALUE - WINDOW);
  }

  /** What the conclusion says of the body; a node that the rule makes new says nothing. */
  private Optional<Binding> seed(Triple template, Triple goal) {
    Set<Var> made = NewTerms.inHead(rule);
    Binding seed = Trace.EMPTY.solution();
    for (Node[] pair :
        new Node[][] {
          {template.getSubject(), goal.getSubject()},
          {template.getPredicate(), goal.getPredicate()},
          {template.getObject(), goal.getObject()}
        }) {
      boolean free = pair[1].equals(Node.ANY) || pair[0].isBlank();
      if (!free && !(Var.isVar(pair[0]) && made.contains(Var.alloc(pair[0])))) {
        Optional<Binding> more = Bindings.match(pair[0], pair[1], seed);
        if (more.isEmpty()) {
          return more;
        }
        seed = more.get();
      }
    }
    return Optional.of(seed);
  }

  private List<State> next(State state) {
    Map<Op, Integer> searchable = new LinkedHashMap<>();
    int waiting = -1;
    for (int i = 0; i < state.parts().size(); i++) {
      if (!state.outcomes().containsKey(i)) {
        Part part = state.parts().get(i);
        if (part instanceof Part.Find find) {
          waiting = i;
          if (isSearchable(find.pattern(), state)) {
            searchable.put(find.op(), i);
          }
        } else if (part instanceof Part.Whole whole) {
          waiting = i;
          if (part.binds().stream().noneMatch(state::isOpen)) {
            searchable.put(whole.op(), i);
          }
        } else if (isReady(i, state)) {
          return List.of(settle(i, state));
        }
      }
    }
    if (!searchable.isEmpty()) {
      Op cheapest = JoinOrder.cheapest(List.copyOf(searchable.keySet()), state.solution());
      return find(Objects.requireNonNull(searchable.get(cheapest)), state);
    }
    if (waiting < 0) {
      throw new IllegalStateException("conditions of " + rule + " wait for each other");
    }
    return List.of(unmet(waiting, state, FOLLOWER));
  }

  /** Whether the search for it starts from something known. */
  private boolean isSearchable(TriplePath pattern, State state) {
    boolean freeSubject = state.isUnbound(pattern.getSubject());
    if (isTheory(pattern.getPredicate()) && !state.isUnbound(pattern.getObject())) {
      return true;
    }
    return !state.isOpen(pattern.getSubject())
        && !(freeSubject && state.isOpen(pattern.getObject()));
  }

  /** Whether nothing before it in the body could still bind what it uses. */
  private static boolean isReady(int part, State state) {
    Set<Var> uses = state.parts().get(part).uses();
    for (int i = 0; i < part; i++) {
      if (!state.outcomes().containsKey(i)
          && state.parts().get(i).binds().stream().anyMatch(uses::contains)) {
        return false;
      }
    }
    return true;
  }

  /** A condition that finds nothing new, decided. */
  private State settle(int index, State state) {
    Part part = state.parts().get(index);
    boolean isUntested = part.uses().stream().anyMatch(state::isOpen);
    if (isUntested) {
      Set<Var> open = new HashSet<>(state.open());
      open.addAll(part.binds());
      Requirement requirement =
          part instanceof Part.Test test
              ? new Requirement.Untested(
                  check.show(test.expression()), test.expression() instanceof E_NotExists)
              : new Requirement.Met(List.of());
      return state.decide(
          index,
          new Outcome.Settled(requirement),
          state.solution(),
          open,
          state.rows(),
          part instanceof Part.Test ? UNTESTED : 0);
    }
    PartCheck.Result result = check.check(part, state.solution());
    int cost =
        result.requirement() instanceof Requirement.Blocked
            ? BLOCKED
            : result.requirement().isUnmet() ? UNTRUE : 0;
    return state.settle(index, result.requirement(), result.solution(), cost);
  }

  private List<State> find(int index, State state) {
    Part part = state.parts().get(index);
    Op op = part instanceof Part.Find find ? find.op() : ((Part.Whole) part).op();
    List<Trace> found = tracer.solve(op, state.solution()).limit(VALUES).toList();
    List<State> next = new ArrayList<>();
    for (Trace trace : found) {
      Set<Var> rows = new HashSet<>(state.rows());
      if (part instanceof Part.Find find && state.isUnbound(find.pattern().getSubject())) {
        rows.add(Var.alloc(find.pattern().getSubject()));
      }
      next.add(
          state.decide(
              index,
              new Outcome.Settled(new Requirement.Met(trace.evidence())),
              Algebra.merge(state.solution(), trace.solution()),
              state.open(),
              rows,
              0));
    }
    boolean isKnown = part.binds().stream().noneMatch(state::isUnbound);
    boolean mayDiffer = part instanceof Part.Find && !isKnown;
    if ((found.isEmpty() || mayDiffer) && !isOtherRow(part, state)) {
      next.add(unmet(index, state, MISSING));
    }
    return next;
  }

  /** Whether it would tie a row to something that the row is not tied to. */
  private static boolean isOtherRow(Part part, State state) {
    return part instanceof Part.Find find
        && Var.isVar(find.pattern().getSubject())
        && state.rows().contains(Var.alloc(find.pattern().getSubject()))
        && Var.isVar(find.pattern().getObject())
        && !state.isUnbound(find.pattern().getObject());
  }

  private State unmet(int index, State state, int cost) {
    Part part = state.parts().get(index);
    Set<Var> open = new HashSet<>(state.open());
    part.binds().stream().filter(state::isUnbound).forEach(open::add);
    if (part instanceof Part.Find find) {
      TriplePath pattern = find.pattern();
      return state.decide(
          index,
          new Outcome.Lacking(pattern),
          state.solution(),
          open,
          state.rows(),
          cost + extra(Substitute.substitute(pattern, state.solution())));
    }
    Evidence.Absence rows = check.absence(((Part.Whole) part).op(), state.solution());
    return state.decide(
        index,
        new Outcome.Settled(new Requirement.NoRows(rows)),
        state.solution(),
        open,
        state.rows(),
        cost);
  }

  private int extra(TriplePath wanted) {
    Node predicate = wanted.getPredicate();
    if (predicate == null || !predicate.isURI()) {
      return 0;
    }
    int extra = isTheory(predicate) ? THEORY : 0;
    if (wanted.getSubject().isConcrete() && !predicate.equals(RDF.type.asNode())) {
      extra +=
          facts
              .find(wanted.getSubject(), predicate, Node.ANY)
              .nextOptional()
              .map(other -> columns.isValue(other) ? OTHER_VALUE : OTHER_THING)
              .orElse(0);
    }
    boolean isOwn =
        rule.head().stream()
            .anyMatch(
                template ->
                    template.getPredicate().equals(predicate)
                        && (!template.getObject().isConcrete()
                            || template.getObject().equals(wanted.getObject())));
    return isOwn ? extra + ITSELF : extra;
  }

  private boolean isTheory(@Nullable Node predicate) {
    return predicate != null && predicate.isURI() && columns.isTheory(predicate);
  }

  /** The near miss; none when it lacks any value at all of something that has one. */
  private Optional<NearMiss> complete(State state) {
    List<TriplePath> lacking = new ArrayList<>();
    state
        .outcomes()
        .values()
        .forEach(
            outcome -> {
              if (outcome instanceof Outcome.Lacking missing) {
                lacking.add(Substitute.substitute(missing.pattern(), state.solution()));
              }
            });
    List<List<TriplePath>> groups = MissingGroups.of(lacking);
    if (groups.stream().anyMatch(this::isThere)) {
      return Optional.empty();
    }
    List<Requirement> requirements = new ArrayList<>();
    Set<List<TriplePath>> shown = new LinkedHashSet<>();
    for (Outcome outcome : state.outcomes().values()) {
      if (outcome instanceof Outcome.Settled settled) {
        if (!settled.requirement().equals(new Requirement.Met(List.of()))) {
          requirements.add(settled.requirement());
        }
      } else if (outcome instanceof Outcome.Lacking missing) {
        TriplePath pattern = Substitute.substitute(missing.pattern(), state.solution());
        groups.stream()
            .filter(group -> group.contains(pattern) && shown.add(group))
            .forEach(group -> requirements.add(missing(group)));
      }
    }
    Map<String, Node> values = new TreeMap<>();
    state
        .solution()
        .forEach(
            (variable, value) -> {
              if (VariableName.isWritten(variable)) {
                values.put(VariableName.of(variable), value);
              }
            });
    return Optional.of(new NearMiss(rule, values, requirements));
  }

  private boolean isThere(List<TriplePath> group) {
    return group.size() == 1
        && group.get(0).isTriple()
        && facts.contains(WhyNot.general(group.get(0).asTriple()));
  }

  private Requirement missing(List<TriplePath> group) {
    boolean theory = group.stream().allMatch(pattern -> isTheory(pattern.getPredicate()));
    return new Requirement.Missing(group, List.of(), theory, Optional.empty());
  }
}
