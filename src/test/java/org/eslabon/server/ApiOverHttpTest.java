package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API and the reconciliation service as they come through the server. */
final class ApiOverHttpTest {

  private static final String BOUNDARY = "----eslabon";

  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.caseNamed("central-american-maquila", ServerSettings.local(0));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void aQueryIsAnsweredWithLinksAndKeptByItsTag() {
    HttpResponse<String> csv = served.get("/api/queries/governance/links.csv?limit=1");
    assertEquals(200, csv.statusCode(), csv.body());
    assertTrue(csv.body().startsWith("link,supplier,buyer,chain,governance,status"), csv.body());
    assertTrue(csv.headers().firstValue("Link").orElse("").contains("rel=\"next\""));
    String tag = csv.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        served.get("/api/queries/governance/links.csv?limit=1", "If-None-Match", tag);
    assertEquals(304, again.statusCode());
    HttpResponse<String> head =
        Served.send(
            served
                .request("/api/queries/governance/links.csv?limit=1")
                .method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals(tag, head.headers().firstValue("ETag").orElse(""));
  }

  @Test
  void filesOfAFormAreClassified() {
    String body =
        part("links.csv", "id,supplier,buyer,product_defined_by,power\na-b,a,b,buyer,buyer\n")
            + part("firms.csv", "id,name\na,Anna\nb,Bruno\n")
            + "--"
            + BOUNDARY
            + "--\r\n";
    HttpResponse<String> answer =
        Served.send(
            served
                .request(
                    "/api/classify", "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"QuasiHierarchy\""), answer.body());
  }

  private static String part(String name, String text) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + name
        + "\"\r\nContent-Type: text/csv\r\n\r\n"
        + text
        + "\r\n";
  }

  @Test
  void aBatchOfNamesIsReconciledAsOpenRefineSendsIt() {
    HttpResponse<String> answer =
        Served.send(
            served.form(
                "/reconcile",
                "queries",
                "{\"q0\": {\"query\": \"ca-maquila-link-parent\", \"limit\": 3},"
                    + " \"q1\": {\"query\": \"multinational garment companies\","
                    + " \"type\": \"https://w3id.org/eslabon/ontology#Firm\"}}"));
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("firm/ca-maquila-multinationals"), answer.body());
    HttpResponse<String> manifest = served.get("/reconcile");
    assertTrue(
        manifest.body().contains("http://localhost:" + served.server().port() + "/reconcile"),
        manifest.body());
  }

  @Test
  void thePageToTryItMayRunItsScriptsAndThePreviewMayBeFramed() {
    HttpResponse<String> page = served.get("/api/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("script-src 'self'"), policy);
    HttpResponse<String> preview =
        served.get("/reconcile/preview?id=https://w3id.org/eslabon/id/firm/ca-maquila-brokers");
    assertEquals(200, preview.statusCode(), preview.body());
    assertTrue(
        preview
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("frame-ancestors *"));
    assertEquals(1, preview.headers().allValues("Content-Security-Policy").size());
    assertTrue(preview.headers().firstValue("X-Frame-Options").isEmpty());
  }

  @Test
  void mistakesAreDocumentsOverHttpToo() {
    HttpResponse<String> answer = served.get("/api/queries/governance/links?limt=3");
    assertEquals(400, answer.statusCode());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(answer.body().contains("did you mean `limit`?"), answer.body());
  }
}
