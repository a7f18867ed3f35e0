package org.eslabon.portal.thing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.portal.Portal;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A firm and a chain with more links than a page can show: as large a page as with a few. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HubPageTest {

  private static final int LINKS = 700;
  private static final int FIRST_PAINT = 200_000;

  private static final String VALUED =
      """
      v1,valued,b1,b2,cloth,1000000,USD
      v2,valued,b2,b3,cloth,250000,USD
      v3,valued,b3,b4,cloth,60000,USD
      v4,valued,b4,b5,cloth,,
      """;

  private ValueGraph graph;
  private Portal portal;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("firms.csv"),
        "id,name\nhub,Hub\n" + lines("b%1$d,Buyer %1$d S.A. with a name of some length\n"));
    Files.writeString(
        folder.resolve("chains.csv"), "id,name\nlong,Long chain\nvalued,Chain with values\n");
    Files.writeString(
        folder.resolve("links.csv"),
        "id,chain,supplier,buyer,product,value,currency\n"
            + lines("l%1$d,long,hub,b%1$d,cloth,,\n")
            + VALUED);
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(new LoadRequest(List.of(folder), null, null, Esl.DEFAULT_BASE));
    portal = new Portal(graph, PortalSettings.local(0));
  }

  @AfterAll
  void close() {
    graph.close();
  }

  private static String lines(String format) {
    return IntStream.range(0, LINKS).mapToObj(format::formatted).collect(Collectors.joining());
  }

  private Document page(String path, Map<String, List<String>> parameters) {
    Answer answer = portal.answer(Request.get(path, parameters)).orElseThrow();
    assertEquals(200, answer.status(), path);
    assertTrue(
        answer.text().getBytes(StandardCharsets.UTF_8).length < FIRST_PAINT,
        () -> path + " has " + answer.text().length() + " letters");
    return Jsoup.parse(answer.text());
  }

  @Test
  void aFirmShowsItsFirstLinksAndLeadsToAll() {
    Document page = page("/page/firm/hub", Map.of());
    assertEquals(FirstLinks.MOST, page.select("table.links tbody tr").size());
    assertEquals("#incoming", page.expectFirst("#links .note a").attr("href"));
    assertEquals(1, page.select("#incoming").size());
    Set<String> links = new HashSet<>();
    int part = 1;
    while (part > 0) {
      Document each = page("/page/firm/hub", Map.of("in", List.of(String.valueOf(part))));
      links.addAll(each.select("table.sheet a[href^=/page/link/]").eachAttr("href"));
      part = each.select("a[rel=next]").isEmpty() ? 0 : part + 1;
    }
    assertEquals(LINKS, links.size());
  }

  @Test
  void aChainDrawsItsFirstLinks() {
    Document page = page("/page/chain/long", Map.of());
    assertEquals(FirstLinks.MOST, page.select("table.links tbody tr").size());
    assertEquals(1, page.select("#diagram p.note").size());
    assertEquals(
        FirstLinks.MOST + 1,
        page.select("table.links td:nth-child(-n+2) a").stream()
            .map(link -> link.attr("href"))
            .distinct()
            .count());
  }

  @Test
  void queriesAndDataOfItSayThatThereIsMore() {
    Document links =
        page("/query", Map.of("name", List.of("governance/links-of-firm"), "firm", List.of("hub")));
    int rows = links.select("#answer tbody tr").size();
    assertTrue(rows > 50 && rows < LINKS, rows + " rows");
    assertTrue(links.select("#answer [role=status]").text().startsWith("The first " + rows));
    Document edges =
        page("/query", Map.of("name", List.of("chains/network"), "view", List.of("graph")));
    assertTrue(edges.select("#answer [role=status]").text().startsWith("The first "));
    page("/map", Map.of("kind", List.of("all"), "area", List.of("all")));
    page("/search", Map.of("q", List.of("buyer")));
  }

  @Test
  void widthOfALineGrowsWithTheValueOfItsLink() {
    List<Integer> widths =
        page("/page/chain/valued", Map.of()).select("#diagram .chain-diagram g.line path").stream()
            .map(path -> Integer.parseInt(path.attr("stroke-width")))
            .sorted()
            .toList();
    assertEquals(8, widths.size(), "a line to each link, and one from it");
    assertEquals(4, widths.stream().distinct().count(), widths::toString);
    int plain = widths.get(0);
    int quarter = widths.get(5);
    int whole = widths.get(7);
    assertTrue(Math.abs(whole - plain - 2 * (quarter - plain)) <= 1, "an area as large as a value");
    Document page = page("/page/chain/valued", Map.of());
    assertEquals(
        List.of("1,000,000 USD", "250,000 USD", "60,000 USD"),
        page.select("table.links td").eachText().stream()
            .filter(text -> text.endsWith("USD"))
            .toList());
    String widest = String.valueOf(widths.get(7));
    assertEquals(2, page.select("#diagram g.line path[stroke-width=" + widest + "]").size());
    assertTrue(page.select(".chain-diagram").text().contains("1,000,000 USD"), page.text());
  }

  @Test
  void whatADivisionGivesIsShownWithFewDigits() {
    Document page = page("/query", Map.of("query", List.of("SELECT (40/3 AS ?a) (1/8 AS ?b) {}")));
    assertEquals(List.of("13.3333", "0.125"), page.select("#answer tbody td").eachText());
    Document tiny = page("/query", Map.of("query", List.of("SELECT (1/300000 AS ?a) {}")));
    assertTrue(tiny.select("#answer tbody td").text().startsWith("0.0000033"), "not nothing");
  }

  @Test
  void aFirmWithOneLinkSaysNothingOfMore() {
    assertEquals(0, page("/page/firm/b7", Map.of()).select("#links .note").size());
  }
}
