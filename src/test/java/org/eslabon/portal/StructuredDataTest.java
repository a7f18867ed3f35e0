package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What search engines read of a page, and what names cannot do to it. */
final class StructuredDataTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private Element structured(String name) throws IOException {
    Files.writeString(
        folder.resolve("firms.csv"),
        "id,name,country,latitude,longitude,employees\nf1,\""
            + name.replace("\"", "\"\"")
            + "\",BR,-29.7,-51.1,40\n");
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      graph.loadAndInfer(LoadRequest.of(folder));
      Portal portal = new Portal(graph, new PortalSettings("https://example.org/", "Test"));
      String page =
          portal
              .answer(Request.get("/page/firm/f1", Map.of()).withHeader("Accept", "text/html"))
              .orElseThrow()
              .text();
      assertFalse(page.contains("<script>alert"), page);
      return Jsoup.parse(page).expectFirst("script[type=application/ld+json]");
    }
  }

  @Test
  void aFirmIsAnOrganizationWithAPlace() throws IOException {
    JsonNode firm = new ObjectMapper().readTree(structured("Calçados São José").data());
    assertEquals("https://schema.org", firm.at("/@context").asText());
    assertEquals("Organization", firm.at("/@type").asText());
    assertEquals("https://w3id.org/eslabon/id/firm/f1", firm.at("/@id").asText());
    assertEquals("https://example.org/page/firm/f1", firm.at("/url").asText());
    assertEquals("Calçados São José", firm.at("/name").asText());
    assertEquals("BR", firm.at("/address/addressCountry").asText());
    assertEquals("-29.7", firm.at("/location/geo/latitude").asText());
    assertEquals("40", firm.at("/numberOfEmployees/value").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\"},\"@type\":\"Person\",{\"",
        "\\u003c/script>",
        "a & b > c",
      })
  void aNameStaysAName(String name) throws IOException {
    JsonNode firm = new ObjectMapper().readTree(structured(name).data());
    assertEquals(name, firm.at("/name").asText());
    assertEquals("Organization", firm.at("/@type").asText());
  }
}
