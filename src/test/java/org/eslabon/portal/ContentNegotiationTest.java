package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.server.PortalServer;
import org.eslabon.server.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to which {@code Accept}, for each kind of resource, over HTTP. */
final class ContentNegotiationTest {

  private static final String CHROME =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  private static ValueGraph graph;
  private static PortalServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void serveOneCase() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(List.of(Path.of("datasets/sinos-valley"), Path.of("datasets/sources"))));
    server = PortalServer.start(graph, ServerSettings.local(0));
  }

  @AfterAll
  static void stop() {
    server.close();
    graph.close();
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url()).resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A dash stands for no Accept at all, chrome for what that browser sends. */
  @ParameterizedTest(name = "{0} as {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a thing by its IRI: on to the page, or to the data
          /id/cluster/sinos-valley  | -                                   | 303 | /page/cluster/sinos-valley
          /id/cluster/sinos-valley  | */*                                 | 303 | /page/cluster/sinos-valley
          /id/cluster/sinos-valley  | chrome                              | 303 | /page/cluster/sinos-valley
          /id/cluster/sinos-valley  | text/turtle                         | 303 | /doc/cluster/sinos-valley.ttl
          /id/cluster/sinos-valley  | application/ld+json                 | 303 | /doc/cluster/sinos-valley.jsonld
          /id/cluster/sinos-valley  | application/n-triples               | 303 | /doc/cluster/sinos-valley.nt
          /id/cluster/sinos-valley  | application/rdf+xml                 | 303 | /doc/cluster/sinos-valley.rdf
          /id/cluster/sinos-valley  | application/trig                    | 303 | /doc/cluster/sinos-valley.trig
          /id/cluster/sinos-valley  | application/n-quads                 | 303 | /doc/cluster/sinos-valley.nq
          /id/cluster/sinos-valley  | application/json                    | 303 | /doc/cluster/sinos-valley.json
          /id/cluster/sinos-valley  | text/html;q=0.3, text/turtle;q=0.7  | 303 | /doc/cluster/sinos-valley.ttl
          /id/cluster/sinos-valley  | text/turtle;q=0.3, text/html;q=0.7  | 303 | /page/cluster/sinos-valley
          /id/cluster/sinos-valley  | text/turtle;q=0, application/*      | 303 | /doc/cluster/sinos-valley.jsonld
          /id/cluster/sinos-valley  | image/png                           | 406 | application/problem+json
          /id/cluster/sinos-valey   | chrome                              | 404 | text/html;charset=utf-8
          /id/cluster/sinos-valey   | text/turtle                         | 404 | application/problem+json
          # its data
          /doc/cluster/sinos-valley | -                                   | 200 | text/turtle;charset=utf-8
          /doc/cluster/sinos-valley | chrome                              | 303 | /page/cluster/sinos-valley
          /doc/cluster/sinos-valley | text/turtle                         | 200 | text/turtle;charset=utf-8
          /doc/cluster/sinos-valley | application/ld+json                 | 200 | application/ld+json
          /doc/cluster/sinos-valley | application/rdf+xml;q=0.9, */*;q=0.1 | 200 | application/rdf+xml
          /doc/cluster/sinos-valley | audio/*                             | 406 | application/problem+json
          /doc/cluster/sinos-valley.ttl    | chrome                       | 200 | text/turtle;charset=utf-8
          /doc/cluster/sinos-valley.jsonld | text/turtle                  | 200 | application/ld+json
          /doc/cluster/sinos-valley.nt     | -                            | 200 | application/n-triples
          /doc/cluster/sinos-valley.rdf    | -                            | 200 | application/rdf+xml
          /doc/cluster/sinos-valley.trig   | -                            | 200 | application/trig
          /doc/cluster/sinos-valley.nq     | -                            | 200 | application/n-quads
          /doc/cluster/sinos-valley.json   | -                            | 200 | application/json
          /doc/cluster/nobody.ttl          | text/turtle                         | 404 | application/problem+json
          # the ontology and its terms
          /ontology                 | chrome                              | 303 | /vocabulary
          /ontology                 | text/turtle                         | 200 | text/turtle;charset=utf-8
          /ontology.rdf             | -                                   | 200 | application/rdf+xml
          /vocabulary               | chrome                              | 200 | text/html;charset=utf-8
          /vocabulary               | application/ld+json                 | 200 | application/ld+json
          /vocabulary/Link          | chrome                              | 200 | text/html;charset=utf-8
          /vocabulary/Link          | text/turtle                         | 200 | text/turtle;charset=utf-8
          /vocabulary/Link.nt       | chrome                              | 200 | application/n-triples
          /vocabulary/Lnik          | chrome                              | 404 | text/html;charset=utf-8
          /vocabulary/Lnik          | application/ld+json                 | 404 | application/problem+json
          /vocabulary/scheme/governance-types | chrome                    | 200 | text/html;charset=utf-8
          /vocabulary/isic/1520     | text/turtle                         | 200 | text/turtle;charset=utf-8
          # the data as a whole
          /.well-known/void         | text/turtle                         | 200 | text/turtle;charset=utf-8
          /.well-known/void         | */*                                 | 200 | text/turtle;charset=utf-8
          /.well-known/void         | -                                   | 200 | text/turtle;charset=utf-8
          /.well-known/void         | chrome                              | 303 | /catalog
          /void.jsonld              | -                                   | 200 | application/ld+json
          /catalog                  | chrome                              | 200 | text/html;charset=utf-8
          /catalog                  | application/rdf+xml                 | 200 | application/rdf+xml
          /catalog                  | video/mp4                           | 406 | application/problem+json
          /dump/asserted.ttl.gz     | -                                   | 200 | application/gzip
          /dump/inferred.nq.gz      | -                                   | 200 | application/gzip
          /dump/tables.zip          | -                                   | 200 | application/zip
          /dump/case/sinos-valley.jsonld | -                              | 200 | application/ld+json
          /dump/case/nowhere.ttl    | text/turtle                         | 404 | application/problem+json
          /sitemap.xml              | chrome                              | 200 | application/xml
          /robots.txt               | chrome                              | 200 | text/plain;charset=utf-8
          """)
  void isAnsweredAs(String path, String accept, int status, String typeOrPlace) throws Exception {
    HttpResponse<String> response =
        switch (accept) {
          case "-" -> get(path);
          case "chrome" -> get(path, "Accept", CHROME);
          default -> get(path, "Accept", accept);
        };
    assertEquals(status, response.statusCode(), response.body());
    String header = status == 303 ? "Location" : "Content-Type";
    String found = response.headers().firstValue(header).orElse("").replace("; ", ";");
    assertEquals(typeOrPlace, found.replaceFirst("^http://[^/]+", ""));
  }

  @Test
  void whatDependsOnTheAskerSaysSo() throws Exception {
    assertTrue(vary(get("/id/cluster/sinos-valley")).contains("Accept, Accept-Language"));
    assertTrue(vary(get("/doc/cluster/sinos-valley")).contains("Accept"));
    assertTrue(vary(get("/vocabulary/Link", "Accept", CHROME)).contains("Accept-Language"));
  }

  private static String vary(HttpResponse<String> response) {
    return String.join(", ", response.headers().allValues("Vary"));
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws Exception {
    HttpResponse<String> first = get("/doc/cluster/sinos-valley.ttl");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/doc/cluster/sinos-valley.ttl", "If-None-Match", tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(
        200, get("/doc/cluster/sinos-valley.ttl", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void whoReadsGzipGetsFewerBytesOfTheSame() throws Exception {
    HttpResponse<String> plain = get("/map");
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(server.url()).resolve("/map"))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> packed = CLIENT.send(asked, HttpResponse.BodyHandlers.ofByteArray());
    assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(packed.body().length < plain.body().length() / 2, "bytes " + packed.body().length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertEquals(plain.body(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertTrue(String.join(",", packed.headers().allValues("Vary")).contains("Accept-Encoding"));
    assertTrue(vary(plain).contains("Accept-Encoding"), "caches keep the forms apart");
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/map", "Accept-Encoding", "gzip", "If-None-Match", tag);
    assertEquals(304, again.statusCode());
  }

  @Test
  void dataMayBeReadFromOtherSites() throws Exception {
    for (String path :
        List.of("/id/cluster/sinos-valley", "/doc/cluster/sinos-valley.ttl", "/void.ttl")) {
      assertEquals(
          "*", get(path).headers().firstValue("Access-Control-Allow-Origin").orElse(""), path);
    }
  }

  @Test
  void dataNamesWhatItDescribesAndItsOtherForms() throws Exception {
    String links = get("/doc/cluster/sinos-valley.ttl").headers().firstValue("Link").orElseThrow();
    assertTrue(
        links.contains("<https://w3id.org/eslabon/id/cluster/sinos-valley>; rel=\"describes\""));
    assertTrue(
        links.contains("</page/cluster/sinos-valley>; rel=\"alternate\"; type=\"text/html\""));
    assertTrue(links.contains("</doc/cluster/sinos-valley.jsonld>; rel=\"alternate\""));
  }

  @Test
  void aThingThatIsNotThereBringsTheNearestIds() throws Exception {
    assertTrue(
        get("/id/cluster/sinos-valey", "Accept", "*/*;q=0.1, application/problem+json")
            .body()
            .contains("did you mean `sinos-valley`?"));
    assertTrue(
        get("/id/cluster/sinos-valey", "Accept", CHROME)
            .body()
            .contains("href=\"/page/cluster/sinos-valley\""));
  }
}
