package org.eslabon.api;

import static org.eslabon.api.Asked.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reconciliation service, asked as OpenRefine asks it. */
final class ReconciliationTest {

  private static final String ID = "https://w3id.org/eslabon/id/";
  private static final String TERM = "https://w3id.org/eslabon/ontology#";

  private static final Reconciliation SERVICE =
      new Reconciliation(Asked.graph(), ApiSettings.usual("https://example.org/eslabon/"));

  private static Asked service() {
    return new Asked(SERVICE, Map.of());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode batch(String queries) {
    return json(service().get("/reconcile?queries=" + encoded(queries)));
  }

  private static JsonNode first(String name, String type) {
    String query =
        "{\"q0\": {\"query\": \"%s\", \"type\": \"%s\", \"type_strict\": \"should\", \"limit\": 3}}"
            .formatted(name, type.isEmpty() ? "" : TERM + type);
    return batch(query).path("q0").path("result").path(0);
  }

  @Test
  void theManifestHasWhatClientsNeed() {
    JsonNode manifest = json(service().get("/reconcile"));
    assertTrue(manifest.path("versions").toString().contains("\"0.2\""));
    for (String name : new String[] {"name", "identifierSpace", "schemaSpace"}) {
      assertTrue(manifest.path(name).isTextual(), name);
    }
    assertEquals(
        "https://example.org/eslabon/reconcile/view?id={{id}}",
        manifest.path("view").path("url").asText());
    assertTrue(manifest.path("preview").path("url").asText().contains("{{id}}"));
    assertTrue(manifest.path("preview").path("width").isInt());
    for (String kind : new String[] {"entity", "type", "property"}) {
      JsonNode suggest = manifest.path("suggest").path(kind);
      String url = suggest.path("service_url").asText() + suggest.path("service_path").asText();
      String path = url.replace("https://example.org/eslabon", "");
      assertEquals(200, service().get(path + "?prefix=a").status(), path);
    }
    assertTrue(manifest.path("defaultTypes").size() >= 4);
    assertTrue(manifest.path("extend").has("propose_properties"));
  }

  @ParameterizedTest(name = "{0} of type {1} is {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Valle de Sinos                        | Cluster     | cluster/sinos-valley | true",
        "VALLE DE SÍNOS                        | Cluster     | cluster/sinos-valley | true",
        "Sinos, Valle de                       | Cluster     | cluster/sinos-valley | true",
        "Vale de Sinos                         | Cluster     | cluster/sinos-valley | false",
        "sinos-valley                          | Cluster     | cluster/sinos-valley | true",
        "local producers of sinos footwear     | Firm        | firm/sinos-producers | true",
        "Local producers of Sinos footwaer     | Firm        | firm/sinos-producers | false",
        "ocde                                  | Institution | institution/bodies-oecd | true",
        "https://w3id.org/eslabon/id/cluster/sinos-valley | | cluster/sinos-valley | true",
      })
  void namesAreFoundWhateverTheirSpelling(String name, String type, String id, boolean match) {
    JsonNode found = first(name, type == null ? "" : type);
    assertEquals(ID + id, found.path("id").asText(), found.toString());
    assertEquals(match, found.path("match").asBoolean(), found.toString());
    assertTrue(found.path("score").asDouble() <= 100);
    assertFalse(found.path("type").isEmpty());
  }

  @ParameterizedTest(name = "the sector {0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Tanning and dressing of leather; dressing and dyeing of fur | 1511",
        "curtido y adobo de cueros; adobo y tenido de pieles         | 1511",
        "1520                                                        | 1520",
        "152                                                         | 152",
      })
  void sectorsAreFoundInBothLanguagesAndByCode(String name, String code) {
    JsonNode found = first(name, "Sector");
    assertEquals("https://w3id.org/eslabon/isic/4/" + code, found.path("id").asText());
  }

  @Test
  void anotherTypeIsNoCandidate() {
    String id = first("Valle de Sinos", "Institution").path("id").asText();
    assertFalse(id.equals(ID + "cluster/sinos-valley"), id);
    assertTrue(first("xyzzy plugh", "").isMissingNode());
  }

  @Test
  void propertiesTellThingsOfAlikeNamesApart() {
    String template =
        "{\"q0\": {\"query\": \"footwear\", \"type\": \"%sCluster\", \"limit\": 5,"
            + " \"properties\": [{\"pid\": \"country\", \"v\": \"%s\"}]}}";
    JsonNode brazil = batch(template.formatted(TERM, "BR")).path("q0").path("result");
    JsonNode mexico = batch(template.formatted(TERM, "MX")).path("q0").path("result");
    assertTrue(mexico.path(0).path("description").asText().contains("MX"), mexico.toString());
    assertTrue(brazil.path(0).path("description").asText().contains("BR"), brazil.toString());
    String required =
        "{\"queries\": [{\"type\": \"%sCluster\", \"conditions\": ["
            + "{\"matchType\": \"property\", \"pid\": \"country\", \"v\": \"BR\","
            + " \"required\": true}]}]}";
    Answer answer =
        service().post("/reconcile/1.0-draft/match", "application/json", required.formatted(TERM));
    JsonNode candidates = json(answer).path("results").path(0).path("candidates");
    assertTrue(candidates.size() > 0, answer.text());
    candidates.forEach(
        each -> assertTrue(each.path("description").asText().contains("BR"), each.toString()));
  }

  @Test
  void aBatchMayComeByPostAndKeepsItsKeys() {
    Request form =
        new Request(
            "POST",
            "/reconcile",
            Asked.parameters(
                "queries="
                    + encoded("{\"a\": {\"query\": \"Gamarra\"}, \"b\": {\"query\": \"OCDE\"}}")),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            Request.Body.EMPTY,
            Optional.empty());
    JsonNode answer = json(SERVICE.answer(form).orElseThrow());
    assertTrue(answer.path("a").path("result").size() > 0, answer.toString());
    assertTrue(answer.path("b").path("result").size() > 0, answer.toString());
  }

  @Test
  void theDraftAnswersInOrderAndInTheLanguageOfTheQuery() {
    String body =
        """
        {"queries": [
          {"type": "https://w3id.org/eslabon/ontology#Sector", "lang": "es",
           "conditions": [{"matchType": "name", "v": "Manufacture of footwear"}]},
          {"conditions": [{"matchType": "name", "v": "Valle de Sinos"}]}]}
        """;
    JsonNode results =
        json(service().post("/reconcile/1.0-draft/match", "application/json", body))
            .path("results");
    assertEquals(
        "Fabricación de calzado",
        results.path(0).path("candidates").path(0).path("name").asText(),
        results.toString());
    assertEquals(
        ID + "cluster/sinos-valley",
        results.path(1).path("candidates").path(0).path("id").asText());
    JsonNode manifest = json(service().get("/reconcile/1.0-draft"));
    assertTrue(manifest.path("suggest").path("entity").isBoolean());
  }

  @Test
  void valuesOfPropertiesExtendATable() {
    String asked =
        "{\"ids\": [\"%scluster/sinos-valley\", \"%scluster/nothing\"], \"properties\":"
            + " [{\"id\": \"country\"}, {\"id\": \"sector\"}, {\"id\": \"rowNumber\"}]}";
    JsonNode answer = json(service().get("/reconcile?extend=" + encoded(asked.formatted(ID, ID))));
    JsonNode row = answer.path("rows").path(ID + "cluster/sinos-valley");
    assertEquals("BR", row.path("country").path(0).path("str").asText(), answer.toString());
    assertEquals("Manufacture of footwear", row.path("sector").path(0).path("name").asText());
    assertTrue(row.path("rowNumber").path(0).path("int").isInt());
    assertEquals(0, answer.path("rows").path(ID + "cluster/nothing").path("country").size());
    assertEquals(3, answer.path("meta").size());
    JsonNode proposed =
        json(service().get("/reconcile/properties?type=" + encoded(TERM + "Cluster")));
    assertTrue(proposed.path("properties").toString().contains(TERM + "country"));
  }

  @Test
  void whatIsTypedIsCompleted() {
    JsonNode things = json(service().get("/reconcile/suggest/entity?prefix=vall%20sin"));
    assertEquals(ID + "cluster/sinos-valley", things.path("result").path(0).path("id").asText());
    JsonNode types =
        json(service().with("Accept-Language", "es").get("/reconcile/suggest/type?prefix=sec"));
    assertEquals("sector", types.path("result").path(0).path("name").asText());
    JsonNode properties = json(service().get("/reconcile/suggest/property?prefix=coun"));
    assertTrue(properties.path("result").toString().contains(TERM + "country"));
  }

  @Test
  void thePreviewIsASmallPageThatAnybodyMayFrame() {
    Answer preview = service().get("/reconcile/preview?id=" + encoded(ID + "cluster/sinos-valley"));
    assertEquals(200, preview.status());
    assertTrue(preview.text().contains("<h1>Valle de Sinos</h1>"), preview.text());
    assertFalse(preview.text().contains("<script"));
    assertTrue(preview.header("Content-Security-Policy").orElse("").contains("frame-ancestors *"));
    assertTrue(preview.text().length() < 4000);
    Answer view = service().get("/reconcile/view?id=" + encoded(ID + "cluster/sinos-valley"));
    assertEquals(303, view.status());
    assertEquals(
        "https://example.org/eslabon/page/cluster/sinos-valley",
        view.header("Location").orElse(""));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/reconcile?queries=%7B                              | 422",
        "/reconcile?queries=%5B%5D                           | 400",
        "/reconcile?queries=%7B%22q%22%3A7%7D                | 400",
        "/reconcile?queries=%7B%22q%22%3A%7B%7D%7D           | 400",
        "/reconcile?extend=%7B%7D                            | 400",
        "/reconcile/preview?id=javascript:alert(1)           | 400",
        "/reconcile/view?id=javascript:alert(1)              | 400",
        "/reconcile/view?id=https://x/%0d%0aSet-Cookie:a=b   | 400",
        "/reconcile/preview?id=http://example.org/nobody     | 404",
        "/reconcile/nowhere                                  | 404",
      })
  void wrongRequestsAreToldSo(String address, int status) {
    Answer answer = service().get(address);
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/problem+json", answer.header("Content-Type").orElse(""));
  }

  @Test
  void aHostThatIsNoneIsNotBelieved() {
    Reconciliation anywhere = new Reconciliation(Asked.graph(), ApiSettings.usual(""));
    Answer evil = new Asked(anywhere, Map.of("Host", "x/\"><script>")).get("/reconcile");
    assertFalse(evil.text().contains("script"), evil.text());
    Answer good = new Asked(anywhere, Map.of("Host", "localhost:3030")).get("/reconcile");
    assertTrue(good.text().contains("http://localhost:3030/reconcile"), good.text());
  }
}
