package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.eslabon.model.DataIris;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of each kind of page: by light and in the dark, in both languages, on a phone. */
@ExtendWith(Site.Opened.class)
@SuppressWarnings("NullAway.Init") // set before the first test
final class PagesBrowserTest {

  private static final List<String> GRAVE = List.of("serious", "critical");
  private static final String LINK = "ca-maquila-link-brokers";
  private static final String STATEMENT =
      "?s=" + iri("id:link/" + LINK) + "&p=" + iri("esl:governance") + "&o=";

  private static Browser browser;

  /**
   * A kind of page.
   *
   * @param name of its picture
   */
  private record Kind(String name, String path) {

    String in(String language) {
      return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("home", "/"),
          new Kind("map", "/map"),
          new Kind("map-embedded", "/map/embed"),
          new Kind("cluster", "/page/cluster/sinos-valley"),
          new Kind("chain", "/page/chain/ca-maquila-chain-garments"),
          new Kind("firm", "/page/firm/ca-maquila-assemblers"),
          new Kind("institution", "/page/institution/chi-state"),
          new Kind("link", "/page/link/" + LINK),
          new Kind("claim", "/page/claim/sinos-claim-06"),
          new Kind("why", "/why" + STATEMENT + iri("esl:QuasiHierarchy")),
          new Kind("why-not", "/why-not" + STATEMENT + iri("esl:Market")),
          new Kind("what-if", "/what-if?row=" + LINK + "&set=product_defined_by=standard"),
          new Kind("query", "/query"),
          new Kind("query-answer", "/query?name=governance/links"),
          new Kind("query-graph", "/query?name=governance/who-governs-whom&view=graph"),
          new Kind("query-map", "/query?name=map/places&view=map"),
          new Kind("query-fault", "/query?query=SELEC"),
          new Kind("rules", "/rules"),
          new Kind("rule", "/rules/finding-known"),
          new Kind("frameworks", "/frameworks"),
          new Kind("framework", "/frameworks/minimal-cluster"),
          new Kind("vocabulary", "/vocabulary"),
          new Kind("term", "/vocabulary/QuasiHierarchy"),
          new Kind("scheme", "/vocabulary/scheme/governance-types"),
          new Kind("load", "/load"),
          new Kind("search", "/search?q=sinos"),
          new Kind("data", "/catalog"),
          new Kind("nothing", "/nowhere"),
          new Kind("nobody", "/page/firm/ca-maquila-asemblers"),
          new Kind("incomplete", "/why"));

  private static String iri(String curie) {
    return DataIris.encode(curie);
  }

  @BeforeAll
  static void open(Site opened) {
    browser = opened.browser();
  }

  @AfterAll
  static void speakEnglishAgain() {
    browser.go("/?lang=en");
  }

  @TestFactory
  Stream<DynamicTest> axeFindsNothingGraveInLightAndDarkAndBothLanguages() {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        kind.name() + " light", () -> assertSound(kind, "light", "en")),
                    DynamicTest.dynamicTest(
                        kind.name() + " dark", () -> assertSound(kind, "dark", "es"))));
  }

  private static void assertSound(Kind kind, String scheme, String language) {
    browser.prefer(scheme);
    try {
      browser.go(kind.in(language));
      assertEquals(language, browser.find("html").getDomAttribute("lang"));
      browser.keep(kind.name() + "-" + scheme);
      List<Rule> faults = new AxeBuilder().analyze(browser.driver()).getViolations();
      assertEquals(
          List.of(),
          faults.stream()
              .filter(fault -> GRAVE.contains(fault.getImpact()))
              .map(
                  fault ->
                      fault.getId()
                          + ": "
                          + fault.getHelp()
                          + " "
                          + fault.getNodes().get(0).getHtml())
              .toList());
    } finally {
      browser.prefer("light");
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingIsWiderThanAPhone() {
    return KINDS.stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () -> {
                      browser.resize(500, 900);
                      try {
                        browser.go(kind.path());
                        browser.keep(kind.name() + "-phone");
                        assertEquals(
                            true,
                            browser
                                .driver()
                                .executeScript(
                                    "return document.documentElement.scrollWidth <= innerWidth"));
                      } finally {
                        browser.resize(1280, 1000);
                      }
                    }));
  }
}
