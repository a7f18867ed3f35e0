package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.Supposition;
import org.eslabon.rules.run.UpdateReport;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/**
 * Updates against running everything anew, with all rules that ship. The facts are those of the
 * rules' own cases, thrown together and mixed: whatever a rule reads turns up. {@code
 * -Deslabon.shipped.updates=N} makes more rounds than the build does.
 */
final class ShippedRulesUpdatesTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1121);
  private static final int ROUNDS = Integer.getInteger("eslabon.shipped.updates", 4);
  private static final int CHANGES = 15;
  private static final Path RULES = Path.of("ontology/rules");
  private static final Node THRESHOLD = Esl.term("thresholdValue");

  private static final List<Node> GRAPHS =
      List.of(
          GraphNames.asserted("one"),
          GraphNames.asserted("two"),
          NodeFactory.createURI("https://example.org/graph"));

  private final Random random = new Random(SEED);
  private final RuleEngine engine = new RuleEngine(RuleSetReader.read(RULES));
  private final List<Set<Triple>> cases = cases();
  private final Map<Node, List<Triple>> byPredicate =
      cases.stream().flatMap(Set::stream).collect(Collectors.groupingBy(Triple::getPredicate));

  private static List<Set<Triple>> cases() {
    try (Stream<Path> files = Files.walk(RULES)) {
      return files
          .filter(file -> file.endsWith("given.ttl"))
          .sorted()
          .map(file -> read(file))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Triple> read(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, file.toUri().toString());
    return graph.find().toSet();
  }

  @Test
  void updatingIsRunningAnew() throws IOException {
    Set<String> moved = new TreeSet<>();
    int updates = 0;
    int followed = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      DatasetGraph data = round % 2 == 0 ? BundledTheory.inMemory() : inTdb2();
      DatasetGraph anew = BundledTheory.inMemory();
      Change start = start();
      Txn.executeWrite(data, () -> start.applyTo(data));
      Txn.executeWrite(anew, () -> start.applyTo(anew));
      engine.infer(data);
      for (int i = 0; i < CHANGES; i++) {
        Change change = Txn.calculateRead(data, () -> change(data).differenceFrom(data));
        String message = "seed " + SEED + ", round " + round + ", change " + i + ": " + change;
        Txn.executeWrite(anew, () -> change.applyTo(anew));
        boolean isGood = infers(anew);
        updates++;
        try {
          Supposition supposed = Txn.calculateRead(data, () -> engine.suppose(data, change));
          UpdateReport report = engine.update(data, change);
          assertTrue(isGood, message);
          assertEquals(inferred(anew), inferred(data), message);
          assertEquals(supposed.inferred(), report.inferred().orElseThrow(), message);
          followed += report.anew().isEmpty() ? 1 : 0;
          supposed
              .inferred()
              .added()
              .forEach(quad -> moved.add(GraphNames.ruleOf(quad.getGraph())));
        } catch (ProblemException e) {
          assertTrue(!isGood, () -> message + e);
          refused++;
          Txn.executeWrite(anew, () -> change.inverse().applyTo(anew));
        }
      }
    }
    System.out.printf(
        "seed %d: %d updates, %d followed, %d refused, %d of %d rules concluded something new%n",
        SEED, updates, followed, refused, moved.size(), engine.strata().rules().rules().size());
    assertTrue(followed > updates * 0.9 && moved.size() > 30, "too little happened");
  }

  private DatasetGraph inTdb2() throws IOException {
    DatasetGraph theory = BundledTheory.inMemory();
    DatasetGraph data = DatabaseMgr.createDatasetGraph();
    Txn.executeWrite(
        data, () -> Txn.executeRead(theory, () -> theory.find().forEachRemaining(data::add)));
    return data;
  }

  private boolean infers(DatasetGraph data) {
    try {
      engine.infer(data);
      return true;
    } catch (ProblemException newNodeOfAnotherClass) {
      return false;
    }
  }

  private static Map<String, Set<Triple>> inferred(DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () -> {
          Map<String, Set<Triple>> byRule = new TreeMap<>();
          data.find()
              .forEachRemaining(
                  quad -> {
                    if (GraphNames.isInferred(quad.getGraph())) {
                      byRule
                          .computeIfAbsent(GraphNames.ruleOf(quad.getGraph()), r -> new HashSet<>())
                          .add(quad.asTriple());
                    }
                  });
          return byRule;
        });
  }

  /** A few cases together, so that they touch wherever they speak of the same things. */
  private Change start() {
    Set<Quad> quads = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      any(cases).forEach(triple -> quads.add(Quad.create(any(GRAPHS), triple)));
    }
    return new Change(quads, Set.of());
  }

  /** Facts come, go, or get another value; now and then a number of the theory changes. */
  private Change change(DatasetGraph data) {
    Set<Quad> added = new HashSet<>();
    Set<Quad> removed = new HashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<Quad> given =
          Iter.toList(Iter.filter(data.find(), quad -> GraphNames.isAsserted(quad.getGraph())));
      switch (random.nextInt(given.isEmpty() ? 2 : 6)) {
        case 0 -> any(cases).forEach(triple -> added.add(Quad.create(any(GRAPHS), triple)));
        case 1 -> added.add(Quad.create(any(GRAPHS), mixed()));
        case 2 -> {
          if (random.nextInt(3) == 0) {
            Quad old = any(Iter.toList(data.find(Node.ANY, Node.ANY, THRESHOLD, Node.ANY)));
            removed.add(old);
            added.add(with(old, NodeFactory.createLiteralByValue(random.nextInt(100))));
          }
        }
        case 3 -> {
          Quad old = any(given);
          removed.add(old);
          added.add(with(old, any(of(old.getPredicate())).getObject()));
        }
        case 4 -> {
          Node subject = any(given).getSubject();
          given.stream().filter(quad -> quad.getSubject().equals(subject)).forEach(removed::add);
        }
        default -> removed.add(any(given));
      }
    }
    removed.removeAll(added);
    return new Change(added, removed);
  }

  private static Quad with(Quad quad, Node object) {
    return Quad.create(quad.getGraph(), quad.getSubject(), quad.getPredicate(), object);
  }

  /** A property with a subject of one fact and the object of another. */
  private Triple mixed() {
    List<Triple> facts = of(any(new ArrayList<>(byPredicate.keySet())));
    return Triple.create(
        any(facts).getSubject(), facts.get(0).getPredicate(), any(facts).getObject());
  }

  private List<Triple> of(Node predicate) {
    return byPredicate.getOrDefault(predicate, List.of());
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
