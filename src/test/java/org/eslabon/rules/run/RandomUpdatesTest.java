package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.trace.TracerTest;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;

/**
 * Updates against running everything anew, on random rules, graphs and changes, in a universe so
 * small that things collide: triples in several graphs, asserted and concluded, removed and put
 * back. {@code -Deslabon.updates=N} tries more rule sets than the build does.
 */
class RandomUpdatesTest {

  private static final long SEED = Long.getLong("eslabon.seed", 2026_1122);
  private static final int RULE_SETS = Integer.getInteger("eslabon.updates", 60);
  private static final int CHANGES = 20;

  private static final List<Node> GRAPHS =
      List.of(
          GraphNames.asserted("one"),
          GraphNames.asserted("two"),
          GraphNames.theory("theory"),
          Quad.defaultGraphIRI);

  private final Random random = new Random(SEED);
  private final RandomRules rules = new RandomRules(random);

  @Test
  void updatingIsRunningAnew() {
    int updates = 0;
    int refused = 0;
    int differences = 0;
    int followed = 0;
    for (int i = 0; i < RULE_SETS; i++) {
      RuleSet set = rules.next();
      RuleEngine engine = new RuleEngine(set);
      DatasetGraph data = DatasetGraphFactory.createTxnMem();
      Txn.executeWrite(data, () -> randomChange(data, 25).applyTo(data));
      if (!infers(engine, data)) {
        continue;
      }
      for (int j = 0; j < CHANGES; j++) {
        Change change = Txn.calculateRead(data, () -> randomChange(data, 1 + random.nextInt(3)));
        Set<Quad> before = quads(data);
        DatasetGraph anew = copy(before);
        Txn.executeWrite(anew, () -> change.applyTo(anew));
        boolean isGood = infers(engine, anew);
        String message = message(i, j, set, before, change);
        try {
          Supposition supposed =
              Txn.calculateRead(data, () -> engine.suppositions(data).suppose(change));
          assertEquals(before, quads(data), message);
          UpdateReport report = engine.update(data, change);
          assertEquals(report.inferred().orElseThrow(), supposed.inferred(), message);
          assertEquals(report.given().orElseThrow(), supposed.given(), message);
          assertTrue(isGood, message);
          assertEquals(quads(anew), quads(data), message);
          assertReported(before, data, report, message);
          differences += report.inferred().orElseThrow().size();
          followed += report.work().isAnew() ? 0 : 1;
        } catch (ProblemException e) {
          assertTrue(!isGood, () -> message + e);
          assertEquals(before, quads(data), message);
          refused++;
        }
        updates++;
      }
    }
    System.out.printf(
        "seed %d: %d updates, %d followed, %d refused, %d inferred triples came or went%n",
        SEED, updates, followed, refused, differences);
    assertTrue(followed > updates * 0.9 && differences > updates / 2, "too little happened");
  }

  private static void assertReported(
      Set<Quad> before, DatasetGraph data, UpdateReport report, String message) {
    DatasetGraph replayed = copy(before);
    Txn.executeWrite(
        replayed,
        () -> {
          report.given().orElseThrow().applyTo(replayed);
          report.inferred().orElseThrow().applyTo(replayed);
        });
    assertEquals(quads(data), quads(replayed), message);
  }

  private static boolean infers(RuleEngine engine, DatasetGraph data) {
    try {
      engine.infer(data);
      return true;
    } catch (ProblemException newNodeOfAnotherClass) {
      return false;
    }
  }

  /** Statements that are there go, others come; a few of them make no difference. */
  private Change randomChange(DatasetGraph data, int size) {
    Set<Quad> added = new HashSet<>();
    Set<Quad> removed = new HashSet<>();
    for (int i = 0; i < size; i++) {
      List<Quad> given =
          Iter.toList(Iter.filter(data.find(), quad -> GRAPHS.contains(graph(quad))));
      List<Quad> all = Iter.toList(data.find());
      Quad quad =
          switch (random.nextInt(given.isEmpty() ? 1 : 5)) {
            case 1, 2 -> given.get(random.nextInt(given.size()));
            case 3 -> Quad.create(randomGraph(), all.get(random.nextInt(all.size())).asTriple());
            default -> Quad.create(randomGraph(), randomTriple());
          };
      (random.nextInt(5) == 0 || !data.contains(quad) ? added : removed).add(quad);
    }
    removed.removeAll(added);
    return new Change(added, removed);
  }

  private static Node graph(Quad quad) {
    return quad.isDefaultGraph() ? Quad.defaultGraphIRI : quad.getGraph();
  }

  private Node randomGraph() {
    return GRAPHS.get(random.nextInt(GRAPHS.size()));
  }

  private Triple randomTriple() {
    Node subject = node();
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          Triple.create(
              subject, TracerTest.iri("n"), NodeFactory.createLiteralByValue(random.nextInt(5)));
      case 2 ->
          Triple.create(
              subject,
              RDF.type.asNode(),
              TracerTest.iri(List.of("C", "D", "New").get(random.nextInt(3))));
      case 3 -> Triple.create(subject, TracerTest.iri("r" + random.nextInt(4)), node());
      case 4, 5, 6 -> Triple.create(subject, TracerTest.iri("p"), node());
      default -> Triple.create(subject, TracerTest.iri("q"), node());
    };
  }

  private Node node() {
    String name = String.valueOf("abcde".charAt(random.nextInt(5)));
    return TracerTest.iri(random.nextInt(20) == 0 ? name + "/new" : name);
  }

  private static Set<Quad> quads(DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () ->
            Iter.asStream(data.find())
                .map(quad -> Quad.create(graph(quad), quad.asTriple()))
                .collect(Collectors.toSet()));
  }

  private static DatasetGraph copy(Set<Quad> quads) {
    DatasetGraph copy = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(copy, () -> quads.forEach(copy::add));
    return copy;
  }

  private static String message(int round, int step, RuleSet set, Set<Quad> before, Change change) {
    StringBuilder text =
        new StringBuilder("seed " + SEED + ", rule set " + round + ", change " + step + "\n");
    set.rules()
        .forEach(
            rule ->
                text.append(rule.name())
                    .append(": ")
                    .append(rule.text().text().lines().skip(10).toList())
                    .append('\n'));
    text.append("before:\n");
    before.stream()
        .map(quad -> quad.toString().replace("http://example/", ":"))
        .sorted()
        .forEach(quad -> text.append(quad).append('\n'));
    return text.append(change.toString().replace("http://example/", ":")).append('\n').toString();
  }
}
