package org.eslabon.query;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/** Where the variables of a query stand: what binds them, and what only reads them. */
final class VariableUse {

  private final Set<Var> bound = new HashSet<>();
  private final Set<Var> read = new HashSet<>();
  private final Set<Var> testedForValue = new HashSet<>();
  private final Set<Var> inEveryRow = new HashSet<>();
  private boolean callsService;

  VariableUse(Query query) {
    Walker.walk(Algebra.compile(query), new Patterns(), new Expressions());
    if (query.isConstructType()) {
      for (Quad quad : query.getConstructTemplate().getQuads()) {
        addTo(read, quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
      }
    }
    if (query.getQueryPattern() != null) {
      OpVars.fixedVars(Algebra.compile(query.getQueryPattern()), inEveryRow);
    }
    if (!query.isQueryResultStar()) {
      read.addAll(query.getProjectVars());
    }
  }

  /** In a pattern, or given a value by BIND, AS or VALUES. */
  Set<Var> bound() {
    return bound;
  }

  /** In an expression, a projection or a template. */
  Set<Var> read() {
    return read;
  }

  /** In {@code BOUND}, so that the query minds whether there is a value. */
  Set<Var> testedForValue() {
    return testedForValue;
  }

  /** In patterns that every row must match: not in an OPTIONAL, nor in one branch of a UNION. */
  Set<Var> inEveryRow() {
    return inEveryRow;
  }

  boolean callsService() {
    return callsService;
  }

  private static void addTo(Set<Var> variables, Node... nodes) {
    for (Node node : nodes) {
      if (Var.isVar(node)) {
        variables.add(Var.alloc(node));
      }
    }
  }

  private final class Patterns extends OpVisitorBase {

    @Override
    public void visit(OpBGP pattern) {
      for (Triple triple : pattern.getPattern()) {
        addTo(bound, triple.getSubject(), triple.getPredicate(), triple.getObject());
      }
    }

    @Override
    public void visit(OpPath path) {
      addTo(bound, path.getTriplePath().getSubject(), path.getTriplePath().getObject());
    }

    @Override
    public void visit(OpGraph graph) {
      addTo(bound, graph.getNode());
    }

    @Override
    public void visit(OpTable table) {
      bound.addAll(table.getTable().getVars());
    }

    @Override
    public void visit(OpExtend extend) {
      bound.addAll(extend.getVarExprList().getVars());
    }

    @Override
    public void visit(OpAssign assign) {
      bound.addAll(assign.getVarExprList().getVars());
    }

    @Override
    public void visit(OpGroup group) {
      for (Var key : group.getGroupVars().getVars()) {
        (group.getGroupVars().hasExpr(key) ? bound : read).add(key);
      }
      for (ExprAggregator aggregate : group.getAggregators()) {
        bound.add(aggregate.getVar());
        if (aggregate.getAggregator().getExprList() != null) {
          read.addAll(aggregate.getAggregator().getExprList().getVarsMentioned());
        }
      }
    }

    @Override
    public void visit(OpProject project) {
      read.addAll(project.getVars());
    }

    @Override
    public void visit(OpService service) {
      callsService = true;
    }
  }

  private final class Expressions extends ExprVisitorBase {

    @Override
    public void visit(ExprVar variable) {
      read.add(variable.asVar());
    }

    @Override
    public void visit(ExprFunction1 function) {
      if (function instanceof E_Bound && function.getArg().isVariable()) {
        testedForValue.add(function.getArg().asVar());
      }
    }
  }
}
