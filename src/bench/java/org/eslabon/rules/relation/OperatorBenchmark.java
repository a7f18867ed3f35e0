package org.eslabon.rules.relation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.LineFile;
import org.eslabon.column.LineLoader;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One operator at a time over a network of a hundred thousand links. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OperatorBenchmark {

  private static final SyntheticNetwork NETWORK = new SyntheticNetwork(10_000, 100_000, 42);

  /** An operator, by a pattern that comes to little else. */
  public enum Case {
    SCAN("?l ex:supplier ?f"),
    MERGE_JOIN("?l ex:supplier ?s ; ex:buyer ?b ; ex:annualValue ?v"),
    HASH_JOIN("?one ex:supplier ?f . ?other ex:buyer ?f . ?f ex:ownedBy ?o"),
    LEFT_JOIN("?l ex:supplier ?s OPTIONAL { ?l ex:productDefinedBy ?p }"),
    ANTI_JOIN("?l ex:supplier ?s FILTER NOT EXISTS { ?l ex:productDefinedBy ?p }"),
    SEMI_JOIN("?l ex:supplier ?s FILTER EXISTS { ?s ex:ownedBy ?o }"),
    FILTER("?l ex:annualValue ?v FILTER(?v > 10000)"),
    EXTEND("?l ex:annualValue ?v BIND(?v / 3 AS ?third)"),
    UNION("{ ?l ex:supplier ?f } UNION { ?l ex:buyer ?f }"),
    GROUP("{ SELECT ?f (SUM(?v) AS ?t) { ?l ex:supplier ?f ; ex:annualValue ?v } GROUP BY ?f }"),
    DISTINCT("{ SELECT DISTINCT ?f { ?l ex:supplier ?f } }"),
    CLOSURE("<http://example.org/id/firm/7> (^ex:buyer/ex:supplier)+ ?f");

    private final String pattern;

    Case(String pattern) {
      this.pattern = pattern;
    }

    private Operator operator() {
      String query = "PREFIX ex: <http://example.org/ns#> SELECT * { " + pattern + " }";
      return OperatorReader.read(
          TransformScopeRename.transform(Algebra.compile(QueryFactory.create(query))));
    }
  }

  @Param public Case operator = Case.SCAN;

  private ColumnGraph graph = LineLoader.load(List.of());
  private Operator compiled = Case.SCAN.operator();

  @Setup
  public void load() throws IOException {
    Path file = Files.createTempFile("network", ".nt");
    try {
      NetworkTriples.write(NETWORK, file);
      graph = LineLoader.load(List.of(LineFile.of(file)));
    } finally {
      Files.delete(file);
    }
    compiled = operator.operator();
  }

  @Benchmark
  public int rows() {
    Evaluation evaluation = new Evaluation(new Facts(graph), MemoryBudget.ofFreeMemory(), () -> {});
    return evaluation.solutions(compiled).rows();
  }
}
