package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.eslabon.rules.relation.Operator.Selection;
import org.eslabon.rules.relation.OperatorReader.Uncompiled;

/** Property paths: sequences are joins, alternatives unions, and what repeats is a closure. */
final class PathOperators {

  private final OperatorReader reader;

  PathOperators(OperatorReader reader) {
    this.reader = reader;
  }

  Operator read(TriplePath path) {
    return path.isTriple()
        ? OperatorReader.join(List.of(reader.scan(path.asTriple())))
        : read(path.getSubject(), path.getPath(), path.getObject());
  }

  private Operator read(Node from, Path path, Node to) {
    if (path instanceof P_Link link) {
      return pattern(from, link.getNode(), to);
    }
    if (path instanceof P_ReverseLink link) {
      return pattern(to, link.getNode(), from);
    }
    if (path instanceof P_Inverse inverse) {
      return read(to, inverse.getSubPath(), from);
    }
    if (path instanceof P_Seq sequence) {
      Var between = reader.fresh("path");
      return OperatorReader.join(
          List.of(read(from, sequence.getLeft(), between), read(between, sequence.getRight(), to)));
    }
    if (path instanceof P_Alt choice) {
      return new Operator.Union(
          read(from, choice.getLeft(), to), read(from, choice.getRight(), to));
    }
    if (path instanceof P_NegPropSet set) {
      return without(from, set, to);
    }
    if (path instanceof P_ZeroOrOne
        || path instanceof P_ZeroOrMore1
        || path instanceof P_OneOrMore1) {
      Var stepFrom = reader.fresh("from");
      Var stepTo = reader.fresh("to");
      Operator step = read(stepFrom, ((P_Path1) path).getSubPath(), stepTo);
      int least = path instanceof P_OneOrMore1 ? 1 : 0;
      boolean isRepeated = !(path instanceof P_ZeroOrOne);
      return new Operator.Closure(from, to, step, stepFrom, stepTo, least, isRepeated);
    }
    throw new Uncompiled("the path " + path);
  }

  private Operator pattern(Node from, Node predicate, Node to) {
    return OperatorReader.join(List.of(reader.scan(Triple.create(from, predicate, to))));
  }

  private Operator without(Node from, P_NegPropSet set, Node to) {
    List<Operator> ways = new ArrayList<>();
    if (!set.getFwdNodes().isEmpty()) {
      ways.add(without(from, set.getFwdNodes(), to));
    }
    if (!set.getBwdNodes().isEmpty()) {
      ways.add(without(to, set.getBwdNodes(), from));
    }
    return ways.size() == 1 ? ways.get(0) : new Operator.Union(ways.get(0), ways.get(1));
  }

  private Operator without(Node from, List<Node> predicates, Node to) {
    Var predicate = reader.fresh("predicate");
    ExprList refused = new ExprList();
    predicates.forEach(node -> refused.add(NodeValue.makeNode(node)));
    Expr condition = new E_NotOneOf(new ExprVar(predicate), refused);
    return OperatorReader.select(
        pattern(from, predicate, to), new Selection(List.of(condition), List.of()));
  }
}
