package org.eslabon.portal;

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

  private static final int LINKS = 260;
  private static final int FIRST_PAINT = 200_000;

  private ValueGraph graph;
  private Portal portal;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("firms.csv"),
        "id,name\nhub,Hub\n" + lines("b%1$d,Buyer %1$d S.A. with a name of some length\n"));
    Files.writeString(folder.resolve("chains.csv"), "id,name\nlong,Long chain\n");
    Files.writeString(
        folder.resolve("links.csv"),
        "id,chain,supplier,buyer,product\n" + lines("l%1$d,long,hub,b%1$d,cloth\n"));
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
  void aFirmWithOneLinkSaysNothingOfMore() {
    assertEquals(0, page("/page/firm/b7", Map.of()).select("#links .note").size());
  }
}
