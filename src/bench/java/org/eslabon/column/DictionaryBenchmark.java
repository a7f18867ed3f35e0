package org.eslabon.column;

import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A hundred thousand terms, found, given back, and added. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@OperationsPerInvocation(DictionaryBenchmark.TERMS)
public class DictionaryBenchmark {

  static final int TERMS = 100_000;

  private final Node[] nodes = new Node[TERMS];
  private final int[] ids = new int[TERMS];
  private Terms terms = new NodeRows().build().terms();

  @Setup
  public void fill() {
    NodeRows rows = new NodeRows();
    Node property = NodeFactory.createURI("http://example.org/ns#next");
    for (int i = 0; i < TERMS; i++) {
      nodes[i] = NodeFactory.createURI("http://example.org/id/firm/" + i);
      rows.add(Quad.defaultGraphIRI, nodes[i], property, nodes[i]);
    }
    terms = rows.build().terms();
    Random random = new Random(42);
    for (int i = TERMS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Node node = nodes[i];
      nodes[i] = nodes[other];
      nodes[other] = node;
    }
    for (int i = 0; i < TERMS; i++) {
      ids[i] = terms.find(nodes[i]);
    }
  }

  /** From a node to its id. */
  @Benchmark
  public long find() {
    long sum = 0;
    for (Node node : nodes) {
      sum += terms.find(node);
    }
    return sum;
  }

  /** From an id to its node. */
  @Benchmark
  public int term() {
    int sum = 0;
    for (int id : ids) {
      sum += terms.term(id).hashCode();
    }
    return sum;
  }

  /** Numbers that rules compute, which get ids of their own. */
  @Benchmark
  public long addDecimal() {
    Dictionary dictionary = new Dictionary(terms);
    long sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += dictionary.addDecimal(BigDecimal.valueOf(i, 2));
    }
    return sum;
  }
}
