package org.eslabon.rules.whynot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.layer.UnionFacts;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Grounds;
import org.eslabon.rules.proof.ProofLimits;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.trace.Evidence;

/**
 * Says why something was not concluded, over a store whose rules have been run: the rules that
 * could conclude it, nearest first, each condition that holds or fails, and the same again for what
 * is missing and could itself be concluded. Reads only. Immutable; safe to share.
 */
public final class WhyNotExplainer {

  /** Conclusions looked into for one question. */
  private static final int GOALS = 60;

  /** Ways searched for one rule, and ways kept for one conclusion. */
  private static final int PER_RULE = 3;

  private static final int PER_GOAL = 4;

  /** Remedies that work; the smallest are tried first. */
  private static final int REMEDIES = 5;

  private final RuleEngine engine;
  private final Duration time;
  private final RuleSet rules;

  /**
   * @param engine the one whose conclusions the stores hold; it tries out the remedies
   * @param time for trying them out; what is found until then is told
   */
  public WhyNotExplainer(RuleEngine engine, Duration time) {
    this.engine = engine;
    this.time = time;
    this.rules = engine.strata().rules();
  }

  /**
   * Why a statement does not hold; says so when it does.
   *
   * @throws org.eslabon.problem.ProblemException S010 when the conclusions in the store are not up
   *     to date
   */
  public WhyNot explain(Triple conclusion, DatasetGraph data) {
    return Txn.calculateRead(data, () -> new Search(data).explain(conclusion));
  }

  private final class Search {

    private final DatasetGraph data;
    private final UnionFacts facts;
    private final Columns columns;
    private final Grounds grounds;
    private final Map<Triple, List<NearMissSearch.Found>> found = new LinkedHashMap<>();

    Search(DatasetGraph data) {
      this.data = data;
      this.facts = new UnionFacts(data);
      this.columns = new Columns(data, facts);
      this.grounds = new Grounds(data, facts, rules, ProofLimits.usual());
    }

    WhyNot explain(Triple conclusion) {
      if (facts.contains(conclusion)) {
        return WhyNot.holding(conclusion);
      }
      Deque<Triple> open = new ArrayDeque<>(List.of(conclusion));
      while (!open.isEmpty() && found.size() < GOALS) {
        Triple goal = open.remove();
        if (!found.containsKey(goal)) {
          List<NearMissSearch.Found> misses = search(goal);
          found.put(goal, misses);
          misses.stream()
              .flatMap(miss -> miss.miss().missing())
              .flatMap(this::goals)
              .forEach(open::add);
        }
      }
      Distances distances = new Distances(found);
      Map<Triple, WhyNot.Goal> kept = new LinkedHashMap<>();
      keep(conclusion, distances, kept);
      Trials trials = tryOut(new Remedies(found, columns, grounds).of(conclusion), conclusion);
      Map<Triple, Cell> cells = new HashMap<>();
      trials.working().stream()
          .flatMap(remedy -> Stream.concat(remedy.add().stream(), remedy.remove().stream()))
          .forEach(fact -> cells.computeIfAbsent(fact, columns::cell));
      return new WhyNot(
          conclusion, false, kept, mentioned(kept), trials.working(), trials.untried(), cells);
    }

    /** What came of remedies: those that work, and how many there was no time for. */
    private record Trials(List<Remedy> working, int untried) {}

    private Trials tryOut(List<Remedy> remedies, Triple conclusion) {
      List<Remedy> working = new ArrayList<>();
      if (remedies.isEmpty()) {
        return new Trials(working, 0);
      }
      RemedyTrial trial = new RemedyTrial(engine, data, facts, time);
      for (int i = 0; i < remedies.size() && working.size() < REMEDIES; i++) {
        switch (trial.of(remedies.get(i), conclusion)) {
          case WORKS -> working.add(remedies.get(i));
          case FAILS -> {}
          case OUT_OF_TIME -> {
            return new Trials(working, remedies.size() - i);
          }
        }
      }
      return new Trials(working, 0);
    }

    private List<NearMissSearch.Found> search(Triple goal) {
      return rules.rules().stream()
          .filter(rule -> couldConclude(rule, goal))
          .flatMap(rule -> new NearMissSearch(rule, facts, columns).search(goal, PER_RULE).stream())
          .map(miss -> new NearMissSearch.Found(complete(miss.miss()), miss.cost()))
          .toList();
    }

    /** Adds what the store knows about what is missing. */
    private NearMiss complete(NearMiss miss) {
      List<Requirement> requirements = new ArrayList<>();
      for (Requirement requirement : miss.requirements()) {
        requirements.add(
            requirement instanceof Requirement.Missing missing
                ? columns.complete(missing, this::isConcludable)
                : requirement);
      }
      return new NearMiss(miss.rule(), miss.values(), requirements);
    }

    private boolean isConcludable(Triple pattern) {
      Triple goal = WhyNot.general(pattern);
      return rules.rules().stream().anyMatch(rule -> couldConclude(rule, goal));
    }

    /** What rules could conclude of what is missing, where it is about something known. */
    private Stream<Triple> goals(Requirement.Missing missing) {
      return missing.patterns().stream()
          .filter(pattern -> pattern.isTriple())
          .map(pattern -> WhyNot.general(pattern.asTriple()))
          .filter(goal -> goal.getPredicate().isURI())
          .filter(
              goal ->
                  goal.getSubject().isConcrete()
                      || (goal.getObject().isConcrete()
                          && !goal.getPredicate().equals(RDF.type.asNode())))
          .filter(this::isConcludable);
    }

    private void keep(Triple goal, Distances distances, Map<Triple, WhyNot.Goal> kept) {
      if (kept.containsKey(goal)) {
        return;
      }
      List<NearMissSearch.Found> all = found.get(goal);
      if (all == null) {
        kept.put(goal, new WhyNot.Goal(List.of(), 0, true));
        return;
      }
      List<NearMiss> nearest =
          all.stream()
              .sorted(
                  Comparator.<NearMissSearch.Found, Boolean>comparing(
                          miss -> miss.cost() >= NearMissSearch.OTHER_THING)
                      .thenComparingLong(miss -> nearest(miss.miss().rule(), all, distances))
                      .thenComparing(miss -> miss.miss().rule().name())
                      .thenComparingLong(distances::of))
              .map(NearMissSearch.Found::miss)
              .toList();
      List<NearMiss> shown = nearest.stream().limit(Math.min(PER_GOAL, sensible(all))).toList();
      kept.put(goal, new WhyNot.Goal(shown, nearest.size() - shown.size(), false));
      shown.stream()
          .flatMap(NearMiss::missing)
          .flatMap(this::goals)
          .forEach(next -> keep(next, distances, kept));
    }

    /** Those about this thing, and not about another; all when there are no others. */
    private static long sensible(List<NearMissSearch.Found> all) {
      long sensible = all.stream().filter(miss -> miss.cost() < NearMissSearch.OTHER_THING).count();
      return sensible == 0 ? all.size() : sensible;
    }

    private long nearest(Rule rule, List<NearMissSearch.Found> all, Distances distances) {
      return all.stream()
          .filter(miss -> miss.miss().rule().equals(rule))
          .mapToLong(distances::of)
          .min()
          .orElseThrow();
    }

    private Map<Triple, Ground> mentioned(Map<Triple, WhyNot.Goal> kept) {
      Set<Triple> facts =
          kept.values().stream()
              .flatMap(goal -> goal.misses().stream())
              .flatMap(miss -> miss.requirements().stream())
              .flatMap(WhyNotExplainer::premises)
              .collect(Collectors.toSet());
      Map<Triple, Ground> all = new HashMap<>();
      facts.forEach(fact -> grounds.addProof(fact, all));
      return all;
    }
  }

  static Stream<Triple> premises(Requirement requirement) {
    if (requirement instanceof Requirement.Met met) {
      return met.evidence().stream().flatMap(Evidence::premises);
    }
    if (requirement instanceof Requirement.Blocked blocked) {
      return blocked.inTheWay().stream().flatMap(List::stream).flatMap(Evidence::premises);
    }
    if (requirement instanceof Requirement.Missing missing) {
      return missing.recorded().stream();
    }
    return Stream.empty();
  }

  private static boolean couldConclude(Rule rule, Triple goal) {
    return rule.head().stream()
        .anyMatch(
            template ->
                fits(template.getSubject(), goal.getSubject())
                    && fits(template.getPredicate(), goal.getPredicate())
                    && fits(template.getObject(), goal.getObject()));
  }

  private static boolean fits(Node written, Node wanted) {
    return !written.isConcrete()
        || written.isBlank()
        || !wanted.isConcrete()
        || written.equals(wanted);
  }
}
