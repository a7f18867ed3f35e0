package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleHeader;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case beside a rule: the theory, what is given and this one rule derive exactly what the case
 * says. A bad case derives nothing.
 */
final class RuleFolderTest {

  private static final Path RULES = Path.of("ontology/rules");
  private static final RuleSet ALL = RuleSetReader.read(RULES);
  private static final Pattern STRENGTH =
      Pattern.compile("\\bours\\b|\\[(DEF|HYP|EMP|TEND|RX|DERIVED)]");
  private static final Node GIVEN = GraphNames.asserted("given.ttl");

  @TestFactory
  Stream<DynamicNode> everyRuleDerivesWhatItsCasesSay() throws IOException {
    DatasetGraph data = BundledTheory.inMemory();
    List<DynamicNode> rules = new ArrayList<>();
    for (Rule rule : ALL.rules()) {
      RuleEngine engine = new RuleEngine(new RuleSet(List.of(rule)));
      Stream<DynamicTest> cases =
          folders(RULES.resolve(rule.name()).resolve("cases")).stream()
              .map(
                  folder ->
                      DynamicTest.dynamicTest(
                          name(folder), () -> derives(rule, engine, folder, data)));
      rules.add(DynamicContainer.dynamicContainer(rule.name(), cases));
    }
    return rules.stream();
  }

  /** The theory is read once; each case puts its facts beside it in place of the last one's. */
  private static void derives(Rule rule, RuleEngine engine, Path folder, DatasetGraph data) {
    Graph given = read(folder.resolve("given.ttl"));
    Graph expected = read(folder.resolve("derived.ttl"));
    data.executeWrite(
        () -> {
          data.removeGraph(GIVEN);
          given
              .find()
              .forEachRemaining(
                  t -> data.add(GIVEN, t.getSubject(), t.getPredicate(), t.getObject()));
          engine.infer(data);
        });
    Graph derived = GraphFactory.createDefaultGraph();
    data.executeRead(
        () ->
            data.getGraph(GraphNames.inferred(rule.name())).find().forEachRemaining(derived::add));
    assertTrue(derived.isIsomorphicWith(expected), () -> difference(expected, derived));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasGoodAndBadCases() {
    return ALL.rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () -> {
                      int good = 0;
                      int bad = 0;
                      for (Path folder : folders(RULES.resolve(rule.name()).resolve("cases"))) {
                        assertEquals(
                            Set.of("given.ttl", "derived.ttl"), names(folder), folder.toString());
                        if (read(folder.resolve("derived.ttl")).isEmpty()) {
                          bad++;
                        } else {
                          good++;
                        }
                      }
                      assertTrue(good > 0 && bad > 0, good + " good and " + bad + " bad cases");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleSaysWhatWhyAndFromWhere() {
    return ALL.rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () -> {
                      RuleHeader header = rule.header();
                      assertFalse(header.title().isBlank(), "an English title");
                      assertFalse(header.titulo().isBlank(), "a Spanish title");
                      assertFalse(header.derives().isBlank(), "what it derives");
                      assertFalse(header.because().isBlank(), "why");
                      assertFalse(header.needs().isBlank(), "what it needs");
                      assertFalse(header.says().isBlank(), "an English sentence");
                      assertFalse(header.dice().isBlank(), "a Spanish sentence");
                      assertTrue(
                          STRENGTH.matcher(header.source()).find(),
                          "how strongly the source says it: " + header.source());
                    }));
  }

  @Test
  void aFolderHoldsARuleAndItsCasesOnly() throws IOException {
    for (Path folder : folders(RULES)) {
      assertEquals(Set.of("rule.rq", "cases"), names(folder), folder.toString());
    }
    assertEquals(names(RULES), ALL.rules().stream().map(Rule::name).collect(Collectors.toSet()));
  }

  private static String difference(Graph expected, Graph derived) {
    StringBuilder text = new StringBuilder();
    expected.find().filterDrop(derived::contains).forEach(t -> text.append("\n- ").append(t));
    derived.find().filterDrop(expected::contains).forEach(t -> text.append("\n+ ").append(t));
    return text.toString();
  }

  private static Graph read(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, file.toUri().toString());
    return graph;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.sorted().toList();
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    folders(folder).forEach(file -> names.add(name(file)));
    return names;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
