package org.eslabon.server;

import java.time.Duration;

/**
 * What the world may send to a server. What it may ask is said by the limits of the graph.
 * Immutable.
 *
 * @param bodyBytes of one request
 * @param perAddress requests at once from one address
 * @param atOnce requests at once from all
 * @param patience how long a connection may be silent, or too slow with a request or an answer
 * @param farewell how long requests under way may take to end when the server stops
 */
public record ServerLimits(
    long bodyBytes, int perAddress, int atOnce, Duration patience, Duration farewell) {

  /** 16 MB, 16 and 64 requests, twenty and ten seconds. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(16L << 20, 16, 64, Duration.ofSeconds(20), Duration.ofSeconds(10));

  /** Rejects limits that let nothing through. */
  public ServerLimits {
    if (bodyBytes < 1 || perAddress < 1 || atOnce < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  /** The same with another number of requests at once. */
  public ServerLimits withRequests(int perAddress, int atOnce) {
    return new ServerLimits(bodyBytes, perAddress, atOnce, patience, farewell);
  }

  /** The same with another time for slow clients. */
  public ServerLimits withPatience(Duration patience) {
    return new ServerLimits(bodyBytes, perAddress, atOnce, patience, farewell);
  }

  /** The same with another time for requests under way when the server stops. */
  public ServerLimits withFarewell(Duration farewell) {
    return new ServerLimits(bodyBytes, perAddress, atOnce, patience, farewell);
  }
}
