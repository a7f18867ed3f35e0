package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate lets in, before a server whose work takes until the test says so. */
final class GateTest {

  private static final long SECONDS = 20;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Work work = new Work();

  @SuppressWarnings("NullAway.Init") // started before each test
  private FusekiServer server;

  /** Answers with the length of what was sent, when it may. */
  private static final class Work extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private final transient Semaphore begun = new Semaphore(0);
    private final transient Semaphore mayEnd = new Semaphore(0);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getMethod().equals("POST")) {
        begun.release();
        mayEnd.acquireUninterruptibly();
      }
      int length = request.getInputStream().readAllBytes().length;
      response.getOutputStream().print(String.valueOf(length));
    }

    boolean begins(long millis) throws InterruptedException {
      return begun.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
  }

  @BeforeEach
  void serve() {
    server =
        FusekiServer.create()
            .fusekiModules(FusekiModules.empty())
            .port(0)
            .addFilter("/*", new Gate(ServerLimits.DEFAULT))
            .addServlet("/*", work)
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    work.mayEnd.release(10);
    server.stop();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    URI address = URI.create("http://localhost:" + server.getPort() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private CompletableFuture<HttpResponse<String>> upload(String body) {
    return CLIENT.sendAsync(
        request("/api/classify", "Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> sent)
      throws Exception {
    return sent.get(SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void tablesOfTwoAreWorkedOnAtOnceAndTheThirdWaits() throws Exception {
    CompletableFuture<HttpResponse<String>> first = upload("a");
    CompletableFuture<HttpResponse<String>> second = upload("bb");
    assertTrue(work.begins(SECONDS * 1000), "the first begins");
    assertTrue(work.begins(SECONDS * 1000), "the second begins beside it");
    CompletableFuture<HttpResponse<String>> third = upload("ccc");
    assertFalse(work.begins(300), "a third has begun");
    HttpResponse<String> page = CLIENT.send(request("/load").build(), BodyHandlers.ofString());
    assertEquals(200, page.statusCode(), "who brings no tables does not wait");
    work.mayEnd.release();
    assertTrue(work.begins(SECONDS * 1000), "the third begins when one has ended");
    work.mayEnd.release(2);
    assertEquals("1", answer(first).body());
    assertEquals("2", answer(second).body());
    assertEquals("3", answer(third).body());
  }

  @Test
  void whoSendsTablesSlowlyHoldsNothing() throws Exception {
    String head = "POST /api/classify HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n";
    try (Socket one = new Socket("localhost", server.getPort());
        Socket other = new Socket("localhost", server.getPort())) {
      for (Socket slow : new Socket[] {one, other}) {
        slow.getOutputStream()
            .write((head + "Content-Length: 9\r\n\r\nid").getBytes(StandardCharsets.US_ASCII));
        slow.getOutputStream().flush();
      }
      assertFalse(work.begins(300), "work begins when all has come");
      work.mayEnd.release(3);
      String large = "x".repeat(3 << 20);
      assertEquals(String.valueOf(large.length()), answer(upload(large)).body());
      for (Socket slow : new Socket[] {one, other}) {
        slow.getOutputStream().write(",name\n,".getBytes(StandardCharsets.US_ASCII));
        slow.getOutputStream().flush();
        byte[] status = slow.getInputStream().readNBytes(12);
        assertEquals("HTTP/1.1 200", new String(status, StandardCharsets.US_ASCII));
      }
    }
  }

  @ParameterizedTest(name = "{0} {1} packed with {2}")
  @CsvSource({
    "POST, /data, gzip",
    "PUT, /data?graph=urn:x:g, gzip",
    "POST, /data/update, x-gzip",
    "POST, /api/classify, deflate",
    "POST, /api/what-if, br",
    "POST, /query, 'identity, gzip'",
    "POST, /load, GZIP",
  })
  void packedBodiesAreRefusedUnread(String method, String path, String coding) throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 32; i++) {
        packed.write(new byte[1 << 20]);
      }
    }
    HttpRequest sent =
        request(path, "Content-Type", "text/turtle", "Content-Encoding", coding)
            .method(method, BodyPublishers.ofByteArray(bomb.toByteArray()))
            .build();
    HttpResponse<String> refused = CLIENT.send(sent, BodyHandlers.ofString());
    assertEquals(415, refused.statusCode(), refused.body());
    assertEquals("identity", refused.headers().firstValue("Accept-Encoding").orElse(""));
    assertTrue(refused.body().contains("\"S122\""), refused.body());
    assertFalse(work.begins(0), "nobody works on it");
  }

  @Test
  void identityIsNoPacking() throws Exception {
    work.mayEnd.release();
    HttpRequest sent =
        request("/api/what-if", "Content-Encoding", "identity")
            .POST(BodyPublishers.ofString("four"))
            .build();
    assertEquals("4", CLIENT.send(sent, BodyHandlers.ofString()).body());
  }

  @Test
  void tooLongABodyIsRefusedThoughItDidNotSaySo() throws Exception {
    byte[] part = new byte[1 << 20];
    int parts = (int) (ServerLimits.DEFAULT.bodyBytes() / part.length) + 1;
    HttpRequest sent =
        request("/load", "Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArrays(Collections.nCopies(parts, part)))
            .build();
    HttpResponse<String> refused = CLIENT.send(sent, BodyHandlers.ofString());
    assertEquals(413, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("\"S105\""), refused.body());
    assertFalse(work.begins(0), "nobody works on it");
  }
}
