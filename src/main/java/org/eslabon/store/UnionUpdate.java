package org.eslabon.store;

import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eslabon.model.Curies;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SyntaxProblem;

/**
 * A SPARQL Update that need not name graphs: what it matches may stand in any graph, what it
 * deletes goes from every asserted and theory graph, and what it inserts goes into the graph that
 * is named here. With {@code GRAPH} it means that graph alone.
 *
 * @param text of the update; our prefixes need no declaration
 * @param origin where the text comes from
 * @param inserted graph for what is inserted without naming one
 * @param base what {@code id:} stands for
 */
public record UnionUpdate(String text, SyntaxProblem.Origin origin, Node inserted, String base) {

  /**
   * Runs the update.
   *
   * @param protection sets what keeps its evaluation within limits
   * @throws ProblemException L060 with the place when the text is no update or asks for a file or
   *     service elsewhere; the target may hold a part of the changes then
   */
  public void run(DatasetGraph target, Consumer<Context> protection) {
    try {
      UpdateRequest request = new UpdateRequest();
      request.getPrefixMapping().setNsPrefixes(new Curies(base).prefixes());
      UpdateFactory.parse(request, text);
      if (request.getOperations().stream().anyMatch(UpdateLoad.class::isInstance)) {
        throw refused("LOAD");
      }
      View view = new View(target, inserted);
      Context context = Context.setupContextForDataset(ARQ.getContext(), view);
      context.set(ARQ.httpServiceAllowed, false);
      protection.accept(context);
      UpdateExec.dataset(view).context(context).update(request).build().execute();
    } catch (QueryCancelledException e) {
      throw e;
    } catch (QueryException e) {
      if (String.valueOf(e.getMessage()).contains("SERVICE")) {
        throw refused("SERVICE");
      }
      throw new ProblemException(SyntaxProblem.of(e, ProblemCode.L060, text, origin));
    }
  }

  private ProblemException refused(String what) {
    return new ProblemException(
        new Problem(
            ProblemCode.L060,
            what + " is refused: an update must not ask for anything elsewhere",
            origin.at(0, 0),
            "put what it would fetch into the update itself"));
  }

  /** Marked as a view, so that ARQ does not see through it to the real default graph. */
  private static final class View extends DatasetGraphWrapper implements DatasetGraphWrapperView {

    private final Graph union;

    View(DatasetGraph target, Node inserted) {
      super(target);
      this.union = new UnionGraph(target, inserted);
    }

    @Override
    public Graph getDefaultGraph() {
      return union;
    }

    @Override
    public void add(Quad quad) {
      if (quad.isDefaultGraph()) {
        union.add(quad.asTriple());
      } else {
        super.add(quad);
      }
    }

    @Override
    public void delete(Quad quad) {
      if (quad.isDefaultGraph()) {
        union.delete(quad.asTriple());
      } else {
        super.delete(quad);
      }
    }
  }

  /** What stands in any graph but that of provenance. */
  private static final class UnionGraph extends GraphBase {

    private final DatasetGraph target;
    private final Node inserted;

    UnionGraph(DatasetGraph target, Node inserted) {
      this.target = target;
      this.inserted = inserted;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
      return WrappedIterator.create(
          Iter.iter(
                  target.find(
                      Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject()))
              .filter(quad -> !quad.getGraph().equals(GraphNames.PROVENANCE))
              .map(Quad::asTriple)
              .distinct());
    }

    @Override
    public void performAdd(Triple triple) {
      target.add(Quad.create(inserted, triple));
    }

    @Override
    public void performDelete(Triple triple) {
      Iter.toList(
              target.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()))
          .stream()
          .filter(quad -> !GraphNames.isInferred(quad.getGraph()))
          .filter(quad -> !quad.getGraph().equals(GraphNames.PROVENANCE))
          .forEach(target::delete);
    }
  }
}
