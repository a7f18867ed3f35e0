package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.query.Profile;
import org.eslabon.web.Answer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of a cluster says of real cases. */
final class ClusterPageTest {

  private static Element fact(Document page, String term) {
    Element name =
        page.select("dl.facts dt").stream()
            .filter(each -> each.text().equals(term))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no fact " + term));
    return Objects.requireNonNull(name.nextElementSibling());
  }

  private static Element framework(Document page, String name) {
    return page.select("details.framework").stream()
        .filter(each -> each.expectFirst("summary bdi").text().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no framework " + name));
  }

  @Test
  void sinosSellsThroughFourChainsThatAreGovernedDifferently() {
    Document page = BundledPages.page("/page/cluster/sinos-valley?lang=en");
    assertEquals("Valle de Sinos", page.expectFirst("h1").text());
    assertEquals("Brazil", fact(page, "country").text());
    assertEquals(4, page.select("#chains tbody").size());
    assertEquals(5, page.select("#chains .badge").size());
    List<String> badges =
        fact(page, "Governance of its links").select("li").eachText().stream().sorted().toList();
    assertEquals(
        List.of("market (claimed) 2", "quasi-hierarchy (claimed) 1", "undetermined 2"), badges);
  }

  @Test
  void whatRulesConcludeIsMarkedAndLeadsToItsWhy() {
    Document page = BundledPages.page("/page/cluster/sinos-valley?lang=en");
    Element phase = fact(page, "computed phase");
    assertEquals("phase III, interrelated", phase.expectFirst(".inferred").text());
    String why = phase.expectFirst("a.why").attr("href");
    assertEquals(200, BundledPages.get(decoded(why)).status(), why);
    assertFalse(page.select("#profile td .inferred").isEmpty());
    for (Element inferred : page.select("#profile td:has(> .inferred)")) {
      assertFalse(inferred.select("a.why").isEmpty(), inferred.text());
    }
  }

  private static String decoded(String address) {
    return URLDecoder.decode(address, StandardCharsets.UTF_8);
  }

  @Test
  void sourcesThatDisagreeAreBothHeard() {
    Element conflict =
        framework(BundledPages.page("/page/cluster/sinos-valley?lang=en"), "claims that conflict");
    assertEquals(2, conflict.select("td .tag.contested").size());
    String said = conflict.select("tbody td").eachText().toString();
    assertTrue(said.contains("high") && said.contains("low"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sinos-valley", "gam-cluster", "world-varmland", "italy-districts"})
  void profileIsWhatTheGraphProfiles(String id) {
    Document page = BundledPages.page("/page/cluster/" + id + "?lang=en");
    ValueGraph graph = BundledPages.portal().graph();
    Profile profile = graph.profile(id, Language.EN);
    assertEquals(graph.profile(id, Language.ES), graph.translated(profile, Language.ES));
    long answering = profile.sections().stream().filter(Profile.Section::saysSomething).count();
    assertEquals(answering, page.select("details.framework").size());
    assertEquals(profile.sections().size() - answering, page.select(".silent > li").size());
    int lines =
        profile.sections().stream()
            .mapToInt(part -> part.in(Profile.KNOWN).size() + part.in(Profile.CONTESTED).size())
            .sum();
    assertEquals(lines, page.select("details.framework tbody tr").size());
  }

  @Test
  void gamarraHasItsInstitutionsAndPrescriptionsByGround() {
    Document page = BundledPages.page("/page/cluster/gam-cluster?lang=en");
    assertTrue(page.select("#members a[href^=/page/institution/]").size() > 3);
    assertFalse(page.select("#prescriptions details").isEmpty());
    assertFalse(page.select("#gaps .inferred").isEmpty());
    for (Element advice : page.select("#prescriptions li")) {
      assertFalse(advice.select(".inferred").isEmpty(), advice.text());
    }
  }

  @Test
  void aPoorCaseSaysWhatNobodySays() {
    Document page = BundledPages.page("/page/cluster/world-varmland?lang=en");
    assertTrue(page.select("#chains").isEmpty());
    assertFalse(page.select(".silent li").isEmpty());
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    Document english = BundledPages.page("/page/cluster/sinos-valley?lang=en");
    Document spanish = BundledPages.page("/page/cluster/sinos-valley?lang=es");
    assertEquals("es", spanish.expectFirst("html").attr("lang"));
    assertEquals("Brasil", fact(spanish, "país").text());
    for (String part : List.of("section", "details", "tbody tr")) {
      assertEquals(english.select(part).size(), spanish.select(part).size(), part);
    }
  }

  /** Pages of clusters of which something was measured. */
  private static List<String> measured() {
    DatasetGraph data = BundledPages.portal().graph().data();
    Set<String> paths = new TreeSet<>();
    data.find(Node.ANY, Node.ANY, Esl.term("observes"), Node.ANY)
        .forEachRemaining(quad -> paths.add(quad.getObject().getURI()));
    return paths.stream()
        .filter(iri -> iri.startsWith(Esl.DEFAULT_BASE + "cluster/"))
        .map(iri -> "/page/" + iri.substring(Esl.DEFAULT_BASE.length()))
        .toList();
  }

  @Test
  void indicatorsAreBarsWithNumbers() {
    List<String> measured = measured();
    assertFalse(measured.isEmpty());
    for (String path : measured) {
      for (Element chart : BundledPages.page(path).select("#indicators svg.chart")) {
        String values = chart.select(".value").eachText().stream().collect(Collectors.joining());
        assertTrue(values.matches(".*\\d.*"), path);
        for (String value : chart.select(".value").eachText()) {
          assertTrue(chart.attr("aria-label").contains(value), path);
        }
      }
    }
  }

  @Test
  void allLinksToPartsOfThePageLeadSomewhere() {
    Document page = BundledPages.page("/page/cluster/sinos-valley?lang=en");
    for (Element link : page.select("main a[href^=#]")) {
      assertFalse(page.select(link.attr("href")).isEmpty(), link.attr("href"));
    }
  }

  @Test
  void nobodyAnswersForAClusterThatIsNotThere() {
    assertTrue(BundledPages.find("/page/cluster/atlantis").map(Answer::status).orElse(404) == 404);
  }
}
