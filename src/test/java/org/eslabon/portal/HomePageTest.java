package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The first page and what stands around every page. */
final class HomePageTest {

  @Test
  void countsAreThoseOfTheData() {
    Document page = BundledPages.page("/?lang=en");
    DatasetGraph data = BundledPages.portal().graph().data();
    Set<Node> clusters = new HashSet<>();
    data.find(Node.ANY, Node.ANY, RDF.type.asNode(), Esl.term("Cluster"))
        .forEachRemaining(quad -> clusters.add(quad.getSubject()));
    Element name =
        page.select(".stats dt").stream()
            .filter(term -> term.text().equals("clusters"))
            .findFirst()
            .orElseThrow();
    Element count = Objects.requireNonNull(name.nextElementSibling());
    assertEquals(Integer.toString(clusters.size()), count.text());
  }

  @Test
  void casesLeadToTheirPages() {
    List<String> cases = BundledPages.page("/").select("a.name").eachAttr("href");
    assertEquals(8, cases.size());
    assertTrue(cases.contains("/page/cluster/gam-cluster"), cases.toString());
    cases.forEach(path -> assertEquals(200, BundledPages.get(path).status(), path));
  }

  @Test
  void aKeyboardReachesTheContentFirst() {
    Document page = BundledPages.page("/");
    Element first = page.body().expectFirst("a");
    assertEquals("#content", first.attr("href"));
    assertFalse(page.select("main#content").isEmpty());
  }

  @Test
  void thePageOfTheOtherLanguageIsOneStepAway() {
    Document page = BundledPages.page("/map?lang=en&country=PE");
    Element other = page.expectFirst("a.language");
    assertEquals("es", other.attr("hreflang"));
    Document spanish = BundledPages.page(other.attr("href"));
    assertEquals("es", spanish.expectFirst("html").attr("lang"));
    assertEquals("Perú", spanish.expectFirst("#map-country option[selected]").text());
  }

  @Test
  void nothingIsWrittenIntoPagesThatThePolicyForbids() {
    for (String address : List.of("/", "/map", "/map/embed", "/page/cluster/sinos-valley")) {
      Document page = BundledPages.page(address);
      assertTrue(page.select("[style], style, [onclick], [onload]").isEmpty(), address);
      assertTrue(
          page.select("script").stream()
              .allMatch(script -> script.hasAttr("src") || script.attr("type").contains("json")),
          address);
    }
  }
}
