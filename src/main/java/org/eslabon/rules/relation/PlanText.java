package org.eslabon.rules.relation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.serializer.FmtExprSPARQL;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Selection;
import org.eslabon.rules.relation.Operator.Source;
import org.jspecify.annotations.Nullable;

/**
 * Shows the plan of a rule as a tree: an operator a line, what it reads below it. With facts, joins
 * are in the order in which they would run, and lines say how many rows to expect. For one thread.
 */
public final class PlanText {

  private final PrefixMapping prefixes;
  private final @Nullable PlanEstimate estimate;
  private final StringBuilder text = new StringBuilder();

  private PlanText(PrefixMapping prefixes, @Nullable PlanEstimate estimate) {
    this.prefixes = prefixes;
    this.estimate = estimate;
  }

  /**
   * The plan of a rule.
   *
   * @param facts what estimates are made from; {@code null} for none
   * @return lines that end in line feeds
   */
  public static String of(RulePlan plan, @Nullable Facts facts) {
    Operator operator = plan.operator();
    if (operator == null) {
      return "ARQ: " + plan.reason() + "\n";
    }
    PlanText text =
        new PlanText(plan.rule().prefixes(), facts == null ? null : new PlanEstimate(facts));
    text.add(operator, "");
    return "columnar\n" + text.text.toString().indent(2);
  }

  private void add(Operator operator, String indent) {
    if (operator instanceof Operator.Join join && join.inputs().size() == 1) {
      add(join.inputs().get(0), indent);
      selection(join.selection(), indent);
      return;
    }
    line(indent, describe(operator), estimate == null ? -1 : estimate.rows(operator));
    List<Operator> inputs =
        operator instanceof Operator.Join join && estimate != null
            ? estimate.order(join)
            : operator.inputs();
    String below = indent + "  ";
    inputs.forEach(input -> add(input, below));
    selection(operator.asked(), below);
  }

  private void selection(Selection selection, String indent) {
    for (Operator.Test test : selection.tests()) {
      String kind = test.isNegated() ? "anti-join" : "semi-join";
      line(indent, test.mark() == null ? kind : kind + ", marked in " + test.mark(), -1);
      add(test.pattern(), indent + "  ");
    }
    for (Expr condition : selection.conditions()) {
      line(indent, "filter " + expression(condition), -1);
    }
  }

  private void line(String indent, String words, double rows) {
    text.append(indent).append(words);
    if (rows >= 0) {
      text.append(String.format(Locale.ROOT, "  (about %,.0f rows)", rows));
    }
    text.append('\n');
  }

  private String describe(Operator operator) {
    if (operator instanceof Scan scan) {
      return (scan.source() == Source.GIVEN ? "scan given " : "scan ")
          + term(scan.subject())
          + " "
          + (scan.predicate().equals(RDF.type.asNode()) ? "a" : term(scan.predicate()))
          + " "
          + term(scan.object());
    }
    if (operator instanceof Operator.Closure closure) {
      String times = closure.isRepeated() ? closure.least() == 0 ? "*" : "+" : "?";
      return "closure" + times + " " + term(closure.from()) + " " + term(closure.to());
    }
    if (operator instanceof Operator.Values values) {
      return "values " + names(values.columns()) + ", " + values.rows().size() + " rows";
    }
    if (operator instanceof Operator.Extend extend) {
      return "extend " + extend.variable() + " = " + expression(extend.value());
    }
    if (operator instanceof Operator.Group group) {
      String aggregates =
          group.aggregates().stream()
              .map(a -> a.getAggregator().asSparqlExpr(new SerializationContext(prefixes)))
              .collect(Collectors.joining(", "));
      return "group by " + names(group.keys()) + (aggregates.isEmpty() ? "" : ": " + aggregates);
    }
    if (operator instanceof Operator.Project project) {
      return "project " + names(project.kept());
    }
    if (operator instanceof Operator.Slice slice) {
      return "slice " + slice.start() + ", " + slice.length();
    }
    if (operator instanceof Operator.AntiJoin) {
      return "anti-join (minus)";
    }
    return operator instanceof Operator.LeftJoin
        ? "left join"
        : operator.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private String term(Node term) {
    return Var.isVar(term) ? term.toString() : FmtUtils.stringForNode(term, prefixes);
  }

  private static String names(List<Var> variables) {
    return variables.stream().map(Var::toString).collect(Collectors.joining(" "));
  }

  private String expression(Expr expression) {
    IndentedLineBuffer buffer = new IndentedLineBuffer();
    new FmtExprSPARQL(buffer, new SerializationContext(prefixes)).format(expression);
    return buffer.asString().replaceAll("\\s+", " ").strip();
  }
}
