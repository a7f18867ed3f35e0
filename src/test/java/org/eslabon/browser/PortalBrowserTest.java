package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.server.PortalServer;
import org.eslabon.server.ServerSettings;
import org.eslabon.server.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/**
 * What people do with the portal, in a real browser. Pictures of the pages are kept in {@code
 * target/screenshots}. Skipped where there is no Chromium, which CI takes for a failure.
 */
final class PortalBrowserTest {

  private static final String SINOS = "/page/cluster/sinos-valley";
  private static final List<String> GRAVE = List.of("serious", "critical");

  private static ValueGraph graph;
  private static PortalServer server;
  private static Browser browser;

  @BeforeAll
  static void openBrowser(@TempDir Path folder) {
    Optional<List<Path>> programs = Browser.installed();
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(programs.isPresent(), "CI needs chromium and chromium-driver: see .ci/run");
    }
    Assumptions.assumeTrue(
        programs.isPresent(), "no chromium with chromedriver: apt-get install chromium-driver");
    Path users = folder.resolve("users");
    Users.setPassword(users, "ana", "a long pass phrase");
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(
            Stream.of("sinos-valley", "central-american-maquila", "chimbote", "sources")
                .map(name -> Path.of("datasets", name))
                .toList()));
    server = PortalServer.start(graph, ServerSettings.local(0).withUsers(users));
    browser = Browser.open(programs.get(), server.url());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      server.close();
      graph.close();
    }
  }

  /** Holds after each of them: everything came from here, and the console is silent. */
  @AfterEach
  void nothingFromElsewhereAndNoComplaints() {
    assertEquals(Set.of(), browser.strangers(), "requests to other hosts");
    assertEquals(
        List.of(),
        browser.complaints().stream()
            // a page with a status such as 422 is meant to have it
            .filter(line -> !line.contains("Failed to load resource"))
            .toList(),
        "complaints in the console");
  }

  @Test
  void mapIsFilteredAndLeadsToSinos() {
    browser.go("/map");
    browser.keep("map");
    int before = browser.all(".map-list li").size();
    WebElement country = browser.find("#map-country");
    new Select(country).selectByValue("BR");
    browser.find(".map-form button.primary").click();
    browser.await(() -> browser.all(".map-list li").size() < before);
    List<WebElement> rows = browser.all(".map-list li");
    assertTrue(!rows.isEmpty() && rows.size() < before, rows.size() + " of " + before);
    browser.keep("map-brazil");
    browser.follow(browser.find(".map-list a[href='" + SINOS + "']"));
    assertEquals(SINOS, browser.path());
    assertTrue(browser.text().contains("Sinos"));
  }

  @Test
  void whyOfALinkLeadsToThePassage() {
    browser.go("/query?name=governance/who-governs-whom");
    browser.follow(browser.find("#answer a[href^='/page/link/']"));
    browser.keep("link");
    browser.follow(browser.find("a.why[href^='/why?']"));
    browser.keep("why");
    assertTrue(browser.text().contains("001"), "the passage is named: " + browser.text());
    assertFalse(browser.all("main a[href^='/rules/']").isEmpty(), "the rules are named");
  }

  @Test
  void languageIsSwitchedAndKept() {
    browser.go("/rules?lang=en");
    browser.follow(browser.find("a.language"));
    assertEquals("es", browser.find("html").getDomAttribute("lang"));
    browser.go("/frameworks");
    assertTrue(browser.text().startsWith("Marcos"), browser.text());
    browser.go("/frameworks?lang=en");
    assertTrue(browser.text().startsWith("Frameworks"), browser.text());
  }

  @Test
  void catalogueQueryIsFoundFilledAndAsked() {
    browser.go("/query");
    browser.find(".CodeMirror");
    int all = browser.all(".catalog li").size();
    browser.find("#catalog-search").sendKeys("GOVERNS whóm");
    List<String> found =
        browser.all(".catalog .area:not([hidden]) li:not([hidden]) a").stream()
            .map(link -> link.getDomAttribute("href"))
            .toList();
    assertTrue(found.contains("/query?name=governance/who-governs-whom"), found.toString());
    assertTrue(found.size() < all / 4, found.size() + " of " + all);
    browser.go("/query?name=profile/minimal-cluster");
    browser.find("#p-cluster").sendKeys("sinos-valley");
    browser.follow(browser.find("#parameters button.primary"));
    assertTrue(browser.path().contains("cluster=sinos-valley"), browser.path());
    List<WebElement> rows = browser.all("#answer tbody tr");
    assertFalse(rows.isEmpty());
    browser.keep("query-named");
    browser.find("table.sortable thead button").click();
    assertEquals("ascending", browser.find("table.sortable thead th").getDomAttribute("aria-sort"));
    assertEquals(rows.size(), browser.all("#answer tbody tr").size());
  }

  @Test
  void queryWithAFaultShowsLineColumnAndHint() {
    browser.go("/query?query=SELECT%20*%0AWHERE%20%7B%20%3Fs%20a%20esl%3AFirm%20%7D");
    String fault = browser.find("#faults").getText();
    assertTrue(fault.contains("query:2:") && fault.contains("Hint"), fault);
    browser.find(".CodeMirror .faulty-line");
    browser.keep("query-fault");
  }

  @Test
  void badTableIsMarkedInItsCells(@TempDir Path folder) throws IOException {
    Path firms = folder.resolve("firms.csv");
    Files.writeString(firms, "id,name,country\nacme,Acme,Brazil\nbeta,Beta,BR\n");
    browser.go("/load");
    browser.find("#files").sendKeys(firms.toString());
    browser.follow(browser.find("form.load button.primary"));
    assertEquals(
        "Brazil",
        browser.find("td.wrong").getText().lines().findFirst().orElse("").replaceAll(" .*", ""));
    assertTrue(browser.text().contains("L0"), browser.text());
    browser.keep("load-bad");
  }

  @Test
  void goodTablesArePreviewedAndStoredByAUser(@TempDir Path folder) throws IOException {
    Path firms = folder.resolve("firms.csv");
    Path links = folder.resolve("links.csv");
    Files.writeString(firms, "id,name,country\ntest-acme,Acme,BR\ntest-beta,Beta,BR\n");
    Files.writeString(
        links, "id,supplier,buyer,product_defined_by\ntest-link,test-acme,test-beta,standard\n");
    long version = graph.version();
    browser.go("/load");
    browser.find("#collection").sendKeys("Browser test");
    browser.find("#files").sendKeys(firms + "\n" + links);
    browser.follow(browser.find("form.load button.primary"));
    browser.keep("load-preview");
    assertTrue(browser.text().contains("market"), browser.text());
    assertEquals(version, graph.version(), "a preview writes nothing");
    authorize(Map.of("Authorization", "Basic " + base64("ana:a long pass phrase")));
    browser.follow(browser.find("form[action$='/load/store'] button.primary"));
    assertTrue(browser.text().contains("Stored"), browser.text());
    assertEquals(version + 1, graph.version());
    authorize(Map.of());
    browser.go("/page/link/test-link");
    assertTrue(browser.text().contains("market"), browser.text());
  }

  /** A browser asks for name and password in a window of its own, which a driver cannot fill. */
  private static void authorize(Map<String, String> headers) {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser.driver().executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cellOfALinkIsSupposed() {
    browser.go("/query?name=governance/who-governs-whom");
    browser.follow(browser.find("#answer a[href^='/page/link/']"));
    assertEquals("quasi-hierarchy", browser.find(".verdict .badge").getText());
    Select cell = new Select(browser.find("form.what-if select[name=set]"));
    cell.selectByValue("product_defined_by=standard");
    browser.follow(browser.find("form.what-if button.primary"));
    assertTrue(browser.path().startsWith("/what-if"), browser.path());
    String differences = browser.find("table.differences tbody").getText();
    assertTrue(differences.contains("market"), differences);
    browser.keep("what-if");
  }

  @Test
  void keyboardAloneReachesContentSearchAndPages() {
    browser.go("/");
    Actions keys = new Actions(browser.driver());
    keys.sendKeys(Keys.TAB).perform();
    assertEquals("skip", focus().getDomAttribute("class"));
    for (int i = 0; i < 30 && !"site-search".equals(focus().getDomAttribute("id")); i++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertEquals("site-search", focus().getDomAttribute("id"));
    keys.sendKeys("sinos").perform();
    keys.sendKeys(Keys.ENTER).perform();
    browser.await(() -> browser.path().startsWith("/search?"));
    WebElement hit = browser.find("#search-results a[href='" + SINOS + "']");
    for (int i = 0; i < 60 && !focus().equals(hit); i++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertEquals(hit, focus());
    keys.sendKeys(Keys.ENTER).perform();
    browser.await(() -> browser.path().equals(SINOS));
  }

  private static WebElement focus() {
    return browser.driver().switchTo().activeElement();
  }

  /** Each kind of page, by the name of its picture. */
  private static List<List<String>> pages() {
    return List.of(
        List.of("home", "/"),
        List.of("map", "/map"),
        List.of("cluster", SINOS),
        List.of("chain", "/page/chain/sinos-us"),
        List.of("query", "/query"),
        List.of("query-answer", "/query?name=governance/links"),
        List.of("rules", "/rules"),
        List.of("rule", "/rules/finding-known"),
        List.of("frameworks", "/frameworks"),
        List.of("framework", "/frameworks/minimal-cluster"),
        List.of("vocabulary", "/vocabulary"),
        List.of("term", "/vocabulary/QuasiHierarchy"),
        List.of("load", "/load"),
        List.of("search", "/search?q=sinos"));
  }

  @TestFactory
  Stream<DynamicTest> axeFindsNothingGraveInLightAndDark() {
    return pages().stream()
        .flatMap(
            page ->
                Stream.of("light", "dark")
                    .map(
                        scheme ->
                            DynamicTest.dynamicTest(
                                page.get(1) + " " + scheme, () -> assertSound(page, scheme))));
  }

  private static void assertSound(List<String> page, String scheme) {
    browser.prefer(scheme);
    try {
      browser.go(page.get(1));
      browser.keep(page.get(0) + "-" + scheme);
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
    return pages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.get(1),
                    () -> {
                      browser.resize(500, 900);
                      try {
                        browser.go(page.get(1));
                        browser.keep(page.get(0) + "-phone");
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
