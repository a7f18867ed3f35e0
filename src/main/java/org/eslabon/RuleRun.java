package org.eslabon;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.eslabon.column.ColumnFile;
import org.eslabon.column.ColumnGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryAnswer;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.VocabularyCheck;
import org.eslabon.rules.plan.Goal;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.AtomicWrite;
import org.eslabon.store.GraphNames;
import org.eslabon.store.UnionQuery;
import org.eslabon.store.ValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The two operations of SPARQL-RL over data of one's own: <em>infer</em> and <em>query</em>. The
 * base graph is the data and nothing else; our theory takes no part, except that terms of our
 * namespace must be known to it. For one thread.
 */
public final class RuleRun {

  private final RuleSet rules;
  private final RunLimits limits;
  private final Engine engine;
  private final @Nullable ColumnGraph given;
  private DatasetGraph data;

  /**
   * Reads the data, straight into columns when there are many or the engine is the columnar one.
   *
   * @throws ProblemException with every problem of the data, or of the terms that the rules use
   */
  public RuleRun(RuleSet rules, LoadRequest request, RunLimits limits, GraphSettings settings) {
    this.rules = rules;
    this.limits = limits;
    this.engine = settings.engine();
    Theory theory = Theory.read(settings.ontology());
    List<Problem> problems = new VocabularyCheck(theory.union()).check(rules);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    Loader loader = new Loader(settings.progress(), theory.notations());
    this.given = given(request, loader);
    if (given == null) {
      DatasetGraph empty = ValueStore.inMemory();
      AtomicWrite.run(empty, () -> loader.load(request, empty));
      this.data = empty;
    } else {
      this.data = ColumnStore.dataset(given);
    }
  }

  /** The data in columns; {@code null} when the rules run over a dataset of Jena. */
  private @Nullable ColumnGraph given(LoadRequest request, Loader loader) {
    List<Path> inputs = request.inputs();
    if (inputs.size() == 1 && ColumnStore.isFile(inputs.get(0))) {
      return ColumnFile.open(inputs.get(0)).only(GraphNames::isAsserted);
    }
    return ColumnStore.suits(inputs, engine) && !ColumnInference.writesTripleTerms(rules)
        ? loader.columns(request).only(GraphNames::isAsserted)
        : null;
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
    ColumnGraph columns = given;
    if (columns != null) {
      ColumnInference inference = infer(rules, columns);
      DatasetGraph inferred =
          ColumnStore.dataset(inference.over(columns).only(GraphNames::isInferred));
      inferred.prefixes().putAll(prefixes());
      return new Inferred(inferred.getUnionGraph(), inference.report());
    }
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
    ColumnGraph columns = given;
    if (columns != null) {
      ColumnInference inference = infer(chosen, columns);
      data = ColumnStore.dataset(inference.over(columns));
      return inference.report();
    }
    return new RuleEngine(Stratification.of(chosen), limits, engine).infer(data);
  }

  private ColumnInference infer(RuleSet chosen, ColumnGraph columns) {
    return ColumnInference.run(Stratification.of(chosen), columns, limits);
  }
}
