package org.eslabon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnFile;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.GraphExtension;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.InferenceMark;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.relation.ColumnQueryEngine;
import org.eslabon.rules.run.ColumnInference;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.store.GraphNames;

/**
 * Graphs in columns, for data too large for a dataset of Jena: read from files, concluded from,
 * kept in one file and opened from it, all without a stop at Jena's terms. They can only be read.
 * Queries over them run on the operators of rules where they compile.
 */
public final class ColumnStore {

  /** What the name of a file of columns ends in. */
  public static final String SUFFIX = ".eslc";

  /** With fewer octets of input, a dataset of Jena is as fast. */
  private static final long WORTH_COLUMNS = 8L << 20;

  /** How much longer a compressed file becomes, about. */
  private static final int COMPRESSION = 10;

  static {
    ColumnQueryEngine.register();
  }

  private ColumnStore() {}

  /** Whether the path is that of a file of columns, by its name. */
  public static boolean isFile(Path path) {
    return path.toString().endsWith(SUFFIX);
  }

  /**
   * Whether an engine reads inputs straight into columns: when it has to, or when it may and they
   * are large.
   */
  public static boolean suits(List<Path> inputs, Engine engine) {
    return switch (engine) {
      case ARQ -> false;
      case COLUMNAR -> true;
      case AUTO -> inputs.stream().mapToLong(ColumnStore::octets).sum() >= WORTH_COLUMNS;
    };
  }

  private static long octets(Path input) {
    try (Stream<Path> files = Files.walk(input)) {
      return files.filter(Files::isRegularFile).mapToLong(ColumnStore::octetsOf).sum();
    } catch (IOException e) {
      // whoever loads it says so
      return 0;
    }
  }

  private static long octetsOf(Path file) {
    long size = file.toFile().length();
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? size * COMPRESSION : size;
  }

  /**
   * A graph with all that was concluded.
   *
   * @param asserted how many different triples were given
   */
  public record Made(
      ValueGraph graph, ColumnGraph columns, long asserted, InferenceReport report) {}

  /**
   * Reads inputs, lays the theory beside them and draws all conclusions.
   *
   * @throws ProblemException with every problem of the inputs or of the rules; L016 or R305 when
   *     they do not fit into memory
   */
  public static Made infer(LoadRequest request, GraphSettings settings) {
    Theory theory = Theory.read(settings.ontology()).with(settings.thresholds());
    DatasetGraph beside = DatasetGraphFactory.create();
    theory.writeTo(beside);
    ValueGraph rules = ValueGraph.over(DatasetGraphFactory.empty(), settings, theory);
    Stratification strata = rules.strata();
    InferenceMark.write(beside, strata.rules());
    Loader loader = new Loader(settings.progress(), theory.notations());
    GraphExtension extension = new GraphExtension(loader.columns(request));
    extension.addAll(beside);
    ColumnGraph given = extension.build();
    ColumnInference inference =
        ColumnInference.run(strata, given.only(ColumnStore::isGiven), RunLimits.generous());
    ColumnGraph columns = inference.over(given);
    ValueGraph graph = ValueGraph.over(new ColumnDatasetGraph(columns), settings, theory);
    return new Made(graph, columns, given.only(GraphNames::isAsserted).rows(), inference.report());
  }

  /**
   * Opens a file of columns, whatever its size in the same short time. It must stay as it is while
   * the graph is in use.
   *
   * @throws ProblemException S021 when it is none
   */
  public static ValueGraph open(Path file, GraphSettings settings) {
    return ValueGraph.over(
        new ColumnDatasetGraph(ColumnFile.open(file)),
        settings,
        Theory.read(settings.ontology()).with(settings.thresholds()));
  }

  private static boolean isGiven(Node graph) {
    return GraphNames.isTheory(graph) || GraphNames.isAsserted(graph);
  }

  /** Columns as a dataset whose queries run on the operators of rules. */
  static DatasetGraph dataset(ColumnGraph columns) {
    return new ColumnDatasetGraph(columns);
  }
}
