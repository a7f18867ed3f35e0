package org.eslabon;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.buffering.BufferingDatasetGraph;
import org.eslabon.analysis.Thresholds;
import org.eslabon.guard.Guard;
import org.eslabon.guard.GuardedQuery;
import org.eslabon.load.CellChange;
import org.eslabon.load.CellChanges;
import org.eslabon.load.ChangeTable;
import org.eslabon.load.Notations;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;
import org.eslabon.query.QueryLimits;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;
import org.eslabon.store.RdfPatches;
import org.eslabon.store.UnionUpdate;

/**
 * A dataset with what is supposed laid over it. The dataset below is only read, inside a read
 * transaction of the caller.
 */
final class SupposedWorld {

  private final BufferingDatasetGraph world;
  private final String base;
  private final Notations notations;
  private final QueryLimits limits;

  /**
   * @param limits how long an update may run
   */
  SupposedWorld(DatasetGraph data, String base, Notations notations, QueryLimits limits) {
    this.world = new BufferingDatasetGraph(new Unstored(data));
    this.base = base;
    this.notations = notations;
    this.limits = limits;
  }

  /** Says that it can be written to, so that writes come as far as the buffer, which keeps them. */
  private static final class Unstored extends DatasetGraphWrapper {

    Unstored(DatasetGraph data) {
      super(data);
    }

    @Override
    public TxnType transactionType() {
      return TxnType.WRITE;
    }

    @Override
    public ReadWrite transactionMode() {
      return ReadWrite.WRITE;
    }
  }

  /** The dataset as it would be. */
  DatasetGraph data() {
    return world;
  }

  /** Lays changes over it. */
  void add(Delta delta) {
    delta.removed().forEach(world::delete);
    delta.added().forEach(world::add);
  }

  /**
   * Supposes something.
   *
   * @return all that makes a difference to asserted and theory graphs
   * @throws ProblemException when something is no change, or a change to what is not stated
   */
  Delta suppose(Supposed supposed) {
    List<CellChange> cells = new ArrayList<>();
    for (String setting : supposed.settings()) {
      SourcePlace place = SourcePlace.of("--set " + setting);
      if (isThreshold(setting)) {
        add(threshold(setting, place));
      } else {
        cells.add(CellChange.parse(setting, place));
      }
    }
    for (Path file : supposed.files()) {
      if (isPatch(file)) {
        RdfPatches.apply(file, world);
      } else {
        cells.addAll(ChangeTable.read(file));
      }
    }
    if (!cells.isEmpty()) {
      add(new CellChanges(world, base, notations).of(cells));
    }
    supposed.updates().forEach(this::update);
    return given();
  }

  private static boolean isThreshold(String setting) {
    int equals = setting.indexOf('=');
    return equals > 0 && setting.lastIndexOf('.', equals) < 0 && setting.indexOf('/') < 0;
  }

  private Delta threshold(String setting, SourcePlace place) {
    int equals = setting.indexOf('=');
    Thresholds thresholds = new Thresholds(world);
    String number = setting.substring(equals + 1).strip();
    try {
      return thresholds.set(
          thresholds.find(setting.substring(0, equals).strip(), place), new BigDecimal(number));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          new Problem(ProblemCode.L024, "`" + number + "` is not a number", place, null));
    }
  }

  private static boolean isPatch(Path file) {
    return file.getFileName()
        .toString()
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(rdfp|patch|trdfp)");
  }

  private void update(Supposed.Update update) {
    SyntaxProblem.Origin origin = SyntaxProblem.Origin.file(update.origin());
    UnionUpdate request =
        new UnionUpdate(update.text(), origin, GraphNames.asserted("what-if"), base);
    Guard guard = Guard.start(limits.budget());
    try {
      request.run(world, context -> GuardedQuery.protect(context, guard));
    } catch (QueryCancelledException e) {
      throw new ProblemException(guard.reason(e));
    } catch (StackOverflowError e) {
      throw new ProblemException(Guard.tooDeep());
    }
  }

  /** What was laid over, but for conclusions: those are worked out. */
  private Delta given() {
    Set<Quad> added = new HashSet<>(world.getAddedQuads());
    Set<Quad> removed = new HashSet<>(world.getDeletedQuads());
    world.getAddedTriples().forEach(triple -> added.add(inDefaultGraph(triple)));
    world.getDeletedTriples().forEach(triple -> removed.add(inDefaultGraph(triple)));
    Set<Quad> concluded = new HashSet<>(added);
    concluded.addAll(removed);
    concluded.removeIf(quad -> !GraphNames.isInferred(quad.getGraph()));
    added.removeAll(concluded);
    removed.removeAll(concluded);
    undo(concluded);
    requireNoProvenance(added);
    requireNoProvenance(removed);
    return new Delta(added, removed);
  }

  private void undo(Set<Quad> concluded) {
    for (Quad quad : concluded) {
      if (world.contains(quad)) {
        world.delete(quad);
      } else {
        world.add(quad);
      }
    }
  }

  private static void requireNoProvenance(Set<Quad> changed) {
    if (changed.stream().anyMatch(quad -> quad.getGraph().equals(GraphNames.PROVENANCE))) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L061,
              "where graphs came from cannot be supposed otherwise",
              null,
              "leave <" + GraphNames.PROVENANCE + "> out of the changes"));
    }
  }

  private static Quad inDefaultGraph(Triple triple) {
    return Quad.create(Quad.defaultGraphIRI, triple);
  }
}
