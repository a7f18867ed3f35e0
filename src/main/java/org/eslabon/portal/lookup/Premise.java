package org.eslabon.portal.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * What must stand in a graph for a query about a thing to have any row: most things take no part in
 * most of what pages ask, and a look at an index tells so sooner than a query. Immutable.
 */
sealed interface Premise {

  /** Nothing is known that has to be there. */
  Premise NONE = new All(List.of());

  /** Whether the rows are worth asking for. */
  boolean holds(Predicate<Triple> isThere);

  /** A statement, with variables where anything may stand. */
  record Pattern(Triple triple) implements Premise {
    @Override
    public boolean holds(Predicate<Triple> isThere) {
      return isThere.test(triple);
    }
  }

  /** Every part has to hold. */
  record All(List<Premise> parts) implements Premise {
    @Override
    public boolean holds(Predicate<Triple> isThere) {
      return parts.stream().allMatch(part -> part.holds(isThere));
    }
  }

  /** One part has to hold. */
  record Any(List<Premise> parts) implements Premise {
    @Override
    public boolean holds(Predicate<Triple> isThere) {
      return parts.stream().anyMatch(part -> part.holds(isThere));
    }
  }

  /**
   * What a query needs of the terms that are looked for.
   *
   * @param query not optimized
   * @param sought terms whose statements are few
   */
  static Premise of(Op query, Predicate<Node> sought) {
    if (query instanceof OpBGP patterns) {
      return new All(
          patterns.getPattern().getList().stream()
              .filter(triple -> sought.test(triple.getSubject()) || sought.test(triple.getObject()))
              .<Premise>map(Pattern::new)
              .toList());
    }
    if (query instanceof OpPath path) {
      return step(
              path.getTriplePath().getSubject(),
              path.getTriplePath().getPath(),
              path.getTriplePath().getObject(),
              sought)
          .orElse(NONE);
    }
    // of values that are listed, one has to fit
    if (query instanceof OpJoin both && both.getLeft() instanceof OpTable table) {
      List<Premise> rows = new ArrayList<>();
      table
          .getTable()
          .rows()
          .forEachRemaining(
              row -> rows.add(of(Substitute.substitute(both.getRight(), row), sought)));
      return new Any(rows);
    }
    if (query instanceof OpJoin both) {
      return new All(List.of(of(both.getLeft(), sought), of(both.getRight(), sought)));
    }
    if (query instanceof OpSequence steps) {
      return new All(steps.getElements().stream().map(step -> of(step, sought)).toList());
    }
    if (query instanceof OpLeftJoin optional) {
      return of(optional.getLeft(), sought);
    }
    if (query instanceof OpUnion either) {
      return new Any(List.of(of(either.getLeft(), sought), of(either.getRight(), sought)));
    }
    // an aggregate over nothing is a row where nothing groups
    boolean passes =
        query instanceof OpProject
            || query instanceof OpDistinct
            || query instanceof OpOrder
            || query instanceof OpSlice
            || query instanceof OpExtend
            || query instanceof OpFilter
            || (query instanceof OpGroup group && !group.getGroupVars().isEmpty());
    return passes ? of(((Op1) query).getSubOp(), sought) : NONE;
  }

  /** The step of a path at the end that is looked for; empty when it may be no step at all. */
  private static Optional<Premise> step(Node from, Path path, Node to, Predicate<Node> sought) {
    if (path instanceof P_Link link) {
      return sought.test(from) || sought.test(to)
          ? Optional.of(new Pattern(Triple.create(from, link.getNode(), to)))
          : Optional.empty();
    }
    if (path instanceof P_Inverse inverse) {
      return step(to, inverse.getSubPath(), from, sought);
    }
    if (path instanceof P_Alt either) {
      List<Premise> sides =
          Stream.of(either.getLeft(), either.getRight())
              .flatMap(side -> step(from, side, to, sought).stream())
              .toList();
      return sides.size() == 2 ? Optional.of(new Any(sides)) : Optional.empty();
    }
    if (path instanceof P_Seq steps) {
      return sought.test(from)
          ? step(from, steps.getLeft(), Node.ANY, sought)
          : step(Node.ANY, steps.getRight(), to, sought);
    }
    return Optional.empty();
  }
}
