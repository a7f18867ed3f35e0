package org.eslabon.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_Update;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.riot.web.HttpNames;
import org.eslabon.ValueGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * SPARQL 1.1 Update over HTTP, for those who are signed in: facts change together with what follows
 * from them, or nothing does.
 */
final class ReinferringUpdate extends SPARQL_Update {

  private final ValueGraph graph;

  ReinferringUpdate(ValueGraph graph) {
    this.graph = graph;
  }

  @Override
  protected void execute(HttpAction action, InputStream in) {
    Writers.requireUser(action);
    try {
      requirePlain(action);
      graph.update(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      throw Refusal.refuse(action, e);
    } catch (IOException e) {
      ServletOps.errorBadRequest("the update could not be read");
    }
    ServletOps.successNoContent(action);
  }

  private static void requirePlain(HttpAction action) {
    if (action.getRequestParameter(HttpNames.paramUsingGraphURI) != null
        || action.getRequestParameter(HttpNames.paramUsingNamedGraphURI) != null) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S012,
              "`using-graph-uri` and `using-named-graph-uri` are not taken",
              null,
              "write USING <...> in the update"));
    }
  }
}
