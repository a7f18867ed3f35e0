package org.eslabon;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.eslabon.load.LoadProgress;
import org.eslabon.model.Esl;
import org.eslabon.query.QueryLimits;
import org.eslabon.rules.run.Engine;
import org.eslabon.store.Bundled;

/**
 * What a {@link ValueGraph} works with. Immutable.
 *
 * @param base what IRIs of data start with; ends in a slash or a hash
 * @param ontology folder with {@code eslabon.ttl}, {@code schemes}, {@code shapes}
 * @param rules folder of rules, or one file of them
 * @param queries folder of named queries
 * @param thresholds notation of a threshold to the number that takes the place of its own
 * @param limits what a query may use and give
 * @param engine how rules are run when all conclusions are drawn anew
 * @param progress hears how a load gets on
 */
public record GraphSettings(
    String base,
    Path ontology,
    Path rules,
    Path queries,
    Map<String, BigDecimal> thresholds,
    QueryLimits limits,
    Engine engine,
    LoadProgress progress) {

  /** Copies the map. */
  public GraphSettings {
    thresholds = Map.copyOf(thresholds);
  }

  /** The bundled theory, rules and queries, the default base and limits, and no listener. */
  public static GraphSettings bundled() {
    return new GraphSettings(
        Esl.DEFAULT_BASE,
        Bundled.path("ontology"),
        Bundled.path("ontology/rules"),
        Bundled.path("queries"),
        Map.of(),
        QueryLimits.DEFAULT,
        Engine.AUTO,
        LoadProgress.NONE);
  }

  /** The same with another base of data IRIs. */
  public GraphSettings withBase(String base) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with another theory: a folder laid out as {@code ontology}. */
  public GraphSettings withOntology(Path ontology) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with other rules. */
  public GraphSettings withRules(Path rules) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with another catalogue of named queries. */
  public GraphSettings withQueries(Path queries) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with other numbers for some thresholds, by their notations. */
  public GraphSettings withThresholds(Map<String, BigDecimal> thresholds) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with other limits. */
  public GraphSettings withLimits(QueryLimits limits) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with another way to run rules. */
  public GraphSettings withEngine(Engine engine) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }

  /** The same with a listener. */
  public GraphSettings withProgress(LoadProgress progress) {
    return new GraphSettings(base, ontology, rules, queries, thresholds, limits, engine, progress);
  }
}
