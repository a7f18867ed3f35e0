package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.GraphExtension;
import org.eslabon.rules.Rule;
import org.eslabon.rules.layer.FactsGraph;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.DeltaLeaves;
import org.eslabon.rules.relation.Evaluation;
import org.eslabon.rules.relation.Facts;
import org.eslabon.rules.relation.Lexicon;
import org.eslabon.rules.relation.MemoryBudget;
import org.eslabon.rules.relation.Operator;
import org.eslabon.rules.relation.Operator.Source;
import org.eslabon.rules.relation.PairRows;
import org.eslabon.rules.relation.Pairs;
import org.eslabon.rules.relation.RulePlan;
import org.eslabon.rules.relation.Table;
import org.eslabon.store.GraphNames;

/**
 * Facts in columns. Rules run by their relational plans, and after the first time only on what is
 * new; those without a plan are evaluated by ARQ over a view of the same columns.
 */
final class ColumnFacts implements FactBase {

  /** Rules that are evaluated at the same time, each of which takes memory for its tables. */
  private static final int MOST_AT_ONCE = 4;

  private final Stratification strata;
  private final Facts facts;
  private final StopSignal stop;
  private final MemoryBudget budget = MemoryBudget.ofFreeMemory();
  private final boolean hasRoomForSeveral;
  private final Map<Rule, RuleFacts> rules = new HashMap<>();

  private static final class RuleFacts {
    private final RulePlan plan;
    private final ColumnHead head;
    private final Set<Var> neededTerms;
    private final boolean makesTerms;
    private final Map<Integer, List<Pairs>> conclusions = new HashMap<>();
    private int seen = -1;

    RuleFacts(RulePlan plan, ColumnHead head) {
      this.plan = plan;
      this.head = head;
      this.neededTerms = plan.neededTerms();
      this.makesTerms = plan.makesTerms() || head.makesTerms();
    }
  }

  ColumnFacts(Stratification strata, ColumnGraph given, StopSignal stop) {
    this.strata = strata;
    this.facts = new Facts(given);
    this.stop = stop;
    this.hasRoomForSeveral = budget.isAmpleFor(given.rows());
    for (Rule rule : strata.rules().rules()) {
      RulePlan plan = RulePlan.of(rule);
      plan.constants().forEach(facts.lexicon()::add);
      rules.put(rule, new RuleFacts(plan, new ColumnHead(rule, facts.lexicon())));
    }
  }

  /** The numbers of new terms depend on when they come: so at most one rule may make some. */
  @Override
  public boolean goesBeside(Rule rule, List<Rule> others) {
    return hasRoomForSeveral
        && others.size() < MOST_AT_ONCE
        && !(of(rule).makesTerms && others.stream().anyMatch(other -> of(other).makesTerms));
  }

  @Override
  public Finding find(Rule rule) {
    RuleFacts own = of(rule);
    int before = own.seen;
    own.seen = facts.version();
    ColumnHead.Conclusions found = own.head.conclusions();
    long solutions =
        own.plan
            .compiled()
            .map(operator -> evaluate(rule, operator, before, found))
            .orElseGet(() -> evaluateByArq(rule, found));
    return new Finding(solutions, () -> add(own, found));
  }

  private boolean add(RuleFacts own, ColumnHead.Conclusions found) {
    boolean hasConcluded = false;
    for (Map.Entry<Integer, PairRows> entry : found.byPredicate().entrySet()) {
      Facts.Added added = facts.add(entry.getKey(), entry.getValue());
      if (added.conclusions().rows() > 0) {
        own.conclusions
            .computeIfAbsent(entry.getKey(), p -> new ArrayList<>())
            .add(added.conclusions());
      }
      hasConcluded |= added.fresh() > 0;
    }
    return hasConcluded;
  }

  private long evaluate(Rule rule, Operator operator, int before, ColumnHead.Conclusions found) {
    Evaluation evaluation =
        new Evaluation(facts, budget, () -> stop.check(rule.name())).needing(of(rule).neededTerms);
    if (before >= 0) {
      DeltaLeaves leaves = DeltaLeaves.of(operator, facts, before);
      if (leaves.areEnough()) {
        long solutions = 0;
        for (int leaf : leaves.leaves()) {
          Table rows = evaluation.delta(leaf, before).solutions(operator);
          found.add(rows, evaluation);
          solutions += rows.rows();
        }
        return solutions;
      }
    }
    Table rows = evaluation.solutions(operator);
    found.add(rows, evaluation);
    return rows.rows();
  }

  private long evaluateByArq(Rule rule, ColumnHead.Conclusions found) {
    List<Triple> triples = new ArrayList<>();
    long solutions =
        new ArqEvaluator().evaluate(rule, new FactsGraph(facts, Source.ALL), stop, triples::add);
    triples.forEach(found::add);
    return solutions;
  }

  @Override
  public Stream<Node> subjects(Rule rule) {
    Lexicon lexicon = facts.lexicon();
    return of(rule).conclusions.values().stream()
        .flatMap(List::stream)
        .flatMapToInt(pairs -> Arrays.stream(pairs.keys()))
        .distinct()
        .mapToObj(lexicon::term);
  }

  @Override
  public boolean isIn(Node node, Node type) {
    Lexicon lexicon = facts.lexicon();
    return facts.contains(lexicon.find(node), lexicon.find(RDF.type.asNode()), lexicon.find(type));
  }

  @Override
  public long size(Rule rule) {
    return of(rule).conclusions.keySet().stream().mapToLong(p -> pairs(rule, p).rows()).sum();
  }

  /** What a rule concluded about a predicate, each pair of subject and object once. */
  private Pairs pairs(Rule rule, int predicate) {
    List<Pairs> parts = of(rule).conclusions.getOrDefault(predicate, List.of());
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Pairs all = Pairs.union(parts);
    of(rule).conclusions.put(predicate, new ArrayList<>(List.of(all)));
    return all;
  }

  /** The conclusions of a rule as triples, one by one. */
  Stream<Triple> triples(Rule rule) {
    Lexicon lexicon = facts.lexicon();
    return List.copyOf(of(rule).conclusions.keySet()).stream()
        .sorted()
        .flatMap(
            predicate -> {
              Node property = lexicon.term(predicate);
              Pairs pairs = pairs(rule, predicate);
              return IntStream.range(0, pairs.rows())
                  .mapToObj(
                      i ->
                          Triple.create(
                              lexicon.term(pairs.keys()[i]),
                              property,
                              lexicon.term(pairs.values()[i])));
            });
  }

  /** A graph of the same terms as the given one and, in one graph a rule, what was concluded. */
  ColumnGraph over(ColumnGraph whole) {
    GraphExtension graph = new GraphExtension(whole);
    Map<Integer, Integer> later = new HashMap<>();
    int known = whole.terms().size();
    IntUnaryOperator id =
        term ->
            term < known
                ? term
                : later.computeIfAbsent(term, t -> graph.term(facts.lexicon().term(t)));
    for (Rule rule : strata.rules().rules()) {
      for (int predicate : of(rule).conclusions.keySet().stream().sorted().toList()) {
        Pairs own = pairs(rule, predicate);
        long[] pairs = new long[own.rows()];
        Arrays.setAll(
            pairs, i -> Pairs.pair(id.applyAsInt(own.keys()[i]), id.applyAsInt(own.values()[i])));
        if (pairs.length > 0) {
          graph.add(GraphNames.inferred(rule.name()), id.applyAsInt(predicate), pairs);
        }
      }
    }
    return graph.build();
  }

  @Override
  public Map<String, Set<Triple>> conclusions() {
    Map<String, Set<Triple>> byName = new HashMap<>();
    for (Rule rule : rules.keySet()) {
      Set<Triple> triples = new HashSet<>();
      triples(rule).forEach(triples::add);
      byName.put(rule.name(), triples);
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
