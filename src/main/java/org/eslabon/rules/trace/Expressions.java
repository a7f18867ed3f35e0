package org.eslabon.rules.trace;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.serializer.FmtExprSPARQL;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.vocabulary.XSD;
import org.eslabon.rules.VariableName;

/** Shows expressions as SPARQL, as written and with the values of a solution in them. */
public final class Expressions {

  /** A decimal without a point, which Turtle has no short form for. */
  private static final Pattern NUMBER =
      Pattern.compile("\"([-+]?\\d+)\"\\^\\^<" + Pattern.quote(XSD.decimal.getURI()) + ">");

  private final PrefixMapping prefixes;

  public Expressions(PrefixMapping prefixes) {
    this.prefixes = prefixes;
  }

  public Evidence condition(Expr expression, Binding solution) {
    return new Evidence.Condition(show(expression), show(fill(expression, solution)));
  }

  /** Nothing when the value was only given another name, as aggregates are. */
  public List<Evidence> assignment(Var variable, Expr expression, Node value, Binding solution) {
    return expression.isVariable()
        ? List.of()
        : List.of(
            new Evidence.Assignment(
                VariableName.of(variable), show(fill(expression, solution)), value));
  }

  public String show(ExprAggregator aggregate) {
    return clean(aggregate.getAggregator().asSparqlExpr(new SerializationContext(prefixes)));
  }

  public String show(Expr expression) {
    IndentedLineBuffer buffer = new IndentedLineBuffer();
    new FmtExprSPARQL(buffer, new SerializationContext(prefixes)).format(expression);
    return withoutOuterBrackets(clean(buffer.asString()));
  }

  private static Expr fill(Expr expression, Binding solution) {
    return Substitute.substitute(expression, solution);
  }

  private static String withoutOuterBrackets(String text) {
    if (!text.startsWith("( ") || !text.endsWith(" )")) {
      return text;
    }
    int depth = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return text;
      }
    }
    return text.substring(2, text.length() - 2);
  }

  /** Variables of inner scopes as written, numbers as numbers, on one line. */
  private static String clean(String text) {
    return NUMBER.matcher(text.replace("?/", "?")).replaceAll("$1").replaceAll("\\s+", " ").strip();
  }
}
