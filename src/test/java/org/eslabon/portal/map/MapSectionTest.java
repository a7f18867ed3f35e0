package org.eslabon.portal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eslabon.portal.BundledPages;
import org.eslabon.web.Answer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map over the bundled cases: what it shows, and that all its forms show the same. */
final class MapSectionTest {

  private static byte[] bytes(String address) {
    return ((Answer.Content.Bytes) BundledPages.get(address).content()).bytes();
  }

  private static Element symbol(Document page, String name) {
    return page.select("svg .symbols > a").stream()
        .filter(link -> link.attr("aria-label").startsWith(name + ";"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the map"));
  }

  @Test
  void aClusterIsDrawnWhereItLiesAndSaysItsPhase() {
    Document page = BundledPages.page("/map?lang=en");
    Element sinos = symbol(page, "Valle de Sinos");
    assertTrue(sinos.attr("aria-label").contains("Brazil; phase III"), sinos.attr("aria-label"));
    assertEquals("/page/cluster/sinos-valley", sinos.attr("href"));
    double sinosEast = Double.parseDouble(sinos.attr("data-x"));
    double gamarraEast = Double.parseDouble(symbol(page, "Gamarra garment cluster").attr("data-x"));
    assertTrue(sinosEast > gamarraEast, "Brazil lies east of Peru");
  }

  @Test
  void whatHasNoPlaceIsListedApart() {
    Document page = BundledPages.page("/map?area=all");
    assertNotNull(page.selectFirst("details a[href=/page/cluster/win-cluster]"));
    assertTrue(page.select("svg a[href=/page/cluster/win-cluster]").isEmpty());
    int placed = page.select(".map-list > ul a").size();
    assertEquals(page.select("svg .symbols > a").size(), placed);
    int unplaced = page.select("details li a").size();
    assertTrue(
        page.expectFirst("figcaption").text().contains(placed + " of the " + (placed + unplaced)));
  }

  @Test
  void filtersLeaveWhatFits() {
    Document page = BundledPages.page("/map?country=PE&sector=1520");
    assertEquals(
        List.of("/page/cluster/por-cluster"), page.select(".map-list > ul a").eachAttr("href"));
    assertEquals("PE", page.expectFirst("#map-country option[selected]").val());
  }

  @Test
  void aWiderSectorHoldsItsClasses() {
    int footwear = BundledPages.page("/map?sector=1520").select("svg .symbols > a").size();
    int industry = BundledPages.page("/map?sector=C").select("svg .symbols > a").size();
    assertTrue(footwear > 0 && industry > footwear, footwear + " of " + industry);
  }

  @Test
  void severalTypesOfGovernancePartTheSymbol() {
    Element sinos = symbol(BundledPages.page("/map?colour=governance"), "Valle de Sinos");
    Set<String> colours = new HashSet<>(sinos.select("path.slice").eachAttr("fill"));
    assertTrue(colours.contains("#0072b2"), "a market: " + colours);
    assertTrue(colours.contains("#e69f00"), "a quasi-hierarchy: " + colours);
  }

  @Test
  void aChoiceWithNothingToShowSaysSo() {
    Document page = BundledPages.page("/map?country=XX");
    assertTrue(page.select("svg .symbols > a").isEmpty());
    assertFalse(page.select(".map-list .empty").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/map.svg",
        "/map.svg?area=all&kind=all&colour=kind",
        "/map.svg?colour=governance&size=firms",
        "/map.svg?country=XX",
        "/map.svg?country=BR&lang=es"
      })
  void pictureIsWellFormed(String address) throws Exception {
    Answer answer = BundledPages.get(address);
    assertEquals("image/svg+xml", answer.header("Content-Type").orElseThrow());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes(address)))
            .getDocumentElement();
    assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI());
    assertTrue(answer.text().contains("Natural Earth"));
    assertFalse(answer.text().contains("NaN"));
  }

  @Test
  void pictureOfDotsIsTwiceAsFine() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes("/map.png?country=PE")));
    assertEquals(1920, image.getWidth());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(colours.contains(0xffe8eef1), "sea");
    assertTrue(colours.contains(0xfff8f6f0), "land");
    assertTrue(colours.contains(0xffdc7f3c), "a cluster in phase II");
  }

  @Test
  void geoJsonHoldsExactlyWhatIsDrawn() throws Exception {
    JsonNode collection = new ObjectMapper().readTree(bytes("/map.geojson?country=PE"));
    assertEquals("FeatureCollection", collection.get("type").asText());
    Set<String> drawn = new HashSet<>();
    BundledPages.page("/map?country=PE")
        .select("svg .symbols > a")
        .forEach(link -> drawn.add(link.attr("href").replace("/page/", "")));
    Set<String> features = new HashSet<>();
    for (JsonNode feature : collection.get("features")) {
      features.add(feature.get("id").asText().replace("https://w3id.org/eslabon/id/", ""));
      double longitude = feature.at("/geometry/coordinates/0").asDouble();
      double latitude = feature.at("/geometry/coordinates/1").asDouble();
      assertTrue(longitude > -82 && longitude < -68, "Peru: " + longitude);
      assertTrue(latitude > -19 && latitude < 0, "Peru: " + latitude);
    }
    assertEquals(drawn, features);
  }

  @Test
  void aFrameInAnotherSiteMayShowItAndLinksBack() {
    Answer answer = BundledPages.get("/map/embed?country=PE");
    assertTrue(answer.header("Content-Security-Policy").orElse("").contains("frame-ancestors *"));
    Document page = BundledPages.page("/map/embed?country=PE");
    String href = page.expectFirst("svg .symbols > a").attr("href");
    assertTrue(href.startsWith("https://example.org/portal/page/cluster/"), href);
    String line = BundledPages.page("/map?country=PE").expectFirst("pre code").text();
    assertTrue(line.contains("src=\"https://example.org/portal/map/embed?country=PE\""), line);
  }

  @Test
  void firstPaintIsSmall() {
    for (String address : List.of("/map", "/map?area=all")) {
      int bytes = bytes(address).length;
      assertTrue(bytes < 180_000, address + " has " + bytes + " bytes");
    }
  }
}
