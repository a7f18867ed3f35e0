package org.eslabon.rules.plan;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/** Collects the triple patterns that a query looks for, wherever they stand in it. */
public final class QueryReads {

  private static final Triple EVERYTHING = Triple.create(Node.ANY, Node.ANY, Node.ANY);

  private final Set<Triple> patterns = new LinkedHashSet<>();

  private QueryReads() {}

  /** The patterns; one of nothing but {@link Node#ANY} where the answer hangs on all there is. */
  public static Set<Triple> of(Query query) {
    QueryReads reads = new QueryReads();
    if (query.isDescribeType()) {
      reads.patterns.add(EVERYTHING);
    } else {
      reads.add(Algebra.compile(query));
    }
    return reads.patterns;
  }

  private void add(Op op) {
    Walker.walk(op, new Patterns(), new Expressions());
  }

  private final class Patterns extends OpVisitorBase {

    @Override
    public void visit(OpBGP pattern) {
      patterns.addAll(pattern.getPattern().getList());
    }

    @Override
    public void visit(OpPath path) {
      patterns.addAll(PathReader.read(path.getTriplePath()));
      if (PathReader.canBeEmpty(path.getTriplePath())) {
        patterns.add(EVERYTHING);
      }
    }

    @Override
    public void visit(OpGraph graph) {
      if (holdsOfNothing(graph.getSubOp())) {
        patterns.add(EVERYTHING);
      }
    }

    /** Jena's walker passes over what is aggregated and what rows are sorted by. */
    @Override
    public void visit(OpGroup group) {
      group.getAggregators().stream()
          .map(aggregate -> aggregate.getAggregator().getExprList())
          .filter(Objects::nonNull)
          .flatMap(expressions -> expressions.getList().stream())
          .forEach(expression -> Walker.walk(expression, new Expressions()));
    }

    @Override
    public void visit(OpOrder order) {
      order
          .getConditions()
          .forEach(condition -> Walker.walk(condition.getExpression(), new Expressions()));
    }
  }

  private final class Expressions extends ExprVisitorBase {

    @Override
    public void visit(ExprFunctionOp exists) {
      add(exists.getGraphPattern());
    }
  }

  /** Whether a solution needs no triple, so that GRAPH around it asks which graphs there are. */
  private static boolean holdsOfNothing(Op op) {
    if (op instanceof OpBGP pattern) {
      return pattern.getPattern().isEmpty();
    }
    if (op instanceof OpPath) {
      return false;
    }
    if (op instanceof OpJoin join) {
      return holdsOfNothing(join.getLeft()) && holdsOfNothing(join.getRight());
    }
    if (op instanceof OpUnion union) {
      return holdsOfNothing(union.getLeft()) || holdsOfNothing(union.getRight());
    }
    if (op instanceof OpLeftJoin || op instanceof OpMinus) {
      return holdsOfNothing(((Op2) op).getLeft());
    }
    if (op instanceof Op1 wrapper && !(op instanceof OpGroup)) {
      return holdsOfNothing(wrapper.getSubOp());
    }
    return true;
  }
}
