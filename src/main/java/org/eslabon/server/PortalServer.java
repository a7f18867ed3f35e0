package org.eslabon.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.ctl.ActionPing;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.mgt.ActionDatasets;
import org.apache.jena.fuseki.mod.admin.ActionServerStatus;
import org.apache.jena.fuseki.mod.ui.ActionStats;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.riot.WebContent;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eslabon.ValueGraph;
import org.eslabon.api.Api;
import org.eslabon.api.ApiSettings;
import org.eslabon.api.Reconciliation;
import org.eslabon.guard.RunningQueries;
import org.eslabon.portal.Portal;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryLimits;
import org.eslabon.web.Handler;

/**
 * Pages, API and SPARQL endpoints over one graph, in one process. Whatever comes in passes the same
 * filters: headers for browsers, the gate, the sign-in.
 */
public final class PortalServer implements AutoCloseable {

  /** How long a query that is stopped may take to say so. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** Of the address and all headers of a request: a long query has room. */
  private static final int MOST_HEADER_BYTES = 32 << 10;

  private static final long LOOK_MILLIS = 20;

  /** Ids of registers have slashes; {@link org.eslabon.web.DecodedPath} keeps them in one step. */
  private static final UriCompliance NAMES =
      UriCompliance.DEFAULT.with(
          "names",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.SUSPICIOUS_PATH_CHARACTERS);

  private final FusekiServer fuseki;
  private final ServerSettings settings;
  private final RunningQueries running;
  private final Gate gate;
  private final Health health;
  private final Metrics metrics;
  private final HandlerServlet servlet = new HandlerServlet();
  private final List<Watch> watches = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private PortalServer(ValueGraph graph, ServerSettings settings) {
    this.settings = settings;
    this.running = graph.running();
    this.gate = new Gate(settings.limits());
    this.health = new Health(graph);
    this.metrics = new Metrics(running, gate, graph);
    this.fuseki = fuseki(graph);
    metrics.bind(fuseki.getDataAccessPointRegistry());
    Server jetty = fuseki.getJettyServer();
    jetty.setHandler(Compressed.over(jetty.getHandler()));
    configure(jetty);
    watches.add(MemoryWatch.start(running));
  }

  /**
   * Starts listening. The graph stays the caller's to close, after the server.
   *
   * @throws ProblemException S100 when it cannot listen there, S106 for a bad file of users
   */
  public static PortalServer start(ValueGraph graph, ServerSettings settings) {
    PortalServer server = new PortalServer(graph, settings);
    try {
      server.servlet.ask(server.handlers(graph, server.open()));
      server.fuseki.start();
      return server;
    } catch (FusekiException | IOException e) {
      server.close();
      throw server.cannotListen(e);
    }
  }

  /** Takes the port, which pages name in addresses that lead back here. */
  private int open() throws IOException {
    int port = settings.port();
    for (Connector connector : fuseki.getJettyServer().getConnectors()) {
      if (connector instanceof ServerConnector door) {
        door.open();
        port = door.getLocalPort();
      }
    }
    return port;
  }

  private List<Handler> handlers(ValueGraph graph, int port) {
    PortalSettings portal =
        settings.publicBase().isEmpty()
            ? PortalSettings.local(port)
            : new PortalSettings(settings.publicBase(), "Eslabon");
    ApiSettings api = ApiSettings.usual(settings.publicBase());
    return List.of(
        health,
        metrics,
        new Api(graph, api),
        new Reconciliation(graph, api),
        new Portal(graph, portal));
  }

  private FusekiServer fuseki(ValueGraph graph) {
    QueryLimits limits = graph.settings().limits();
    AllowedServices services = new AllowedServices(settings.services());
    GraphStore store = new GraphStore(graph);
    FusekiServer.Builder builder =
        FusekiServer.create()
            .fusekiModules(FusekiModules.empty())
            .port(settings.port())
            .registerOperation(
                Operation.Query,
                WebContent.contentTypeSPARQLQuery,
                new LimitedQuery(running, limits, services, new SearchIndexes(graph)))
            .registerOperation(
                Operation.Update, WebContent.contentTypeSPARQLUpdate, new ReinferringUpdate(graph))
            .registerOperation(Operation.GSP_R, store)
            .registerOperation(Operation.GSP_RW, store)
            .addFilter("/*", new SecurityHeaders())
            .addFilter("/*", new PlainPaths())
            .addFilter("/*", gate)
            .addFilter("/*", new SignIn(settings.users().map(Users::read).orElseGet(Users::none)))
            .addFilter("/*", new FusekiPages())
            .addFilter("/*", new SparqlAnswers(limits))
            .addServlet(FusekiPages.PATH + "$/ping", new ActionPing())
            .addServlet(FusekiPages.PATH + "$/server", new ActionServerStatus())
            .addServlet(FusekiPages.PATH + "$/stats/*", new ActionStats())
            .addServlet(FusekiPages.PATH + "$/datasets/*", new ActionDatasets())
            .addServlet("/*", servlet);
    for (SparqlDataset dataset : SparqlDataset.values()) {
      builder.add(dataset.path(), dataset.service(graph));
    }
    return builder.build();
  }

  private void configure(Server jetty) {
    jetty.setErrorHandler(new Unreadable());
    for (ServletHandler servlets : jetty.getDescendants(ServletHandler.class)) {
      servlets.setDecodeAmbiguousURIs(true);
    }
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector door) {
        door.setHost(settings.host());
        HttpConnectionFactory http = door.getConnectionFactory(HttpConnectionFactory.class);
        if (http != null) {
          http.getHttpConfiguration().setSendServerVersion(false);
          http.getHttpConfiguration().setRequestHeaderSize(MOST_HEADER_BYTES);
          http.getHttpConfiguration().setUriCompliance(NAMES);
        }
        Duration patience = settings.limits().patience();
        door.setIdleTimeout(patience.toMillis());
        watches.add(SlowClients.watch(door, patience));
      }
    }
  }

  private RuntimeException cannotListen(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException || cause instanceof UnknownHostException) {
        boolean isTaken = cause instanceof BindException;
        return new ProblemException(
            new Problem(
                ProblemCode.S100,
                "cannot listen at "
                    + settings.host()
                    + ":"
                    + settings.port()
                    + ": "
                    + cause.getMessage(),
                null,
                isTaken
                    ? "another program may listen there: --port takes another one, 0 any free one"
                    : "--host takes an address of this machine, or 0.0.0.0 for all of them"));
      }
    }
    return failure instanceof IOException unexpected
        ? new UncheckedIOException(unexpected)
        : (RuntimeException) failure;
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

  /**
   * Stops listening, lets requests under way end, and stops those that take too long. Does nothing
   * the second time.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    health.stopping();
    for (Connector connector : fuseki.getJettyServer().getConnectors()) {
      Future<Void> unused = connector.shutdown();
    }
    waitUntilIdle(settings.limits().farewell());
    running.stopAll();
    waitUntilIdle(LAST_WORDS);
    watches.forEach(Watch::close);
    fuseki.stop();
  }

  private void waitUntilIdle(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (gate.inside() > 0 && System.nanoTime() - end < 0) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
