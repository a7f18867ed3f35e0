package org.eslabon;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryAnswer;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.VocabularyCheck;
import org.eslabon.rules.plan.Goal;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.AtomicWrite;
import org.eslabon.store.GraphNames;
import org.eslabon.store.UnionQuery;
import org.eslabon.store.ValueStore;

/**
 * The two operations of SPARQL-RL over data of one's own: <em>infer</em> and <em>query</em>. The
 * base graph is the data and nothing else; our theory takes no part, except that terms of our
 * namespace must be known to it. For one thread.
 */
public final class RuleRun {

  private final DatasetGraph data;
  private final RuleSet rules;
  private final RunLimits limits;
  private final Engine engine;

  /**
   * Reads the data.
   *
   * @throws ProblemException with every problem of the data, or of the terms that the rules use
   */
  public RuleRun(RuleSet rules, LoadRequest request, RunLimits limits, GraphSettings settings) {
    this.rules = rules;
    this.limits = limits;
    this.engine = settings.engine();
    this.data = ValueStore.inMemory();
    Theory theory = Theory.read(settings.ontology());
    List<Problem> problems = new VocabularyCheck(theory.union()).check(rules);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    Loader loader = new Loader(settings.progress(), theory.notations());
    AtomicWrite.run(data, () -> loader.load(request, data));
  }

  /** What was inferred, and how. */
  public record Inferred(Graph triples, InferenceReport report) {}

  /** What a goal was answered with, and how the rules it needs ran. */
  public record Answered(QueryAnswer answer, InferenceReport report) {}

  /**
   * Runs all rules; the triples that the data do not have.
   *
   * @throws ProblemException when the rules cannot be stratified or a limit is reached
   */
  public Inferred infer() {
    InferenceReport report = run(rules);
    Graph triples = GraphMemFactory.createDefaultGraph();
    triples.getPrefixMapping().setNsPrefixes(prefixes());
    Txn.executeRead(
        data,
        () ->
            data.find()
                .forEachRemaining(
                    quad -> {
                      if (GraphNames.isInferred(quad.getGraph())) {
                        triples.add(quad.asTriple());
                      }
                    }));
    return new Inferred(triples, report);
  }

  /** Runs the rules that the goal needs; the bindings of its variables. */
  public Answered solutions(Goal goal) {
    InferenceReport report = run(goal.neededOf(rules));
    return Txn.calculateRead(
        data,
        () -> {
          try (QueryExec exec = UnionQuery.over(data).query(goal.solutions()).build()) {
            RowSet rows = exec.select().materialize();
            return new Answered(new QueryAnswer.Rows(rows), report);
          }
        });
  }

  /** Runs the rules that the goal needs; the triples that its pattern becomes. */
  public Answered triples(Goal goal) {
    InferenceReport report = run(goal.neededOf(rules));
    return Txn.calculateRead(
        data,
        () -> {
          try (QueryExec exec = UnionQuery.over(data).query(goal.triples()).build()) {
            Graph triples = exec.construct();
            triples.getPrefixMapping().setNsPrefixes(prefixes());
            return new Answered(new QueryAnswer.Triples(triples), report);
          }
        });
  }

  /** Data and, after a run, conclusions. */
  public DatasetGraph data() {
    return data;
  }

  /** The prefixes of all rules; where two differ, that of the last. */
  public PrefixMapping prefixes() {
    PrefixMapping prefixes = new PrefixMappingImpl();
    rules.rules().forEach(rule -> prefixes.setNsPrefixes(rule.prefixes()));
    return prefixes;
  }

  private InferenceReport run(RuleSet chosen) {
    return new RuleEngine(Stratification.of(chosen), limits, engine).infer(data);
  }
}
