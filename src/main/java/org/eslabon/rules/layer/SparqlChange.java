package org.eslabon.rules.layer;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.buffering.BufferingDatasetGraph;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.eslabon.guard.Budget;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;

/**
 * What a SPARQL Update would change in the asserted graphs. Its WHERE reads all graphs, without
 * GRAPH their union; what it writes has to say in which graph. Nothing is written.
 */
public final class SparqlChange {

  private SparqlChange() {}

  /**
   * Works out the change, within a transaction of the caller.
   *
   * @param name what problems call the text: its file, or what the user knows it by
   * @throws ProblemException S012 for what is not a SPARQL Update or asks for data from elsewhere,
   *     S011 for one that writes to other graphs than asserted ones
   */
  public static Change read(String update, String name, DatasetGraph data) {
    return read(update, name, data, Guard.start(Budget.DEFAULT.within(Duration.ofHours(1))));
  }

  /**
   * The same within limits.
   *
   * @throws ProblemException S012 and S011 as above, Q301 to Q303 at a limit
   */
  public static Change read(String update, String name, DatasetGraph data, Guard guard) {
    UpdateRequest request = parse(update, name);
    Unwritten unwritten = new Unwritten(GuardedQuery.view(data, null, guard));
    Context context = Context.setupContextForDataset(ARQ.getContext(), unwritten);
    GuardedQuery.protect(context, guard);
    try {
      UpdateExec.newBuilder().dataset(unwritten).update(request).context(context).build().execute();
    } catch (QueryCancelledException e) {
      throw new ProblemException(guard.reason(e));
    } catch (StackOverflowError e) {
      throw new ProblemException(Guard.tooDeep());
    } catch (QueryException e) {
      throw outside(name, "SERVICE would call another endpoint");
    } catch (OperationDeniedException e) {
      // CLEAR, COPY and their like on the union of all graphs
      throw Change.refused(Quad.defaultGraphIRI);
    }
    Change change = unwritten.change().orElseThrow();
    change.requireAsserted();
    return change;
  }

  private static UpdateRequest parse(String update, String name) {
    UpdateRequest request;
    try {
      request = UpdateFactory.create(update);
    } catch (QueryException e) {
      throw new ProblemException(
          SyntaxProblem.of(e, ProblemCode.S012, update, SyntaxProblem.Origin.file(name)));
    }
    if (request.getOperations().stream().anyMatch(UpdateLoad.class::isInstance)) {
      throw outside(name, "LOAD would fetch another document");
    }
    return request;
  }

  private static ProblemException outside(String name, String what) {
    return new ProblemException(
        new Problem(
            ProblemCode.S012,
            what + "; that is refused",
            SourcePlace.of(name),
            "`eslabon load` takes files"));
  }

  /** The dataset as queries see it; what is written here is noted and goes no further. */
  private static final class Unwritten extends ChangeRecorder {

    private final DatasetGraph data;
    private final BufferingDatasetGraph buffer;

    Unwritten(DatasetGraph data) {
      this(data, new BufferingDatasetGraph(data));
    }

    private Unwritten(DatasetGraph data, BufferingDatasetGraph buffer) {
      super(buffer, Integer.MAX_VALUE, Integer.MAX_VALUE);
      this.data = data;
      this.buffer = buffer;
    }

    /** Jena's buffer lists only graphs that it was given itself. */
    @Override
    public Iterator<Node> listGraphNodes() {
      Set<Node> names = Iter.toSet(data.listGraphNodes());
      buffer.getAddedQuads().forEach(quad -> names.add(quad.getGraph()));
      return names.iterator();
    }

    @Override
    public Graph getDefaultGraph() {
      return getUnionGraph();
    }

    @Override
    public void add(Quad quad) {
      if (quad.isDefaultGraph()) {
        throw Change.refused(quad.getGraph());
      }
      super.add(quad);
    }

    @Override
    public void delete(Quad quad) {
      if (quad.isDefaultGraph()) {
        throw Change.refused(quad.getGraph());
      }
      super.delete(quad);
    }
  }
}
