package org.eslabon.server;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ActionLib;
import org.apache.jena.fuseki.servlets.GSP_RW;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.QueryLimits;
import org.eslabon.rules.layer.Change;

/**
 * The Graph Store Protocol. Reading needs nobody's leave; a graph that is written changes together
 * with what follows from it, or not at all.
 */
final class GraphStore extends GSP_RW {

  private static final String GUARD = GraphStore.class.getName();

  private final ValueGraph graph;

  GraphStore(ValueGraph graph) {
    this.graph = graph;
  }

  @Override
  protected DatasetGraph decideDataset(HttpAction action) {
    QueryLimits limits = graph.settings().limits();
    action.setResponseHeader(SparqlAnswers.LIMITS, SparqlAnswers.stated(limits));
    Guard guard = Guard.start(limits.budget());
    action.getRequest().setAttribute(GUARD, guard);
    return GuardedQuery.view(action.getDataset(), SparqlDataset.of(action).visible(), guard);
  }

  /** Fuseki takes whatever ends its writers for a form that it cannot write. */
  @Override
  protected void doGet(HttpAction action) {
    try {
      super.doGet(action);
    } catch (ActionErrorException e) {
      if (Refusal.of(action.getRequest()).isEmpty()
          && action.getRequest().getAttribute(GUARD) instanceof Guard guard) {
        guard.ended().ifPresent(reason -> Refusal.note(action.getRequest(), List.of(reason)));
      }
      throw e;
    }
  }

  @Override
  protected void doPut(HttpAction action) {
    Writers.requireUser(action);
    write(action, read(action), Replacing.ALL);
  }

  @Override
  protected void doPost(HttpAction action) {
    Writers.requireUser(action);
    write(action, read(action), Replacing.NOTHING);
  }

  @Override
  protected void doDelete(HttpAction action) {
    Writers.requireUser(action);
    write(action, GraphFactory.createDefaultGraph(), Replacing.ALL);
  }

  /** What of a graph goes when something comes. */
  private enum Replacing {
    ALL,
    NOTHING
  }

  private void write(HttpAction action, Graph given, Replacing replacing) {
    Node name = name(action);
    try {
      boolean isNew = Txn.calculateWrite(graph.data(), () -> replace(name, given, replacing));
      if (isNew && action.getRequestMethod().equals("DELETE")) {
        ServletOps.errorNotFound("no graph has that name");
      } else if (isNew) {
        ServletOps.successCreated(action);
      } else {
        ServletOps.successNoContent(action);
      }
    } catch (ProblemException e) {
      throw Refusal.refuse(action, e);
    }
  }

  /** Whether the graph was not there before. */
  private boolean replace(Node name, Graph given, Replacing replacing) {
    boolean isNew = !graph.data().containsGraph(name);
    graph.update(change(name, given, replacing));
    return isNew;
  }

  private Change change(Node name, Graph given, Replacing replacing) {
    Set<Quad> added = new HashSet<>();
    given.find().forEachRemaining(triple -> added.add(Quad.create(name, triple)));
    Set<Quad> removed = new HashSet<>();
    if (replacing == Replacing.ALL) {
      Iter.forEach(
          graph.data().find(name, Node.ANY, Node.ANY, Node.ANY),
          quad -> {
            if (!added.remove(quad)) {
              removed.add(quad);
            }
          });
    }
    return new Change(added, removed);
  }

  private static Node name(HttpAction action) {
    String iri = action.getRequestParameter("graph");
    if (iri == null || iri.isBlank()) {
      // as for an update without GRAPH: S011 says what to do
      return Quad.defaultGraphIRI;
    }
    return NodeFactory.createURI(iri);
  }

  private static Graph read(HttpAction action) {
    Lang syntax = RDFLanguages.contentTypeToLang(ActionLib.getContentMediaType(action));
    if (syntax == null || !RDFLanguages.isTriples(syntax)) {
      ServletOps.error(415, "the body has to be RDF, with its Content-Type");
      throw new IllegalStateException("an error ends an action");
    }
    Graph given = GraphFactory.createDefaultGraph();
    try {
      RDFParser.create()
          .source(action.getRequestInputStream())
          .forceLang(syntax)
          .set(LangJSONLD11.JSONLD_OPTIONS, withoutRemoteContexts())
          .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
          .parse(given);
      return given;
    } catch (StackOverflowError deep) {
      throw Refusal.refuse(action, 400, List.of(Guard.tooDeep()));
    } catch (RiotException | IOException e) {
      throw Refusal.refuse(
          action,
          400,
          List.of(new Problem(ProblemCode.L012, String.valueOf(e.getMessage()), null, null)));
    }
  }

  private static JsonLdOptions withoutRemoteContexts() {
    return new JsonLdOptions(
        (url, options) -> {
          throw new JsonLdError(
              JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
              "a context elsewhere is not fetched; write it into the document");
        });
  }
}
