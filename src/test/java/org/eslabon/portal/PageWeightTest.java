package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eslabon.web.Answer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser has to fetch before a page can be seen and used, before it is compressed. */
final class PageWeightTest {

  private static final int MOST = 200 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/map",
        "/map?kind=all&area=all",
        "/map/embed",
        "/page/cluster/sinos-valley",
        "/page/link/ca-maquila-link-brokers",
        "/page/chain/sinos-us",
        "/query",
        "/query?name=governance/links",
        "/query?name=governance/links&view=graph",
        "/rules",
        "/rules/governance-determined",
        "/frameworks",
        "/search?q=a",
        "/vocabulary",
        "/vocabulary/Link",
        "/load",
        "/what-if",
        "/catalog"
      })
  void firstPaintIsLight(String address) {
    Document page = BundledPages.page(address);
    Set<String> parts = new LinkedHashSet<>();
    page.select("link[rel=stylesheet]").forEach(link -> parts.add(link.absUrl("href")));
    page.select("script[src]").forEach(script -> parts.add(script.absUrl("src")));
    int bytes = BundledPages.get(address).text().getBytes(StandardCharsets.UTF_8).length;
    StringBuilder weights = new StringBuilder(address + " " + bytes);
    assertTrue(!parts.isEmpty(), address + " has no style");
    for (String part : parts) {
      Answer asset = BundledPages.get(part.replaceFirst("^https://example.org", ""));
      int weight = asset.text().getBytes(StandardCharsets.UTF_8).length;
      weights.append(", ").append(part.replaceFirst(".*/", "")).append(' ').append(weight);
      bytes += weight;
    }
    assertTrue(bytes < MOST, bytes + " bytes: " + weights);
  }
}
