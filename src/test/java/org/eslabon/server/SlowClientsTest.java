package org.eslabon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.query.QueryLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who opens connections and lets the server wait loses them, and nobody else notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
final class SlowClientsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int CONNECTIONS = 300;
  private static final long LONGEST_MILLIS = 60_000;

  private Served served;

  @BeforeAll
  void serve() {
    GraphSettings settings =
        GraphSettings.bundled().withLimits(QueryLimits.DEFAULT.within(PATIENCE.multipliedBy(3)));
    ServerLimits limits = ServerLimits.DEFAULT.withPatience(PATIENCE);
    served =
        Served.over(
            ValueGraph.inMemory(settings),
            "el-porvenir",
            ServerSettings.local(0).withLimits(limits));
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Socket open() throws IOException {
    return new Socket("localhost", served.server().port());
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Whether the other side has ended it; what it said before is read over. */
  private static boolean isOver(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    try {
      byte[] said = new byte[4096];
      int length = 1;
      while (length > 0) {
        length = socket.getInputStream().read(said);
      }
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (SocketException gone) {
      return true;
    }
  }

  @Test
  void aByteOfAHeaderNowAndThenIsNotEnough() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = open();
        open.add(socket);
        say(socket, "GET / HTTP/1.1\r\nX: ");
      }
      long start = System.nanoTime();
      while (!open.isEmpty()) {
        assertTrue(System.nanoTime() - start < LONGEST_MILLIS * 1_000_000, open.size() + " live");
        assertEquals(200, served.get("/health/ready").statusCode());
        assertEquals(200, served.get("/catalog").statusCode());
        Thread.sleep(100);
        List<Socket> left = new ArrayList<>();
        for (Socket socket : open) {
          if (tells(socket, "a")) {
            left.add(socket);
          }
        }
        open = left;
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** Says something more; no when nobody listens any longer. */
  private static boolean tells(Socket socket, String text) throws IOException {
    if (isOver(socket)) {
      socket.close();
      return false;
    }
    try {
      say(socket, text);
      return true;
    } catch (SocketException gone) {
      socket.close();
      return false;
    }
  }

  @Test
  void aBodyThatTricklesIsNotWaitedFor() throws Exception {
    try (Socket socket = open()) {
      say(
          socket,
          """
          POST /api/classify HTTP/1.1\r
          Host: x\r
          Content-Type: text/csv\r
          Content-Length: 1000000\r
          \r
          """);
      long start = System.nanoTime();
      while (tells(socket, "x")) {
        assertTrue(System.nanoTime() - start < LONGEST_MILLIS * 1_000_000, "it waits for ever");
        Thread.sleep(100);
      }
    }
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() throws Exception {
    try (Socket socket = open()) {
      long start = System.nanoTime();
      while (!isOver(socket)) {
        assertTrue(System.nanoTime() - start < LONGEST_MILLIS * 1_000_000, "it stays open");
        Thread.sleep(50);
      }
    }
  }

  @Test
  void aQueryMayTakeLongerThanTheServerWaitsForClients() {
    HttpResponse<String> answer =
        served.query("/data", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("\"Q301\""), answer.body());
  }

  @Test
  void aConnectionThatIsKeptIsAnsweredAgainAndAgain() throws Exception {
    try (Socket socket = open()) {
      for (int i = 0; i < 6; i++) {
        say(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        byte[] status = socket.getInputStream().readNBytes(12);
        assertEquals("HTTP/1.1 200", new String(status, StandardCharsets.US_ASCII));
        while (socket.getInputStream().available() > 0) {
          socket.getInputStream().read(new byte[socket.getInputStream().available()]);
        }
        Thread.sleep(PATIENCE.toMillis() / 3);
      }
    }
  }
}
