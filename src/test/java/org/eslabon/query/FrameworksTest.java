package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.store.Bundled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every framework works: terms, criteria or facts, rules, queries, cases and a source. */
final class FrameworksTest {

  private static final QueryCatalog CATALOG = QueryCatalog.read(Path.of("queries"));
  private static final RuleSet RULES = RuleSetReader.read(Bundled.path("ontology/rules"));
  private static final FrameworksPage PAGE = new FrameworksPage(Cases.bundled(), RULES, CATALOG);
  private static final List<FrameworksPage.Entry> ENTRIES = PAGE.entries();

  @TestFactory
  Stream<DynamicTest> everyFrameworkIsComplete() {
    assertFalse(ENTRIES.isEmpty(), "no framework");
    return ENTRIES.stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.notation(), () -> assertEquals(List.of(), lacks(entry))));
  }

  private static List<String> lacks(FrameworksPage.Entry entry) {
    List<String> lacks = new ArrayList<>();
    if (entry.terms().isEmpty()) {
      lacks.add("terms");
    }
    if (entry.rules().isEmpty()) {
      lacks.add("a rule");
    }
    if (!entry.queries().contains(Profiler.AREA + "/" + entry.notation())) {
      lacks.add("a query of the profile");
    }
    if (entry.queries().size() < 2) {
      lacks.add("a second query");
    }
    if (entry.datasets().isEmpty()) {
      lacks.add("a real case");
    }
    return lacks;
  }

  @Test
  void numbersTellFrameworksApart() {
    List<Integer> numbers = ENTRIES.stream().map(FrameworksPage.Entry::number).toList();
    assertEquals(List.copyOf(new TreeSet<>(numbers)), numbers);
  }

  @Test
  void headersNameFrameworksThatThereAre() {
    Set<String> named = new TreeSet<>();
    RULES.rules().forEach(rule -> named.addAll(rule.header().frameworks()));
    CATALOG.queries().forEach(query -> named.addAll(query.about().frameworks()));
    Set<String> known =
        ENTRIES.stream().map(FrameworksPage.Entry::notation).collect(Collectors.toSet());
    named.removeAll(known);
    assertEquals(Set.of(), named);
  }

  @Test
  void thePageOfFrameworksIsCurrent() throws IOException {
    Expectation.at(Path.of("src/docs/frameworks.md")).check(PAGE.text());
  }
}
