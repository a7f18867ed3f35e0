package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/**
 * What people do with the portal, in a real browser. Pictures of the pages are kept in {@code
 * target/screenshots}.
 */
@ExtendWith(Site.Opened.class)
@SuppressWarnings("NullAway.Init") // set before the first test
final class PortalBrowserTest {

  private static final String SINOS = "/page/cluster/sinos-valley";

  private static Browser browser;

  @BeforeAll
  static void open(Site opened) {
    browser = opened.browser();
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
  void answerWithCoordinatesIsSeenAsAMap() {
    browser.go("/query?name=map/places");
    browser.follow(browser.find(".tabs a[href*='view=map']"));
    assertTrue(browser.path().contains("view=map"), browser.path());
    List<WebElement> points = browser.all("#map-result svg .symbols a");
    assertTrue(points.size() >= 3, points.size() + " points");
    assertTrue(points.get(0).getRect().getWidth() > 0, "a point is seen");
    browser.keep("query-map");
    browser.follow(browser.find("#map-result svg a[href='" + SINOS + "']"));
    assertEquals(SINOS, browser.path());
  }

  @Test
  void linkInTheDiagramOfAChainShowsItsEvidenceBesideIt() {
    browser.go("/page/chain/ca-maquila-chain-garments");
    browser.find(".chain-diagram a.link").click();
    browser.await(() -> browser.find("#panel").getText().contains("quasi-hierarchy"));
    browser.keep("chain-panel");
    assertEquals("/page/chain/ca-maquila-chain-garments", browser.path());
    assertFalse(browser.all("#panel a.why").isEmpty(), "each conclusion may be doubted");
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
}
