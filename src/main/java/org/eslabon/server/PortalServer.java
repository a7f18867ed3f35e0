package org.eslabon.server;

import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.eslabon.ValueGraph;
import org.eslabon.api.Api;
import org.eslabon.api.ApiSettings;
import org.eslabon.portal.Portal;
import org.eslabon.portal.PortalSettings;

/** Pages, API and SPARQL endpoints over one graph, in one process. */
public final class PortalServer implements AutoCloseable {

  private final FusekiServer fuseki;

  private PortalServer(FusekiServer fuseki) {
    this.fuseki = fuseki;
  }

  /** Starts listening. The graph stays the caller's to close, after the server. */
  public static PortalServer start(ValueGraph graph, ServerSettings settings) {
    PortalSettings portal =
        settings.publicBase().isEmpty()
            ? PortalSettings.local(settings.port())
            : new PortalSettings(settings.publicBase(), "Eslabon");
    HandlerServlet servlet =
        new HandlerServlet(
            List.of(
                new Api(graph, ApiSettings.usual(settings.publicBase())),
                new Portal(graph, portal)));
    FusekiServer fuseki =
        FusekiServer.create()
            .port(settings.port())
            .loopback(settings.host().equals("localhost"))
            .add("/data", graph.data(), false)
            .addServlet("/*", servlet)
            .build();
    fuseki.start();
    return new PortalServer(fuseki);
  }

  /** The port that it listens on. */
  public int port() {
    return fuseki.getPort();
  }

  /** Its address, ending in a slash. */
  public String url() {
    return "http://localhost:" + port() + "/";
  }

  /** Waits until somebody stops it. */
  public void join() {
    fuseki.join();
  }

  /** Stops listening. */
  @Override
  public void close() {
    fuseki.stop();
  }
}
