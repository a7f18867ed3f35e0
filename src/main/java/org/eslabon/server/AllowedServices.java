package org.eslabon.server;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.exec.http.Service;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.eslabon.guard.Guard;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Which endpoints {@code SERVICE} may call, none unless listed: a server that calls whatever it is
 * told to reaches into the network it stands in. Immutable.
 *
 * @param iris exact IRIs
 */
record AllowedServices(Set<String> iris) {

  AllowedServices {
    iris = Set.copyOf(iris);
  }

  /** Lets an execution call them, within the time that the guard has left. */
  QueryExecDatasetBuilder allow(QueryExecDatasetBuilder execution, Guard guard) {
    if (iris.isEmpty()) {
      return execution;
    }
    ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
    ServiceExecutorRegistry.initWithDefaults(registry);
    registry.addSingleLink(
        (service, original, binding, context, next) -> {
          check(service.getService());
          return next.createExecution(service, original, binding, context);
        });
    ServiceExecutorRegistry.set(execution.getContext(), registry);
    return execution
        .set(ARQ.httpServiceAllowed, true)
        .set(
            Service.httpQueryTimeout,
            (Object) TimeUnit.NANOSECONDS.toMillis(guard.remaining().toNanos()));
  }

  private void check(Node service) {
    if (!service.isURI() || !iris.contains(service.getURI())) {
      throw new ProblemException(refused());
    }
  }

  /** Says that a service may not be called. */
  static Problem refused() {
    return new Problem(
        ProblemCode.Q106,
        "SERVICE would call another endpoint; that is refused",
        null,
        "whoever runs the server may allow one with --allow-service IRI");
  }
}
