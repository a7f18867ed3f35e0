package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for every page, whatever the data say. */
final class PageRules {

  private static final List<String> ADDRESSES =
      List.of("href", "src", "action", "data-panel", "xlink:href");

  private PageRules() {}

  /** No script or style of its own, and addresses that lead to us or to the web. */
  static void check(Document page, String where) {
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertTrue(!name.startsWith("on") && !name.equals("style"), () -> where + ": " + attribute);
        if (ADDRESSES.contains(name)) {
          assertTrue(isHarmless(attribute.getValue()), () -> where + ": " + attribute);
        }
      }
    }
    page.select("script")
        .forEach(
            script -> {
              boolean data = script.attr("type").equals("application/ld+json");
              assertTrue(data || script.attr("src").startsWith("/assets/"), where);
              assertTrue(data || script.data().isBlank(), where);
            });
    assertEquals(0, page.select("iframe, object, embed, base, style").size(), where);
    assertTrue(
        page.text().chars().noneMatch(PageRules::reorders), () -> where + " turns its text around");
    assertEquals(
        page.select("[id]").size(),
        page.select("[id]").eachAttr("id").stream().distinct().count(),
        () -> where + ": an id twice");
  }

  private static boolean isHarmless(String address) {
    return (address.startsWith("/") && !address.startsWith("//"))
        || address.startsWith("#")
        || address.startsWith("http://")
        || address.startsWith("https://");
  }

  private static boolean reorders(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
