package org.eslabon;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.analysis.AllowedValues;
import org.eslabon.analysis.Choice;
import org.eslabon.analysis.Comparisons;
import org.eslabon.analysis.Differences;
import org.eslabon.analysis.Governance;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.analysis.Shifts;
import org.eslabon.analysis.Thresholds;
import org.eslabon.analysis.WhatIf;
import org.eslabon.load.Notations;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryLimits;
import org.eslabon.rules.plan.NeededRules;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.Suppositions;
import org.eslabon.rules.run.ThresholdWatch;
import org.eslabon.store.Delta;

/**
 * Questions to a graph about its own conclusions. Nothing is stored: each question reads one state
 * of the graph, in a transaction of its own. Rules and shapes are read once, so keep this object to
 * ask several. Safe to share between threads.
 */
public final class Questions {

  private final DatasetGraph data;
  private final String base;
  private final Notations notations;
  private final QueryLimits limits;
  private final Stratification strata;
  private final RuleEngine engine;
  private final RuleParts parts;
  private final List<Choice> choices;

  Questions(ValueGraph graph, Theory theory, RuleEngine engine, Graph shapes) {
    this.data = graph.data();
    this.base = graph.settings().base();
    this.notations = theory.notations();
    this.limits = graph.settings().limits();
    this.engine = engine;
    this.strata = engine.strata();
    this.parts = new RuleParts(strata);
    this.choices =
        AllowedValues.read(
            shapes, theory.union(), property -> NeededRules.comparedWith(strata, property));
  }

  /** The cells of tables that may hold one of few values, and those values. */
  public List<Choice> choices() {
    return choices;
  }

  /**
   * What would be concluded otherwise if something were the case.
   *
   * @throws ProblemException when what is supposed is no change, or S010 when the conclusions are
   *     out of date
   */
  public WhatIf whatIf(Supposed supposed) {
    return reading(
        () -> {
          SupposedWorld world = new SupposedWorld(data, base, notations, limits);
          Delta given = world.suppose(supposed);
          Delta consequences = SupposedConclusions.consequences(suppositions(), given);
          world.add(consequences);
          return new WhatIf(
              given, consequences, Differences.between(data, world.data(), consequences));
        });
  }

  private WhatIf whatIf(SupposedWorld world, Delta given, Suppositions suppositions) {
    Delta consequences = SupposedConclusions.consequences(suppositions, given);
    world.add(consequences);
    return new WhatIf(given, consequences, Differences.between(data, world.data(), consequences));
  }

  /**
   * The unknown facts that would decide most of the links that nothing decides.
   *
   * @param within ids of clusters, chains or links that the answer is about; all links when empty
   * @param depth how many facts are asked for together at most, where none by itself decides
   * @throws ProblemException Q205 when nothing has such an id
   */
  public MissingFacts.Report missing(List<String> within, int depth) {
    return reading(
        () -> new MissingFacts(data, hypotheses(), choices).search(links(within), depth));
  }

  /**
   * Which conclusions change when a threshold moves over a range, and where.
   *
   * @param threshold its notation, such as {@code majority-share}
   * @param from not above {@code to}
   * @throws ProblemException Q208 when the theory has no such threshold, Q209 when a rule reckons
   *     with it in a way that hides where it turns
   */
  public Sensitivity.Report sensitivity(String threshold, BigDecimal from, BigDecimal to) {
    return reading(
        () -> {
          Thresholds thresholds = new Thresholds(data);
          Node node = thresholds.find(threshold, null);
          ThresholdWatch watch = ThresholdWatch.of(strata, node);
          Suppositions watched = suppositions().watchedBy(watch);
          Comparisons comparisons =
              (any, value) -> {
                SupposedWorld world = new SupposedWorld(data, base, notations, limits);
                Delta given = thresholds.set(any, value);
                world.add(given);
                WhatIf whatIf = whatIf(world, given, watched);
                requireFollowed(watch, threshold);
                return new Comparisons.Trial(whatIf, watch.takeTurns());
              };
          Sensitivity.Range range = new Sensitivity.Range(from, to, thresholds.value(node));
          return Sensitivity.over(comparisons, node, range);
        });
  }

  private static void requireFollowed(ThresholdWatch watch, String threshold) {
    if (!watch.unfollowed().isEmpty()) {
      throw new ProblemException(
          watch.unfollowed().stream()
              .sorted()
              .map(
                  rule ->
                      new Problem(
                          ProblemCode.Q209,
                          "the rule `"
                              + rule
                              + "` uses `"
                              + threshold
                              + "` otherwise than by comparing sums and multiples of it, so where its"
                              + " conclusions turn cannot be told exactly",
                          null,
                          "compare the threshold in a FILTER of the rule; `whatif --set "
                              + threshold
                              + "=NUMBER` shows single values"))
              .toList());
    }
  }

  /**
   * The smallest sets of changes that move a link to each other type of governance.
   *
   * @param link its id or IRI
   * @param most how many determinants may change together
   * @throws ProblemException Q205 when nothing has that id
   */
  public List<Shifts.Report> shifts(String link, int most) {
    return reading(
        () -> {
          Shifts shifts = new Shifts(data, hypotheses(), choices);
          return links(List.of(link)).stream().map(each -> shifts.of(each, most)).toList();
        });
  }

  private SupposedConclusions hypotheses() {
    return SupposedConclusions.of(suppositions(), parts.about(Governance.WATCHED));
  }

  /** For one question, which ends when its time is over. */
  private Suppositions suppositions() {
    return engine.suppositions(data).within(limits.time());
  }

  private <T> T reading(Supplier<T> question) {
    return Txn.calculateRead(data, question);
  }

  /** The links that a link, a cluster or a chain stands for. */
  private Set<Node> links(List<String> names) {
    Conclusions known = new Conclusions(data, base);
    Set<Node> links = new HashSet<>();
    for (String name : names) {
      Set<Node> found = new HashSet<>();
      known.find(name).forEach(thing -> collect(thing, found));
      links.addAll(found);
      if (found.isEmpty()) {
        throw new ProblemException(
            new Problem(
                ProblemCode.Q205,
                "`" + name + "` has no link: expected a link, or a cluster, chain or firm with one",
                null,
                null));
      }
    }
    return links;
  }

  private void collect(Node thing, Set<Node> links) {
    if (data.contains(Node.ANY, thing, Esl.term("governanceStatus"), Node.ANY)) {
      links.add(thing);
    }
    for (String property : List.of("linkOf", "inChain", "supplier", "buyer")) {
      data.find(Node.ANY, Node.ANY, Esl.term(property), thing)
          .forEachRemaining(quad -> links.add(quad.getSubject()));
    }
  }
}
