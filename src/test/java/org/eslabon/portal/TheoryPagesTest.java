package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.portal.theory.CodeToken;
import org.eslabon.portal.theory.Grounds;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.store.GraphNames;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of rules and frameworks, and search, over one case. */
final class TheoryPagesTest {

  private static ValueGraph graph;
  private static Portal portal;

  @BeforeAll
  static void loadOneCase() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(List.of(Path.of("datasets/sinos-valley"), Path.of("datasets/sources"))));
    portal = new Portal(graph, PortalSettings.local(3030));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  private static Optional<Answer> get(String path, String... parameters) {
    Map<String, List<String>> given =
        parameters.length == 0 ? Map.of() : Map.of(parameters[0], List.of(parameters[1]));
    return portal.answer(Request.get(path, given));
  }

  private static Document page(String path, String... parameters) {
    return Jsoup.parse(get(path, parameters).orElseThrow().text());
  }

  @Test
  void everyRuleStandsInItsStratumWithWhatItConcluded() {
    Document page = page("/rules");
    assertEquals(graph.strata().rules().rules().size(), page.select("tbody tr").size());
    assertEquals(graph.strata().strata().size(), page.select("details:has(table)").size());
    Element row = page.expectFirst("tr:has(a[href=/rules/finding-known])");
    long concluded = graph.data().getGraph(GraphNames.inferred("finding-known")).size();
    assertTrue(concluded > 0, "the case answers a criterion");
    assertEquals(String.valueOf(concluded), row.expectFirst(".num").text());
  }

  @Test
  void titlesOfRulesAndQueriesAreInTheLanguageOfThePage() {
    Element rule = page("/rules/chokepoint", "lang", "es").expectFirst("h1");
    assertEquals("Todos pasan por un solo comprador", rule.text());
    assertEquals("es", rule.expectFirst("[lang]").attr("lang"));
    assertEquals("All pass through one buyer", page("/rules/chokepoint").expectFirst("h1").text());
    Document list = page("/rules", "q", "un solo comprador");
    assertEquals(List.of("/rules/chokepoint"), list.select("tbody th a").eachAttr("href"));
    Document framework = page("/frameworks/governance-lens", "lang", "es");
    assertTrue(framework.select("#queries + ul a").size() > 3, framework.text());
    assertEquals(0, framework.select("#queries + ul [lang=en], tbody th [lang=en]").size());
  }

  @Test
  void strataAreFoldedUntilSomebodySearches() {
    Elements strata = page("/rules").select("details:has(table)");
    assertTrue(strata.size() > 3);
    assertEquals(List.of("0"), levels(strata.select("details[open]")));
    Elements found = page("/rules", "q", "governance").select("details:has(table)");
    assertTrue(found.size() > 1);
    assertEquals(levels(found), levels(found.select("details[open]")));
  }

  private static List<String> levels(Elements strata) {
    return strata.select("summary h2").eachAttr("id").stream()
        .map(id -> id.replace("stratum-", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void marksOfSourcesAreExplained(String language) {
    List<String> terms =
        page("/rules", "lang", language).select("dl.legend dt").eachText().stream()
            .map(text -> text.replaceAll("[\\[\\]]", ""))
            .toList();
    assertEquals(Grounds.MARKS, terms);
    Document page = page("/rules/linkage-level", "lang", language);
    String told = page.expectFirst("dl.legend dd").text();
    assertEquals(told, page.expectFirst("abbr:containsOwn([DEF])").attr("title"));
    assertEquals(language.equals("en"), told.contains("definition"), told);
    for (var rule : graph.strata().rules().rules()) {
      String source = rule.header().source();
      String text =
          Grounds.of(source).spans().stream().map(Grounds.Span::text).reduce("", String::concat);
      assertEquals(source, text);
      List<String> unexplained =
          Grounds.of(source).spans().stream()
              .filter(span -> !span.isMark() && span.text().matches(".*\\[[A-Z]+\\].*"))
              .map(Grounds.Span::text)
              .toList();
      assertEquals(List.of(), unexplained);
    }
  }

  @Test
  void searchInRulesLooksIntoReasonsToo() {
    Document page = page("/rules", "q", "belongs to the company it deals with");
    assertEquals(
        List.of("/rules/hierarchy-inside-one-group"), page.select("tbody th a").eachAttr("href"));
  }

  @Test
  void ruleShowsTextNeighboursCasesAndConclusionsWithTheirReasons() {
    Document page = page("/rules/finding-known");
    assertEquals(
        graph.strata().rules().rule("finding-known").orElseThrow().text().text().strip(),
        page.expectFirst("pre.code").wholeText());
    assertFalse(page.select("#reads + ul a").isEmpty());
    assertFalse(page.select("details.fold pre").isEmpty());
    assertFalse(page.select("a.why[href^=/why?s=]").isEmpty());
  }

  @Test
  void unknownRuleOrFrameworkIsNobodysPage() {
    assertTrue(get("/rules/no-such-rule").isEmpty());
    assertTrue(get("/frameworks/no-such-framework").isEmpty());
  }

  @Test
  void pageBeyondTheLastIsTheLast() {
    Document first = page("/rules/finding-from-assessment");
    Document last = page("/rules/finding-from-assessment", "page", "9999");
    assertFalse(first.select("nav.pager a[rel=next]").isEmpty());
    assertFalse(last.select("nav.pager a[rel=prev]").isEmpty());
    assertTrue(last.select("nav.pager a[rel=next]").isEmpty());
    assertFalse(last.select("#concluded ~ .table-wrap tbody tr").isEmpty());
  }

  @Test
  void frameworkIsAMatrixOfThingsAndCriteria() {
    Document page = page("/frameworks/minimal-cluster");
    int criteria = page.select("ol.criteria > li").size();
    assertTrue(criteria > 10, "it has many criteria");
    Element row = page.expectFirst(".matrix tr:has(a[href=/page/cluster/sinos-valley])");
    assertEquals(criteria, row.select("td").size());
    assertFalse(row.select(".tag.known").isEmpty());
    assertFalse(page.select("#queries ~ ul a[href=/query?name=profile/minimal-cluster]").isEmpty());
  }

  @Test
  void everyFrameworkHasItsPage() {
    List<String> links = page("/frameworks").select(".card a").eachAttr("href");
    assertEquals(24, links.size());
    for (String link : links) {
      assertFalse(page(link).select("h1").text().isEmpty(), link);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sinos", "SINOS", "Síños", "valley sinos", "sinos-valley"})
  void searchMindsNeitherAccentsNorCaseNorOrder(String sought) {
    List<String> found =
        page("/search", "q", sought).select("#kind-cluster + ul a").eachAttr("href");
    assertEquals(List.of("/page/cluster/sinos-valley"), found);
  }

  @Test
  void searchFindsTermsByTheirSpanishNames() {
    List<String> found = page("/search", "q", "jerarquia").select(".hits a").eachAttr("href");
    assertTrue(found.contains("/vocabulary/Hierarchy"), found.toString());
  }

  @Test
  void whatIsSoughtIsShownAsText() {
    Document page = page("/search", "q", "<script>alert(1)</script>");
    assertTrue(page.select("script:not([src])").isEmpty());
    assertTrue(page.select(".note").text().contains("<script>"));
  }

  @Test
  void suggestionsAreTheBestHits() {
    String json = get("/search/suggest", "q", "sinos").orElseThrow().text();
    assertTrue(json.contains("/page/cluster/sinos-valley"), json);
  }

  @Test
  void termSaysHowItStandsToTermsOfOthers() {
    Document page = page("/vocabulary/Ownership");
    assertEquals(
        "https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Ownership/Ownership",
        page.expectFirst("dt:contains(Elsewhere: special case of) + dd a").attr("href"));
    assertEquals(
        "gleif:DirectConsolidation schema:OwnershipInfo",
        page.select("dt:contains(Elsewhere: related) + dd").text());
    String data = get("/vocabulary/Ownership.trig").orElseThrow().text();
    assertTrue(data.contains("FND/OwnershipAndControl/Ownership/"), data);
    String all = get("/ontology.nq").orElseThrow().text();
    assertTrue(all.contains(GraphNames.theory("alignments.ttl").getURI()), "a graph of its own");
    assertFalse(
        graph.data().containsGraph(GraphNames.theory("alignments.ttl")), "no rule reads it");
  }

  @Test
  void codeInColourIsTheSameText() {
    for (var rule : graph.strata().rules().rules()) {
      String text = rule.text().text();
      assertEquals(
          text,
          CodeToken.of(text).stream().map(CodeToken::text).collect(Collectors.joining()),
          rule.name());
    }
  }
}
