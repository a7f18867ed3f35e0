package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.guard.Budget;
import org.eslabon.query.QueryLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole graphs that are read over the Graph Store Protocol end at the limits of queries. */
final class GraphReadLimitsTest {

  private static final String THEORY =
      "/data?graph=https://w3id.org/eslabon/id/graph/theory/eslabon.ttl";

  @ParameterizedTest(name = "{0} of {1} within {2} ms and {3} bytes is {4}")
  @CsvSource({
    THEORY + ", text/turtle, 30000, 3000, 400, Q304",
    THEORY + ", application/n-triples, 30000, 3000, 400, Q304",
    THEORY + ", application/rdf+xml, 30000, 3000, 400, Q304",
    "/data, application/trig, 30000, 3000, 400, Q304",
    "/data, application/n-quads, 1, 100000000, 503, Q301",
    "/data, application/trig, 1, 100000000, 503, Q301",
    "/asserted/data?graph=urn:x:none, text/turtle, 30000, 3000, 404, ''",
  })
  void aReadEndsAtALimit(
      String path, String type, long millis, long bytes, int status, String code) {
    QueryLimits limits =
        new QueryLimits(Budget.DEFAULT.within(Duration.ofMillis(millis)), 100_000, bytes);
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled().withLimits(limits));
    try (Served served = Served.over(graph, "el-porvenir", ServerSettings.local(0))) {
      HttpResponse<String> answer = served.get(path, "Accept", type);
      assertEquals(status, answer.statusCode(), answer.body());
      String answered = answer.headers().firstValue("Content-Type").orElse("");
      assertTrue(answered.startsWith("application/problem+json"), answered);
      assertTrue(
          answer.headers().firstValue("Eslabon-Limits").orElse("").contains("bytes=" + bytes));
      assertTrue(code.isEmpty() || answer.body().contains("\"" + code + "\""), answer.body());
    }
  }
}
