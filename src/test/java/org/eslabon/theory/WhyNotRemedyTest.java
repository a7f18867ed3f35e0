package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.rules.whynot.Remedy;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What why-not says would make it so does make it so: on random, partly known links, every change
 * it names for every type is made, and the rules are run anew. Firms belong to one link each, so
 * one change on each link is tried in one run.
 */
final class WhyNotRemedyTest {

  private static final long SEED = 20261121;
  private static final int REMEDIES = 3;
  private static final int LINKS = 48;

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("product_defined_by", "standard", "supplier", "joint", "buyer"),
          List.of("particular_customer", "yes", "no"),
          List.of("power", "similar", "buyer", "supplier"),
          List.of("complementary_competences", "yes", "no"),
          List.of("complexity", "high", "low"),
          List.of("codifiability", "high", "low"),
          List.of("capability", "high", "low"));

  private static final List<Node> TYPES =
      List.of(
          Esl.term("Market"),
          Esl.term("Network"),
          Esl.term("QuasiHierarchy"),
          Esl.term("Hierarchy"));

  private record Try(Triple conclusion, Remedy remedy) {}

  @Test
  void everyRemedyMakesItSo(@TempDir Path folder) throws IOException {
    writeLinks(folder, new Random(SEED));
    List<List<Try>> tries = new ArrayList<>();
    int additions = 0;
    int removals = 0;
    try (ValueGraph graph = load(folder)) {
      for (int i = 0; i < LINKS; i++) {
        List<Try> ofLink = new ArrayList<>();
        for (Node type : TYPES) {
          Triple conclusion = Triple.create(link(i), Esl.term("governance"), type);
          WhyNot whyNot = graph.whyNot(conclusion);
          assertEquals(holds(graph.data(), conclusion), whyNot.holds());
          for (Remedy remedy : whyNot.remedies().stream().limit(REMEDIES).toList()) {
            ofLink.add(new Try(conclusion, remedy));
            additions += remedy.isOneAddition() ? 1 : 0;
            removals += remedy.add().isEmpty() ? 1 : 0;
          }
        }
        tries.add(ofLink);
      }
    }
    List<String> wrong = new ArrayList<>();
    int rounds = tries.stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      try (ValueGraph graph = load(folder)) {
        for (List<Try> ofLink : tries) {
          if (round < ofLink.size()) {
            apply(ofLink.get(round).remedy(), graph.data());
          }
        }
        graph.infer();
        for (List<Try> ofLink : tries) {
          if (round < ofLink.size() && !holds(graph.data(), ofLink.get(round).conclusion())) {
            wrong.add(ofLink.get(round).toString());
          }
        }
      }
    }
    assertEquals(List.of(), wrong.stream().limit(5).toList(), "seed " + SEED);
    assertTrue(additions > 30, "only " + additions + " single additions");
    assertTrue(removals > 5, "only " + removals + " removals");
  }

  private static Node link(int i) {
    return NodeFactory.createURI(Esl.DEFAULT_BASE + "link/l" + i);
  }

  private static ValueGraph load(Path folder) {
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(LoadRequest.of(folder));
    return graph;
  }

  private static boolean holds(DatasetGraph data, Triple triple) {
    return Txn.calculateRead(
        data,
        () ->
            data.contains(
                Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  private static void apply(Remedy remedy, DatasetGraph data) {
    Txn.executeWrite(
        data,
        () -> {
          for (Triple fact : remedy.remove()) {
            List<Quad> quads = new ArrayList<>();
            data.find(Node.ANY, fact.getSubject(), fact.getPredicate(), fact.getObject())
                .forEachRemaining(quads::add);
            quads.stream()
                .filter(quad -> GraphNames.isAsserted(quad.getGraph()))
                .forEach(data::delete);
          }
          remedy.add().forEach(fact -> data.add(Quad.create(GraphNames.asserted("added"), fact)));
        });
  }

  /** Links with some columns filled; some suppliers belong to somebody, some to the buyer. */
  private static void writeLinks(Path folder, Random random) throws IOException {
    StringBuilder firms = new StringBuilder("id,name\n");
    StringBuilder ownership = new StringBuilder("owned,owner,share\n");
    StringBuilder links = new StringBuilder("id,supplier,buyer");
    COLUMNS.forEach(column -> links.append(',').append(column.get(0)));
    links.append('\n');
    for (int i = 0; i < LINKS; i++) {
      firms.append("s%1$d,S\nb%1$d,B\no%1$d,O\n".formatted(i));
      links.append("l%1$d,s%1$d,b%1$d".formatted(i));
      for (List<String> column : COLUMNS) {
        links
            .append(',')
            .append(
                random.nextInt(3) == 0 ? "" : column.get(1 + random.nextInt(column.size() - 1)));
      }
      links.append('\n');
      int share = random.nextBoolean() ? 60 : 40;
      switch (random.nextInt(5)) {
        case 0 -> ownership.append("s%1$d,b%1$d,%2$d\n".formatted(i, share));
        case 1 -> ownership.append("s%1$d,o%1$d,%2$d\nb%1$d,o%1$d,80\n".formatted(i, share));
        case 2 -> ownership.append("b%1$d,s%1$d,\n".formatted(i));
        default -> {}
      }
    }
    Files.writeString(folder.resolve("firms.csv"), firms);
    Files.writeString(folder.resolve("ownership.csv"), ownership);
    Files.writeString(folder.resolve("links.csv"), links);
  }
}
