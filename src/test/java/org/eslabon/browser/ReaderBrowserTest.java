package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** People who doubt a page, quote it, take it further, or show it on a page of their own. */
@ExtendWith(Site.Opened.class)
@SuppressWarnings("NullAway.Init") // set before the first test
final class ReaderBrowserTest {

  private static final String LINK = "/page/link/ca-maquila-link-brokers";
  private static final int MOST_TABS = 120;

  private static Browser browser;

  @BeforeAll
  static void open(Site opened) {
    browser = opened.browser();
  }

  @Test
  void eachTypeThatIsNotGivenHasAWhyNotThatSaysWhatIsMissing() {
    browser.go(LINK);
    int types = browser.all("tr:has(.badge) a.why").size();
    List<WebElement> whyNot = browser.all("tr:has(.badge) a.why[href^='/why-not?']");
    assertTrue(types >= 4, types + " types");
    assertEquals(types - 1, whyNot.size(), "one type is given");
    for (int i = 0; i < whyNot.size(); i++) {
      browser.go(LINK);
      browser.follow(browser.all("tr:has(.badge) a.why[href^='/why-not?']").get(i));
      assertTrue(browser.path().startsWith("/why-not?"), browser.path());
      assertFalse(browser.all("main a[href^='/rules/']").isEmpty(), "no rule is named");
    }
    browser.keep("why-not-of-a-type");
  }

  @Test
  void citationIsReachedAndNamesTheThingAndTheVersion() {
    browser.go("/page/cluster/sinos-valley");
    browser.find("a[href='#cite']").click();
    browser.await(() -> browser.path().endsWith("#cite"));
    WebElement cite = browser.find("#cite");
    browser.await(() -> isInView(cite));
    assertTrue(cite.getText().contains("https://w3id.org/eslabon/id/cluster/sinos-valley"));
    assertFalse(cite.getText().contains("@misc"), "BibTeX is folded");
    browser.find("#cite summary").click();
    browser.await(() -> cite.getText().contains("@"));
    assertTrue(cite.getText().contains("sinos-valley"), cite.getText());
    browser.keep("cite");
  }

  private static boolean isInView(WebElement element) {
    return Boolean.TRUE.equals(
        browser
            .driver()
            .executeScript(
                "const r = arguments[0].getBoundingClientRect();"
                    + "return r.top < innerHeight && r.bottom > 0",
                element));
  }

  @Test
  void queryOfAPageIsOpenedInTheEditorAndRun() {
    browser.go(LINK);
    browser.follow(browser.find("#cite a.button"));
    assertTrue(browser.path().startsWith("/query?"), browser.path());
    String written = browser.find(".CodeMirror").getText();
    assertTrue(written.contains("ca-maquila-link-brokers"), written);
    browser.keep("open-in-sparql");
    browser.follow(
        browser.find("form:has(#query-text) button.primary, form:has(.CodeMirror) button.primary"));
    List<WebElement> rows = browser.all("#answer tbody tr");
    assertTrue(rows.size() > 3, browser.text());
    assertTrue(browser.all("#faults").isEmpty());
  }

  @Test
  void keyboardAloneReachesAProofAndItsRule() {
    browser.go(LINK);
    enter(element -> attribute(element, "href").startsWith("/why?"));
    browser.await(() -> browser.path().startsWith("/why?"));
    assertTrue(browser.text().contains("quasi-hierarchy"), browser.text());
    enter(element -> attribute(element, "href").startsWith("/rules/"));
    browser.await(() -> browser.path().startsWith("/rules/"));
  }

  /** Goes on by Tab until something has the focus, which has to be seen, and presses Enter. */
  private static void enter(Predicate<WebElement> wanted) {
    Actions keys = new Actions(browser.driver());
    for (int i = 0; i < MOST_TABS; i++) {
      keys.sendKeys(Keys.TAB).perform();
      WebElement focus = browser.driver().switchTo().activeElement();
      if (wanted.test(focus)) {
        assertTrue(isInView(focus), "what has the focus is on the screen");
        assertFalse("none".equals(focus.getCssValue("outline-style")), "the focus is seen");
        keys.sendKeys(Keys.ENTER).perform();
        return;
      }
    }
    throw new AssertionError("not reached with " + MOST_TABS + " tabs");
  }

  private static String attribute(WebElement element, String name) {
    String value = element.getDomAttribute(name);
    return value == null ? "" : value;
  }

  @Test
  void mapIsSeenOnAPageOfAnotherSiteAndNothingElseIs() throws IOException {
    browser.go("/map");
    WebElement snippet = browser.find("pre code:not(:empty)");
    String line = String.valueOf(snippet.getDomProperty("textContent")).strip();
    assertEquals(1, line.lines().count(), line);
    String frames =
        line
            + line.replaceFirst("/map/embed[^\"]*", "/map")
            + line.replaceFirst("/map/embed[^\"]*", "/");
    HttpServer other = elsewhere("<!DOCTYPE html><title>Elsewhere</title>" + frames);
    try {
      browser.driver().get("http://127.0.0.1:" + other.getAddress().getPort() + "/");
      List<WebElement> shown = browser.driver().findElements(By.tagName("iframe"));
      assertEquals(3, shown.size());
      browser.driver().switchTo().frame(shown.get(0));
      browser.await(() -> browser.all("svg.map .symbols a").size() >= 3);
      assertTrue(browser.all("svg.map .symbols a").get(0).getRect().getWidth() > 0);
      for (WebElement refused : List.of(shown.get(1), shown.get(2))) {
        browser.driver().switchTo().defaultContent();
        browser.driver().switchTo().frame(refused);
        assertEquals(0, browser.all("header, main, svg").size());
      }
      browser.driver().switchTo().defaultContent();
      browser.keep("map-elsewhere");
    } finally {
      browser.driver().switchTo().defaultContent();
      other.stop(0);
      browser.go("/catalog");
      List<String> complaints = browser.complaints();
      assertTrue(browser.strangers().stream().allMatch(each -> each.contains("127.0.0.1")));
      assertTrue(
          complaints.stream()
              .allMatch(each -> each.contains("frame-ancestors") || each.contains("favicon")),
          complaints.toString());
    }
  }

  /** A page at another address than the portal's. */
  private static HttpServer elsewhere(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }
}
