package org.eslabon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.server.PortalServer;
import org.eslabon.server.ServerSettings;
import org.eslabon.server.Users;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server over a few cases with a browser before it, opened once for all tests that ask for it.
 * Where there is no Chromium they are skipped, which CI takes for a failure.
 */
record Site(ValueGraph graph, PortalServer server, Browser browser) implements AutoCloseable {

  private static final String USER = "ana";
  private static final String PASSWORD = "a long pass phrase";

  /**
   * Gives the site to whoever has it as a parameter, and looks after each test that nothing came
   * from elsewhere and nobody complained.
   */
  static final class Opened implements ParameterResolver, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(Site.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return store(context).getOrComputeIfAbsent(Site.class, any -> open(), Site.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      store(context).get(Site.class, Site.class).assertQuiet();
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
      return context.getRoot().getStore(Namespace.create(Site.class));
    }
  }

  private static Site open() {
    Optional<List<Path>> programs = Browser.installed();
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(programs.isPresent(), "CI needs chromium and chromium-driver: see .ci/run");
    }
    Assumptions.assumeTrue(
        programs.isPresent(), "no chromium with chromedriver: apt-get install chromium-driver");
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(
            Stream.of("sinos-valley", "central-american-maquila", "chimbote", "sources")
                .map(name -> Path.of("datasets", name))
                .toList()));
    PortalServer server = PortalServer.start(graph, ServerSettings.local(0).withUsers(users()));
    return new Site(graph, server, Browser.open(programs.get(), server.url()));
  }

  private static Path users() {
    try {
      Path users = Files.createTempDirectory("eslabon").resolve("users");
      Users.setPassword(users, USER, PASSWORD);
      return users;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A browser asks for name and password in a window of its own, which a driver cannot fill. */
  void signIn() {
    String secret = USER + ":" + PASSWORD;
    String basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    send(Map.of("Authorization", "Basic " + basic));
  }

  void signOut() {
    send(Map.of());
  }

  private void send(Map<String, String> headers) {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser.driver().executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  /** Everything came from here, and the console is silent. */
  private void assertQuiet() {
    assertEquals(Set.of(), browser.strangers(), "requests to other hosts");
    assertEquals(
        List.of(),
        browser.complaints().stream()
            // a page with a status such as 422 is meant to have it
            .filter(line -> !line.contains("Failed to load resource"))
            .toList(),
        "complaints in the console");
  }

  @Override
  public void close() {
    browser.close();
    server.close();
    graph.close();
  }
}
