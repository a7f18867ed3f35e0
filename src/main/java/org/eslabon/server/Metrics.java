package org.eslabon.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.jena.fuseki.metrics.FusekiRequestsMetrics;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.eslabon.ValueGraph;
import org.eslabon.guard.RunningQueries;
import org.eslabon.problem.ProblemCode;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.Request;

/** {@code /metrics}: what Prometheus reads. */
final class Metrics implements Handler {

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final List<ProblemCode> ENDS =
      List.of(
          ProblemCode.Q101,
          ProblemCode.Q106,
          ProblemCode.Q301,
          ProblemCode.Q302,
          ProblemCode.Q303,
          ProblemCode.Q304,
          ProblemCode.Q305);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @SuppressWarnings("resource") // it listens to collections as long as the program runs
  Metrics(RunningQueries running, Gate gate, ValueGraph graph) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("eslabon.queries.running", running, RunningQueries::running)
        .description("Queries that run")
        .register(registry);
    Gauge.builder("eslabon.requests.inside", gate, Gate::inside)
        .description("Requests under way")
        .register(registry);
    FunctionCounter.builder("eslabon.requests.refused", gate, Gate::refused)
        .description("Requests turned away because there were too many")
        .register(registry);
    FunctionCounter.builder("eslabon.graph.writes", graph, ValueGraph::version)
        .description("Writes since the start")
        .register(registry);
    ends("answered", running);
    ENDS.forEach(code -> ends(code.name(), running));
  }

  private void ends(String how, RunningQueries running) {
    FunctionCounter.builder(
            "eslabon.queries", running, all -> all.ended().getOrDefault(how, new LongAdder()).sum())
        .tag("end", how)
        .description("Queries, by how they ended")
        .register(registry);
  }

  /** Adds what Fuseki counts by dataset and operation. */
  void bind(DataAccessPointRegistry datasets) {
    datasets.forEach((name, dataset) -> new FusekiRequestsMetrics(dataset).bindTo(registry));
  }

  @Override
  public Optional<Answer> answer(Request request) {
    return request.path().equals("/metrics")
        ? Optional.of(Answer.of(TYPE, registry.scrape()).withHeader("Cache-Control", "no-store"))
        : Optional.empty();
  }
}
