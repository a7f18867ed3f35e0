package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.eslabon.rules.GivenGraph;
import org.eslabon.rules.relation.Operator.Selection;
import org.eslabon.rules.relation.Operator.Source;

/** Turns SPARQL algebra, as it comes from the parser, into relations. For one body. */
final class OperatorReader {

  /** Something in a body that no operator says. */
  static final class Uncompiled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Uncompiled(String reason) {
      super(reason, null, false, false);
    }
  }

  private Source source = Source.ALL;
  private int leaves;
  private int names;

  private final boolean isRule;

  private OperatorReader(boolean isRule) {
    this.isRule = isRule;
  }

  /**
   * The operator of a body.
   *
   * @throws Uncompiled with the reason why there is none
   */
  static Operator read(Op body) {
    return new OperatorReader(true).operator(body);
  }

  /**
   * The operator of a query, for which no graph is special.
   *
   * @throws Uncompiled with the reason why there is none
   */
  static Operator readQuery(Op query) {
    return new OperatorReader(false).operator(query);
  }

  Operator operator(Op op) {
    if (op instanceof OpBGP bgp) {
      return join(bgp.getPattern().getList().stream().map(this::scan).toList());
    }
    if (op instanceof OpPath path) {
      return new PathOperators(this).read(path.getTriplePath());
    }
    if (op instanceof OpJoin join) {
      return join(both(join));
    }
    if (op instanceof OpSequence sequence) {
      return join(sequence.getElements().stream().map(this::operator).toList());
    }
    if (op instanceof OpUnion union) {
      return new Operator.Union(operator(union.getLeft()), operator(union.getRight()));
    }
    if (op instanceof OpLeftJoin join) {
      List<Operator> sides = both(join);
      return new Operator.LeftJoin(sides.get(0), sides.get(1), selection(join.getExprs()));
    }
    if (op instanceof OpMinus minus) {
      return new Operator.AntiJoin(operator(minus.getLeft()), operator(minus.getRight()));
    }
    if (op instanceof OpFilter filter) {
      return select(operator(filter.getSubOp()), selection(filter.getExprs()));
    }
    if (op instanceof OpExtend extend) {
      return extend(operator(extend.getSubOp()), extend.getVarExprList());
    }
    if (op instanceof OpGroup group) {
      return group(group);
    }
    if (op instanceof OpProject project) {
      return new Operator.Project(operator(project.getSubOp()), project.getVars());
    }
    if (op instanceof OpDistinct distinct) {
      return new Operator.Distinct(operator(distinct.getSubOp()));
    }
    if (op instanceof OpReduced reduced) {
      return operator(reduced.getSubOp());
    }
    if (op instanceof OpOrder order) {
      order.getConditions().forEach(key -> Conditions.require(key.getExpression()));
      return new Operator.Order(operator(order.getSubOp()), order.getConditions());
    }
    if (op instanceof OpSlice slice) {
      return new Operator.Slice(
          operator(slice.getSubOp()), Math.max(0, slice.getStart()), slice.getLength());
    }
    if (op instanceof OpTable table) {
      List<Binding> rows = new ArrayList<>();
      table.getTable().rows().forEachRemaining(rows::add);
      return new Operator.Values(table.getTable().getVars(), rows);
    }
    if (op instanceof OpGraph graph) {
      return given(graph);
    }
    throw new Uncompiled("no operator for the operator " + op.getName());
  }

  private List<Operator> both(Op2 two) {
    return List.of(operator(two.getLeft()), operator(two.getRight()));
  }

  private Operator given(OpGraph graph) {
    if (!isRule || !graph.getNode().equals(GivenGraph.NAME)) {
      throw new Uncompiled("GRAPH");
    }
    Source outer = source;
    source = Source.GIVEN;
    Operator operator = operator(graph.getSubOp());
    source = outer;
    return operator;
  }

  Operator.Scan scan(Triple pattern) {
    for (Node term : List.of(pattern.getSubject(), pattern.getObject())) {
      if (term.isTripleTerm() && !term.isConcrete()) {
        throw new Uncompiled("a triple term with variables");
      }
    }
    Node predicate = pattern.getPredicate();
    if (predicate.isURI() && PropertyFunctionRegistry.get().isRegistered(predicate.getURI())) {
      throw new Uncompiled("the property function <" + predicate.getURI() + ">");
    }
    return new Operator.Scan(
        pattern.getSubject(), predicate, pattern.getObject(), source, leaves++);
  }

  /** A variable that nobody wrote. */
  Var fresh(String purpose) {
    return Var.alloc("." + purpose + names++);
  }

  /**
   * One join of all. Inputs that are joins themselves are opened where their conditions mean the
   * same with more variables in sight.
   */
  static Operator join(List<? extends Operator> parts) {
    List<Operator> inputs = new ArrayList<>();
    Selection selection = Selection.NONE;
    for (Operator part : parts) {
      if (part instanceof Operator.Join join && join.selection().tests().isEmpty()) {
        List<Expr> conditions = join.selection().conditions();
        if (conditions.stream().allMatch(c -> join.certain().containsAll(c.getVarsMentioned()))) {
          inputs.addAll(join.inputs());
          selection = selection.and(join.selection());
          continue;
        }
      }
      if (!isUnit(part)) {
        inputs.add(part);
      }
    }
    return new Operator.Join(inputs, selection);
  }

  private static boolean isUnit(Operator part) {
    return part instanceof Operator.Values values
        && values.columns().isEmpty()
        && values.rows().size() == 1;
  }

  /** Selects as far down as the same solutions come out. */
  static Operator select(Operator input, Selection selection) {
    if (selection.isEmpty()) {
      return input;
    }
    if (input instanceof Operator.Join join) {
      return new Operator.Join(join.inputs(), join.selection().and(selection));
    }
    if (input instanceof Operator.Extend extend) {
      Selection below = selection.only(mentioned -> !mentioned.contains(extend.variable()));
      Operator rest =
          new Operator.Extend(select(extend.input(), below), extend.variable(), extend.value());
      return filter(rest, selection.without(below));
    }
    if (input instanceof Operator.LeftJoin join) {
      Set<Var> optional = new HashSet<>(join.right().variables());
      optional.removeAll(join.left().certain());
      Selection below = selection.only(mentioned -> disjoint(mentioned, optional));
      Operator left = select(join.left(), below);
      return filter(
          new Operator.LeftJoin(left, join.right(), join.selection()), selection.without(below));
    }
    return filter(input, selection);
  }

  private static boolean disjoint(Set<Var> some, Set<Var> others) {
    return some.stream().noneMatch(others::contains);
  }

  private static Operator filter(Operator input, Selection selection) {
    return selection.isEmpty() ? input : new Operator.Filter(input, selection);
  }

  private Selection selection(@org.jspecify.annotations.Nullable ExprList expressions) {
    Conditions conditions = new Conditions(this);
    if (expressions != null) {
      expressions.forEach(conditions::add);
    }
    return conditions.selection();
  }

  private Operator extend(Operator input, VarExprList assignments) {
    Operator extended = input;
    for (Var variable : assignments.getVars()) {
      Conditions conditions = new Conditions(this);
      Expr value = conditions.marked(assignments.getExpr(variable));
      extended = new Operator.Extend(select(extended, conditions.selection()), variable, value);
    }
    return extended;
  }

  private Operator group(OpGroup group) {
    Operator input = operator(group.getSubOp());
    VarExprList computed = new VarExprList();
    for (Var key : group.getGroupVars().getVars()) {
      Expr value = group.getGroupVars().getExpr(key);
      if (value != null && !(value instanceof ExprVar same && same.asVar().equals(key))) {
        computed.add(key, value);
      }
    }
    for (ExprAggregator aggregate : group.getAggregators()) {
      if (aggregate.getAggregator() instanceof AggCountDistinct) {
        throw new Uncompiled("COUNT(DISTINCT *)");
      }
      if (!isRule && dependsOnOrder(aggregate.getAggregator())) {
        throw new Uncompiled(aggregate.getAggregator().getName() + " of rows in an order");
      }
      ExprList arguments = aggregate.getAggregator().getExprList();
      if (arguments != null) {
        arguments.forEach(Conditions::require);
      }
    }
    return new Operator.Group(
        extend(input, computed), group.getGroupVars().getVars(), group.getAggregators());
  }

  /** Queries sort in a sub-select what they put together; tables keep no such order. */
  private static boolean dependsOnOrder(Aggregator aggregate) {
    return aggregate instanceof AggGroupConcat
        || aggregate instanceof AggGroupConcatDistinct
        || aggregate instanceof AggSample
        || aggregate instanceof AggSampleDistinct;
  }
}
