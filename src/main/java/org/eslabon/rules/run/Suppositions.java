package org.eslabon.rules.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.InferenceMark;
import org.eslabon.rules.layer.InferredGraphs;
import org.eslabon.rules.layer.KnownFacts;
import org.eslabon.rules.plan.CellReach;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * Answers "what if" for one dataset: which conclusions would come and go with a change. Nothing is
 * written anywhere. Made and used within one read transaction of the caller, and by one thread; for
 * as many changes as one likes, each supposed for itself.
 */
public final class Suppositions {

  private final RuleEngine engine;
  private final DatasetGraph data;
  private final Graph union;
  private final @Nullable StopSignal stop;

  public Suppositions(RuleEngine engine, DatasetGraph data, Graph union) {
    if (!InferenceMark.holds(data, engine.strata().rules())) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S010,
              "the conclusions in the store are not those of these rules from what it holds now",
              null,
              "infer first: nothing can be compared with conclusions that are out of date"));
    }
    this.engine = engine;
    this.data = data;
    this.union = union;
    this.stop = null;
  }

  private Suppositions(Suppositions whole, RuleEngine engine, @Nullable StopSignal stop) {
    this.engine = engine;
    this.data = whole.data;
    this.union = whole.union;
    this.stop = stop;
  }

  /**
   * The same, for so long from now: what is supposed later, or takes longer, fails with R303. All
   * changes that are supposed share the time.
   */
  public Suppositions within(Duration time) {
    return new Suppositions(this, engine, StopSignal.after(time));
  }

  /**
   * The same facts, with other rules to run.
   *
   * @param part an engine for some of the rules that need no others; conclusions of others are as
   *     they are
   */
  public Suppositions with(RuleEngine part) {
    return new Suppositions(this, part, stop);
  }

  /** The same facts and rules, watched as they run. */
  public Suppositions watchedBy(ThresholdWatch watch) {
    return new Suppositions(this, watch.engine(), stop);
  }

  /** What decides how a change within the reach of a thing ends: see {@link CellReach#likeness}. */
  public Object likeness(CellReach reach, Node thing) {
    return reach.likeness(thing, union);
  }

  /**
   * Supposes a change of asserted and theory graphs. Statements of it that make no difference, and
   * those in other graphs, are passed over.
   *
   * @throws ProblemException when the rules would fail: a limit, or a new node of another class
   */
  public Supposition suppose(Change wanted) {
    Change given = wanted.differenceFrom(data).only(InferredGraphs::isGiven);
    KnownFacts known = KnownFacts.beforeWriting(data, union, given);
    StopSignal signal = stop == null ? engine.signal() : stop;
    PartialEvaluator evaluator = engine.partialEvaluator(signal);
    return engine
        .follow(known, evaluator)
        .map(inferred -> new Supposition(given, inferred, evaluator.work()))
        .orElseGet(() -> anew(given, known, signal));
  }

  private Supposition anew(Change given, KnownFacts known, StopSignal signal) {
    Graph facts = InferredGraphs.givenFacts(data);
    known.gone().forEach(facts::delete);
    known.come().forEach(facts::add);
    Fixpoint fixpoint = engine.fixpoint(facts, signal);
    Set<Quad> added = new HashSet<>();
    Set<Quad> removed = new HashSet<>();
    fixpoint
        .run()
        .forEach(
            (rule, conclusions) -> {
              Node graph = GraphNames.inferred(rule);
              Set<Triple> before = known.conclusions(rule);
              quads(graph, conclusions, before).forEach(added::add);
              quads(graph, before, conclusions).forEach(removed::add);
            });
    return new Supposition(
        given, new Change(added, removed), InferenceReport.work(fixpoint.ruleRuns()));
  }

  private static Stream<Quad> quads(Node graph, Set<Triple> triples, Set<Triple> but) {
    return triples.stream()
        .filter(triple -> !but.contains(triple))
        .map(triple -> Quad.create(graph, triple));
  }
}
