package org.eslabon.store;

import java.util.function.Supplier;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Writes that happen as a whole or not at all. */
public final class AtomicWrite {

  private AtomicWrite() {}

  /**
   * Runs the work in one write transaction and undoes it when it fails. Inside a write transaction
   * of the caller it becomes part of that one, which the caller then undoes.
   *
   * @throws ProblemException S003 when the store does not take the data; what the work itself
   *     throws otherwise
   */
  public static <T> T run(DatasetGraph data, Supplier<T> work) {
    if (data.isInTransaction()) {
      return work.get();
    }
    try {
      return Txn.calculateWrite(data, work);
    } catch (JenaException | RuntimeIOException | UnsupportedOperationException e) {
      throw notWritten(e);
    } catch (InternalError e) {
      // a full disk shows itself as a fault in memory that is mapped to a file
      throw notWritten(e);
    }
  }

  private static ProblemException notWritten(Throwable cause) {
    ProblemException failure =
        new ProblemException(
            new Problem(
                ProblemCode.S003,
                "the store did not take the data and is as it was: " + cause.getMessage(),
                null,
                "is the disk full, or the store read-only?"));
    failure.initCause(cause);
    return failure;
  }
}
