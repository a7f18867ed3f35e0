package org.eslabon.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What could break out, tried in every place that a value or a label reaches. */
final class InjectionTest {

  /** For SPARQL, IRIs, headers, HTML, JSON, paths, formulas. */
  private static final List<String> PAYLOADS =
      List.of(
          "\" } DROP ALL #",
          "' } ; INSERT DATA { <urn:hacked> <urn:hacked> <urn:hacked> } #",
          "x> . <urn:hacked> <urn:hacked> <urn:hacked",
          "<urn:a> } UNION { ?s ?p ?o",
          "\\u0022 } #",
          "} SERVICE <http://localhost:1/> { ?s ?p ?o",
          "a\r\nSet-Cookie: hacked=1",
          "a\nX-Hacked: 1",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "\"}, {\"hacked\": true, \"x\": \"",
          "../../../../etc/passwd",
          "file:///etc/passwd",
          "=cmd|' /C calc'!A0",
          "\u0000",
          "\uFEFF",
          "%0d%0aX-Hacked:1",
          "$" + "{jndi:ldap://localhost:1/a}");

  private static final List<String> QUESTIONS =
      List.of(
          "/api/explain?thing=%s",
          "/api/explain?thing=sinos-us-link&property=%s",
          "/api/explain?thing=sinos-us-link&lang=%s",
          "/api/why-not?thing=sinos-us-link&value=%s",
          "/api/why-not?thing=sinos-us-link&value=market&property=%s",
          "/api/what-if?set=%s",
          "/api/what-if?set=sinos-us-link.power%%3D%s",
          "/api/what-if?update=%s",
          "/api/missing?depth=1&about=%s",
          "/api/sensitivity?from=1&to=2&threshold=%s",
          "/api/shifts?most=1&link=%s",
          "/api/profile/%s",
          "/api/queries/%s",
          "/api/%s",
          "/api/queries?%s=1",
          "/reconcile?queries=%s",
          "/reconcile?extend=%s",
          "/reconcile/preview?id=%s",
          "/reconcile/view?id=%s",
          "/reconcile/suggest/entity?prefix=%s",
          "/reconcile/suggest/property?prefix=&type=%s");

  private static final Reconciliation RECONCILIATION =
      new Reconciliation(Asked.graph(), ApiSettings.usual(""));

  private static Answer ask(String address) {
    return address.startsWith("/reconcile")
        ? new Asked(RECONCILIATION, Map.of()).get(address)
        : Asked.api().get(address);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> noPayloadGetsThroughAQuestion() {
    return QUESTIONS.stream()
        .map(question -> DynamicTest.dynamicTest(question, () -> check(question)));
  }

  /** A parameter of the same name and type is read the same way in every query. */
  @TestFactory
  Stream<DynamicTest> noPayloadGetsThroughAParameterOfAQuery() {
    Map<String, String> addresses = new TreeMap<>();
    for (NamedQuery query : Asked.graph().queries().queries()) {
      for (Parameter parameter : query.about().parameters()) {
        if (query.query().isSelectType()) {
          addresses.putIfAbsent(
              parameter.name() + " " + parameter.type(),
              "/api/queries/" + query.name() + "?" + parameter.name() + "=%s");
        }
      }
    }
    return addresses.values().stream()
        .map(address -> DynamicTest.dynamicTest(address, () -> check(address)));
  }

  private static void check(String address) {
    for (String payload : PAYLOADS) {
      checkHarmless(payload, ask(address.formatted(encoded(payload))));
    }
  }

  /** An answer that we meant to give, as JSON, with nothing of the payload outside of a string. */
  private static void checkHarmless(String payload, Answer answer) {
    assertTrue(answer.status() < 500, payload + ": " + answer.text());
    answer
        .headers()
        .forEach(
            (name, value) -> {
              assertFalse(value.contains("\r") || value.contains("\n"), name + ": " + value);
              assertFalse(name.equalsIgnoreCase("X-Hacked"), name);
              assertFalse(name.equals("Location") && !value.startsWith("/page/"), value);
            });
    String type = answer.header("Content-Type").orElse("application/json");
    assertTrue(type.equals("application/json") || type.equals("application/problem+json"), type);
    if (answer.status() != 303) {
      JsonNode document = Asked.json(answer);
      assertFalse(document.has("hacked"), answer.text());
    }
    assertFalse(answer.text().contains("root:"), answer.text());
  }

  @Test
  void theGraphIsAsItWas() {
    assertFalse(
        Txn.calculateRead(
            Asked.graph().data(),
            () ->
                Asked.graph().data().stream()
                    .map(Quad::getSubject)
                    .anyMatch(subject -> subject.toString().contains("hacked"))));
  }

  @Test
  void whatTheDataSaysCannotBreakOutOfAnyForm() throws Exception {
    StringBuilder firms = new StringBuilder("id,name\n");
    for (int i = 0; i < PAYLOADS.size(); i++) {
      if (PAYLOADS.get(i).codePoints().noneMatch(each -> each == 0 || each == 0xFEFF)) {
        firms.append("f").append(i).append(",\"");
        firms.append(PAYLOADS.get(i).replace("\"", "\"\"")).append("\"\n");
      }
    }
    Path table = Files.createTempDirectory("injection").resolve("firms.csv");
    Files.writeString(table, firms);
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      graph.loadAndInfer(LoadRequest.of(table));
      Reconciliation service = new Reconciliation(graph, ApiSettings.usual(""));
      for (int i = 0; i < PAYLOADS.size(); i++) {
        String id = encoded("https://w3id.org/eslabon/id/firm/f" + i);
        Answer preview = new Asked(service, Map.of()).get("/reconcile/preview?id=" + id);
        assertFalse(preview.text().contains("<script>"), preview.text());
        assertFalse(preview.text().contains("<img"), preview.text());
      }
    }
  }

  @Test
  void formulasInCsvAreMadeHarmlessAndElsewhereExact() {
    List<String> names = List.of("=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "Plain - name", "a=b");
    StringBuilder links = new StringBuilder("id,supplier,buyer\n");
    for (String name : names) {
      links.append("\"").append(name.strip()).append("\",a,b\n");
    }
    String firms = "id,name\na,Anna\nb,Bruno\n";
    List<Upload> files = new ArrayList<>();
    files.add(upload("links.csv", links.toString()));
    files.add(upload("firms.csv", firms));
    Request.Body body = new Request.Body(new byte[0], files);
    Asked form = Asked.api().with("Content-Type", "multipart/form-data; boundary=x");
    Answer csv = form.with("Accept", "text/csv").send("POST", "/api/classify", body);
    assertEquals(200, csv.status(), csv.text());
    for (String line : csv.text().lines().toList()) {
      assertFalse(line.matches("^\"?[=+@\\t-].*"), line);
    }
    assertTrue(csv.text().contains("'=1+1,"), csv.text());
    assertTrue(csv.text().lines().anyMatch(line -> line.startsWith("a=b,")), csv.text());
    Answer json = form.with("Accept", "application/json").send("POST", "/api/classify", body);
    assertTrue(json.text().contains("\"=1+1\""), json.text());
  }

  private static Upload upload(String name, String text) {
    return new Upload("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }
}
