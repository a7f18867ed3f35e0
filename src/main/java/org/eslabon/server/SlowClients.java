package org.eslabon.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose other side sends a request, or reads an answer, so slowly that it must be
 * on purpose: a byte now and then keeps a connection from being idle, and a few hundred of them
 * would hold all that the server has. How long a query takes here is no concern of this.
 */
final class SlowClients {

  private static final int LOOKS = 10;

  /** Bytes a second; a telephone line had more. */
  private static final long LEAST_RATE = 256;

  private final ServerConnector door;
  private final long patienceNanos;
  private Map<EndPoint, Progress> seen = new HashMap<>();

  /**
   * How far a connection was when somebody looked.
   *
   * @param messages requests and answers that came to their end
   * @param bytes in both directions
   * @param since when the other side began with what it has not ended, as {@link System#nanoTime};
   *     0 when nothing came yet
   */
  private record Progress(long messages, long bytes, long since) {}

  private SlowClients(ServerConnector door, Duration patience) {
    this.door = door;
    this.patienceNanos = patience.toNanos();
  }

  /** Begins to look at the connections of a connector. */
  static Watch watch(ServerConnector door, Duration patience) {
    SlowClients clients = new SlowClients(door, patience);
    return Watch.begin("slow-clients", patience.dividedBy(LOOKS), clients::look);
  }

  private void look() {
    long now = System.nanoTime();
    Map<EndPoint, Progress> present = new HashMap<>();
    for (EndPoint end : door.getConnectedEndPoints()) {
      Connection connection = end.getConnection();
      if (end instanceof AbstractEndPoint socket && connection != null) {
        Progress progress = progress(socket, connection, now);
        if (progress == null) {
          socket.close();
        } else {
          present.put(end, progress);
        }
      }
    }
    seen = present;
  }

  /** How far it is; {@code null} when that is not far enough. */
  private @Nullable Progress progress(AbstractEndPoint socket, Connection connection, long now) {
    long messages = connection.getMessagesIn() + connection.getMessagesOut();
    long bytes = connection.getBytesIn() + connection.getBytesOut();
    Progress before = seen.get(socket);
    if (before == null || before.messages() != messages || !isWaitedFor(socket)) {
      return new Progress(messages, bytes, 0);
    }
    if (before.since() == 0) {
      return new Progress(messages, before.bytes(), bytes > before.bytes() ? now : 0);
    }
    long took = now - before.since();
    if (took < patienceNanos) {
      return before;
    }
    long least = LEAST_RATE * TimeUnit.NANOSECONDS.toMillis(took) / 1000;
    return bytes - before.bytes() < least ? null : new Progress(messages, bytes, now);
  }

  /** Whether the server can do nothing until the other side sends or takes something. */
  private static boolean isWaitedFor(AbstractEndPoint socket) {
    return socket.getFillInterest().isInterested() || socket.getWriteFlusher().isPending();
  }
}
