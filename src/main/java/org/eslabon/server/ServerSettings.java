package org.eslabon.server;

/**
 * Where and how the server listens. Immutable.
 *
 * @param host address to listen on, such as {@code localhost} or {@code 0.0.0.0}
 * @param port 0 takes any free one
 * @param publicBase the address at which the world reaches the server, or empty for host and port
 */
public record ServerSettings(String host, int port, String publicBase) {

  /** For this machine only. */
  public static ServerSettings local(int port) {
    return new ServerSettings("localhost", port, "");
  }
}
