package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.thing.ThingSection;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of chains, links, firms and of questions about them, over bundled cases. */
final class ThingPagesTest {

  private static final int FIRST_PAINT = 200_000;
  private static final String MAQUILA = "/page/link/ca-maquila-link-parent";

  private static ValueGraph graph;
  private static Portal portal;

  @BeforeAll
  static void loadThreeCases() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(
            List.of(
                Path.of("datasets/sinos-valley"),
                Path.of("datasets/central-american-maquila"),
                Path.of("datasets/gamarra"),
                Path.of("datasets/yanacocha"),
                Path.of("datasets/sources"))));
    portal = new Portal(graph, PortalSettings.local(0));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  private static Request request(String address) {
    String[] parts = address.split("[?#]", -1);
    Map<String, List<String>> parameters = new HashMap<>();
    if (address.contains("?")) {
      for (String pair : parts[1].split("&", -1)) {
        String[] sides = pair.split("=", 2);
        parameters.merge(
            decoded(sides[0]),
            List.of(decoded(sides[1])),
            (one, other) -> List.of(one.get(0), other.get(0)));
      }
    }
    return Request.get(decoded(parts[0].replace("+", "%2B")), parameters);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Document page(String address) {
    Answer answer = portal.answer(request(address)).orElseThrow();
    assertEquals(200, answer.status(), address);
    assertTrue(answer.text().length() < FIRST_PAINT, () -> address + " is too heavy");
    return Jsoup.parse(answer.text(), "http://localhost/");
  }

  private static List<String> paths(String kind) {
    return new ThingSection(graph)
        .paths()
        .filter(path -> path.matches("/page/" + kind + "/[^/]+"))
        .toList();
  }

  @Test
  void everyChainIsDrawnAndSaidInATable() {
    List<String> chains = paths("chain");
    assertFalse(chains.isEmpty());
    for (String chain : chains) {
      Document page = page(chain);
      Set<String> drawn = hrefs(page.select("svg.chain-diagram a.link"));
      assertEquals(linksOf(chain), drawn, chain);
      assertEquals(drawn, hrefs(page.select("table.links td:last-child a")), chain);
      assertEquals(drawn.isEmpty(), page.select("svg.chain-diagram > title").isEmpty(), chain);
      page.select("svg a.link text.type").forEach(type -> assertFalse(type.text().isBlank()));
    }
  }

  private static Set<String> linksOf(String chain) {
    Node node = NodeFactory.createURI(Esl.DEFAULT_BASE + chain.substring("/page/".length()));
    return Txn.calculateRead(
        graph.data(),
        () ->
            graph.data().getUnionGraph().find(Node.ANY, Esl.term("inChain"), node).toList().stream()
                .map(Triple::getSubject)
                .filter(link -> link.getURI().startsWith(Esl.DEFAULT_BASE + "link/"))
                .map(link -> new ServedLinks(Esl.DEFAULT_BASE).toThing(link))
                .collect(Collectors.toSet()));
  }

  private static Set<String> hrefs(Elements links) {
    return links.stream().map(link -> link.attr("href")).collect(Collectors.toSet());
  }

  @Test
  void aLinkSaysWhatIsStatedDerivedAndUnknown() {
    Document page = page(MAQUILA);
    assertEquals("quasi-hierarchy", page.select(".verdict .big .badge").text());
    Element product = row(page, "product defined by");
    assertTrue(product.text().contains("defined by the buyer"), product.text());
    assertTrue(product.text().contains("links.csv, line 2"), product.text());
    assertTrue(row(page, "complexity").text().contains("unknown"));
    assertTrue(row(page, "power").expectFirst("td:last-child").text().startsWith("buyer dominant"));
    assertEquals(4, page.select("table.types tbody tr").size());
  }

  private static Element row(Document page, String fact) {
    return page.select("table.determinants tbody tr").stream()
        .filter(row -> row.select("th").text().equals(fact))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + fact));
  }

  @Test
  void whatWouldDecideALinkIsAskedFor() {
    Document page = page("/page/link/sinos-us-link");
    Elements asked = page.select("#determinants tr:has(.ask) th");
    assertFalse(asked.isEmpty());
    asked.forEach(
        fact -> assertTrue(page.select("#determinants .note").text().contains(fact.text())));
  }

  @Test
  void whyOpensTheProofDownToThePassage() {
    Document link = page(MAQUILA);
    String why = link.select("table.types tr:has(strong) a.why").attr("href");
    Document page = page(why);
    Triple fact =
        Triple.create(
            NodeFactory.createURI(Esl.DEFAULT_BASE + "link/ca-maquila-link-parent"),
            Esl.term("governance"),
            Esl.term("QuasiHierarchy"));
    assertEquals(numberOfConclusions(fact), page.select(".proof .number").size());
    assertTrue(page.select(".proof .cited").text().contains("004:2025-2027"));
    assertTrue(page.select(".proof .o-absent").text().contains("link inside a group"));
    assertTrue(
        page.select(".proof .by-rule a").eachAttr("href").contains("/rules/power-as-stated"));
    String text = text(why + "&format=text");
    assertTrue(text.contains("(4)"), text);
    assertTrue(text(why + "&format=json").contains("\"conclusion\" : \"s1\""));
    assertTrue(text(why + "&format=prov").contains("prov:wasGeneratedBy"));
  }

  private static int numberOfConclusions(Triple fact) {
    String text =
        Txn.calculateRead(
            graph.data(),
            () -> {
              Labels labels = new Labels(graph.data(), Esl.DEFAULT_BASE, Language.EN);
              return new ProofText(new ProofWords(labels, Language.EN)).write(graph.explain(fact));
            });
    return (int) text.lines().filter(line -> line.matches(".* \\(\\d+\\)")).count();
  }

  private static String text(String address) {
    return portal.answer(request(address)).orElseThrow().text();
  }

  @Test
  void whyNotStandsBesideEveryTypeThatIsNotGiven() {
    Elements questions = page(MAQUILA).select("table.types tr:not(:has(strong)) a.why");
    assertEquals(3, questions.size());
    for (String question : questions.eachAttr("href")) {
      assertTrue(question.startsWith("/why-not?"), question);
    }
    Document page = page(questions.get(1).attr("href"));
    assertTrue(page.select("#remedies + p + ul li").size() > 0);
    assertTrue(page.select(".proof .o-near .by-rule").size() > 0);
    assertTrue(page.select(".proof .o-fails").size() > 0);
  }

  @Test
  void everyWhyOfAFirmLeadsToAProof() {
    Elements reasons = page("/page/firm/ca-maquila-assemblers").select("#upgrading a.why");
    assertTrue(reasons.size() > 10, () -> "few reasons: " + reasons.size());
    for (String why : Set.copyOf(reasons.eachAttr("href"))) {
      assertFalse(page(why).select(".proof .by-rule").isEmpty(), why);
    }
  }

  @Test
  void supposingShowsTheDifferenceAndStoresNothing() {
    long before = graph.version();
    Document form = page("/page/link/sinos-us-link");
    Set<String> offered = Set.copyOf(form.select("form.what-if option").eachAttr("value"));
    assertTrue(offered.contains("product_defined_by=buyer"), offered::toString);
    Document page =
        page("/what-if?row=link/sinos-us-link&set=product_defined_by%3Dbuyer&set=power%3Dbuyer");
    Element governance = page.expectFirst("table.differences tbody tr");
    assertEquals("governance", governance.select("td").get(0).text());
    assertEquals("nothing", governance.select("td").get(2).text());
    assertEquals("quasi-hierarchy", governance.select("td").get(3).text());
    assertEquals(2, page.select("form.what-if option[selected][value*==]").size());
    assertEquals(before, graph.version());
    assertEquals(
        "indeterminada", page("/page/link/sinos-us-link?lang=es").select(".big .badge").text());
  }

  @Test
  void aSuppositionThatIsNoneIsToldInThePage() {
    Answer answer =
        portal.answer(request("/what-if?row=link/sinos-us-link&set=powr%3Dbuyer")).orElseThrow();
    assertEquals(400, answer.status());
    assertTrue(Jsoup.parse(answer.text()).select("[role=alert]").text().contains("powr"));
  }

  @Test
  void ownershipIsShownOnBothSides() {
    assertTrue(page("/page/firm/yan-minera").select("#ownership").text().contains("unknown"));
    assertEquals(1, page("/page/firm/yan-newmont").select("#ownership tbody tr").size());
  }

  @Test
  void everyThingHasAPageInBothLanguages() {
    List<String> paths = new ThingSection(graph).paths().toList();
    assertTrue(paths.size() > 300);
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      boolean isConcluded = path.split("/").length > 4;
      if (isConcluded && i % 9 != 0) {
        continue; // hundreds of findings look alike
      }
      Document page = page(path + (i % 2 == 0 ? "" : "?lang=es"));
      assertFalse(page.select("h1").text().isBlank(), path);
      assertFalse(page.select("#cite").text().isBlank(), path);
      PageRules.check(page, path);
    }
  }

  @Test
  void whatNobodyKnowsHasNoPageHere() {
    for (String path : List.of("/page/firm/nobody", "/page/link/a/b/c")) {
      assertEquals(404, portal.answer(request(path)).orElseThrow().status(), path);
    }
    assertEquals(Optional.empty(), portal.answer(request("/page/thing")));
  }
}
