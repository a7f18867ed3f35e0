package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.Supposition;
import org.eslabon.rules.run.Suppositions;
import org.eslabon.rules.run.UpdateWork;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/**
 * What a change of one link costs, in rule solutions: counts, so that the machine does not matter.
 * {@code -Deslabon.cost.links=100000 -Dtest.heap=12g} takes a larger network.
 */
final class UpdateCostTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final int LINKS = Integer.getInteger("eslabon.cost.links", 2_000);
  private static final int CHANGED_LINKS = 3;

  @Test
  void aChangeOfOneLinkCostsLessThanAHundredthOfAllTheWork() throws IOException {
    ProductionNetwork network = ProductionNetwork.of(LINKS, SEED);
    DatasetGraph data = BundledTheory.inMemory();
    Txn.executeWrite(data, () -> network.facts().forEach(data::add));
    RuleEngine engine = new RuleEngine(RuleSetReader.read(Path.of("ontology/rules")));
    InferenceReport full = engine.infer(data);
    Txn.executeRead(
        data,
        () -> {
          Suppositions suppositions = engine.suppositions(data);
          Random random = new Random(SEED);
          List<Long> nanos = new ArrayList<>();
          Node first = network.linkNodes().get(0);
          changesOf(first, data).forEach(suppositions::suppose); // classes load, code warms up
          for (int i = 0; i < CHANGED_LINKS; i++) {
            Node link = network.linkNodes().get(random.nextInt(LINKS));
            for (Change change : changesOf(link, data)) {
              long start = System.nanoTime();
              Supposition supposed = suppositions.suppose(change);
              nanos.add(System.nanoTime() - start);
              assertCheap(supposed, full);
            }
          }
          System.out.printf(
              "%d links, all %d solutions in %d ms; %d changes took %.1f ms each, at most %.1f%n",
              LINKS,
              full.solutions(),
              full.time().toMillis(),
              nanos.size(),
              nanos.stream().mapToLong(Long::longValue).average().orElseThrow() / 1e6,
              Collections.max(nanos) / 1e6);
        });
  }

  /** Each cell gone, and the whole row. */
  private static List<Change> changesOf(Node link, DatasetGraph data) {
    Set<Quad> row =
        new HashSet<>(
            Iter.toList(
                Iter.filter(
                    data.find(Node.ANY, link, Node.ANY, Node.ANY),
                    quad -> GraphNames.isAsserted(quad.getGraph()))));
    List<Change> changes =
        new ArrayList<>(row.stream().map(cell -> new Change(Set.of(), Set.of(cell))).toList());
    changes.add(new Change(Set.of(), row));
    return changes;
  }

  private static void assertCheap(Supposition supposed, InferenceReport full) {
    UpdateWork work = supposed.work();
    String message = "seed " + SEED + ": " + supposed.given() + " costs " + work;
    assertTrue(work.solutions() * 100 < full.solutions(), message);
    assertEquals(0, work.wholeRules(), message);
  }
}
