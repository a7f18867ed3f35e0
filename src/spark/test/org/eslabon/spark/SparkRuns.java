package org.eslabon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.sql.SparkSession;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.RunLimits;

/** The same rules on the same data by both engines. Conclusions are sorted texts, by rule. */
final class SparkRuns {

  private SparkRuns() {}

  static Map<String, NavigableSet<String>> bySpark(
      SparkSession spark, RuleSet rules, List<String> inputs, Path folder) {
    SparkInference inference = SparkInference.plan(Stratification.of(rules), RunLimits.generous());
    SparkInference.Outcome outcome =
        inference.run(spark, Given.of(inputs), folder.resolve("work").toString());
    Map<String, NavigableSet<String>> byRule = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      NavigableSet<String> texts = new TreeSet<>();
      if (outcome.facts().size(rule) > 0) {
        outcome
            .facts()
            .conclusions(rule)
            .toLocalIterator()
            .forEachRemaining(row -> texts.add(row.mkString(" ")));
      }
      byRule.put(rule.name(), texts);
    }
    return byRule;
  }

  static Map<String, NavigableSet<String>> byColumns(RuleSet rules, ColumnGraph given) {
    Stratification strata = Stratification.of(rules);
    ColumnInference run = ColumnInference.run(strata, given, RunLimits.generous());
    Map<String, NavigableSet<String>> byRule = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      NavigableSet<String> texts = new TreeSet<>();
      run.triples(rule)
          .forEach(
              triple ->
                  texts.add(
                      TermText.of(triple.getSubject())
                          + ' '
                          + TermText.of(triple.getPredicate())
                          + ' '
                          + TermText.of(triple.getObject())));
      byRule.put(rule.name(), texts);
    }
    return byRule;
  }

  /** Writes a dataset as N-Quads, labels of blank nodes as they are. */
  static void write(DatasetGraph data, Path file) {
    try (java.io.Writer out = Files.newBufferedWriter(file)) {
      data.find().forEachRemaining(quad -> line(out, quad));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(java.io.Writer out, Quad quad) {
    try {
      out.append(TermText.of(quad.getSubject())).append(' ');
      out.append(TermText.of(quad.getPredicate())).append(' ');
      out.append(TermText.of(quad.getObject())).append(' ');
      out.append(quad.isDefaultGraph() ? "" : TermText.of(quad.getGraph())).append(" .\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
