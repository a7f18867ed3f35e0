package org.eslabon.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how the server listens, and what it allows. Immutable.
 *
 * @param host address to listen on, such as {@code localhost} or {@code 0.0.0.0}
 * @param port 0 takes any free one
 * @param publicBase the address at which the world reaches the server, or empty for host and port
 * @param limits what one request may use
 * @param users file of those who may write; without one nobody may
 * @param services IRIs that {@code SERVICE} may call
 */
public record ServerSettings(
    String host,
    int port,
    String publicBase,
    ServerLimits limits,
    Optional<Path> users,
    Set<String> services) {

  /** Copies the set. */
  public ServerSettings {
    services = Set.copyOf(services);
  }

  /** For this machine only, for reading only. */
  public static ServerSettings local(int port) {
    return new ServerSettings(
        "localhost", port, "", ServerLimits.DEFAULT, Optional.empty(), Set.of());
  }

  /** The same with another place to listen. */
  public ServerSettings at(String host, String publicBase) {
    return new ServerSettings(host, port, publicBase, limits, users, services);
  }

  /** The same with other limits. */
  public ServerSettings withLimits(ServerLimits limits) {
    return new ServerSettings(host, port, publicBase, limits, users, services);
  }

  /** The same with a file of users. */
  public ServerSettings withUsers(Path users) {
    return new ServerSettings(host, port, publicBase, limits, Optional.of(users), services);
  }

  /** The same with services that may be called. */
  public ServerSettings withServices(Set<String> services) {
    return new ServerSettings(host, port, publicBase, limits, users, services);
  }
}
