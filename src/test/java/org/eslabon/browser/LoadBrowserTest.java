package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.eslabon.ValueGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People who load tables of their own, as text and as workbooks. */
@ExtendWith(Site.Opened.class)
@SuppressWarnings("NullAway.Init") // set before the first test
final class LoadBrowserTest {

  private static Site site;
  private static ValueGraph graph;
  private static Browser browser;

  @BeforeAll
  static void open(Site opened) {
    site = opened;
    graph = opened.graph();
    browser = opened.browser();
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
    site.signIn();
    browser.follow(browser.find("form[action$='/load/store'] button.primary"));
    assertTrue(browser.text().contains("Stored"), browser.text());
    assertEquals(version + 1, graph.version());
    site.signOut();
    browser.go("/page/link/test-link");
    assertTrue(browser.text().contains("market"), browser.text());
  }

  @Test
  void badWorkbookIsMarkedInTheCellsOfItsSheets(@TempDir Path folder) throws IOException {
    Path book =
        workbook(
            folder,
            Map.of(
                "firms",
                List.of(
                    List.of("id", "name", "country"),
                    List.of("acme", "Acme", "BR"),
                    List.of("beta", "Beta", "Brazil")),
                "links",
                List.of(
                    List.of("id", "supplier", "buyer", "power"),
                    List.of("x", "acme", "beta", "enormous"))));
    browser.go("/load");
    browser.find("#files").sendKeys(book.toString());
    browser.follow(browser.find("form.load button.primary"));
    browser.keep("load-workbook-bad");
    List<String> wrong = browser.all("td.wrong").stream().map(cell -> cell.getText()).toList();
    assertEquals(2, wrong.size(), wrong.toString());
    assertTrue(wrong.get(0).startsWith("Brazil"), wrong.toString());
    assertTrue(wrong.get(1).startsWith("enormous"), wrong.toString());
    List<String> places =
        browser.all("ol.faults code.source").stream().map(place -> place.getText()).toList();
    assertEquals(List.of("tables.xlsx#firms:3:3", "tables.xlsx#links:2:4"), places);
  }

  @Test
  void goodWorkbookIsPreviewedAndStoredByAUser(@TempDir Path folder) throws IOException {
    Path book =
        workbook(
            folder,
            Map.of(
                "firms",
                List.of(
                    List.of("id", "name", "country"),
                    List.of("book-acme", "Book Acme", "BR"),
                    List.of("book-beta", "Book Beta", "BR")),
                "links",
                List.of(
                    List.of("id", "supplier", "buyer", "product_defined_by", "power"),
                    List.of("book-link", "book-acme", "book-beta", "buyer", "buyer"))));
    long version = graph.version();
    browser.go("/load");
    browser.find("#collection").sendKeys("Workbook test");
    browser.find("#files").sendKeys(book.toString());
    browser.follow(browser.find("form.load button.primary"));
    browser.keep("load-workbook-preview");
    assertTrue(browser.text().contains("Book Acme → Book Beta"), browser.text());
    assertTrue(browser.text().contains("quasi-hierarchy"), browser.text());
    assertEquals(version, graph.version(), "a preview writes nothing");
    site.signIn();
    browser.follow(browser.find("form[action$='/load/store'] button.primary"));
    site.signOut();
    assertTrue(browser.text().contains("Stored"), browser.text());
    browser.go("/page/link/book-link");
    assertEquals("quasi-hierarchy", browser.find(".verdict .badge").getText());
  }

  /** One sheet a table, by name. */
  private static Path workbook(Path folder, Map<String, List<List<String>>> tables)
      throws IOException {
    Path file = folder.resolve("tables.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      new TreeMap<>(tables)
          .forEach(
              (name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < rows.size(); row++) {
                  for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                  }
                }
              });
    }
    return file;
  }
}
