package org.eslabon.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.ARQInternalErrorException;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;

/** REGEX and REPLACE of SPARQL over text that can be ended while it is matched. */
final class GuardedRegex extends ExprFunctionN {

  /** Which of the two. */
  enum Kind {
    REGEX,
    REPLACE
  }

  private final Kind kind;
  private final Guard guard;
  private @Nullable Pattern compiled;
  private String compiledFrom = "";

  GuardedRegex(Kind kind, ExprList arguments, Guard guard) {
    super(kind.name().toLowerCase(Locale.ROOT), arguments);
    this.kind = kind;
    this.guard = guard;
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    int flagsAt = kind == Kind.REGEX ? 2 : 3;
    String text = string(values.get(0));
    String flags = values.size() > flagsAt ? string(values.get(flagsAt)) : "";
    try {
      Matcher matcher = pattern(string(values.get(1)), flags).matcher(new CheckedText(text, guard));
      return kind == Kind.REGEX
          ? NodeValue.booleanReturn(matcher.find())
          : replaced(values.get(0), matcher, string(values.get(2)));
    } catch (StackOverflowError e) {
      throw guard.stopped(Guard.tooDeep());
    }
  }

  private NodeValue replaced(NodeValue source, Matcher matcher, String replacement) {
    StringBuilder result = new StringBuilder();
    boolean isFound = false;
    try {
      while (matcher.find()) {
        // as ARQ has it: after a match, what matches nothing is not replaced
        if (isFound && matcher.start() == matcher.end()) {
          continue;
        }
        isFound = true;
        matcher.appendReplacement(result, replacement);
        guard.admit(result.length());
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ExprEvalException("replace: " + e.getMessage());
    }
    if (!isFound) {
      return source;
    }
    matcher.appendTail(result);
    guard.admit(result.length());
    Node given = source.asNode();
    return NodeValue.makeNode(
        NodeFactory.createLiteral(
            result.toString(), given.getLiteralLanguage(), given.getLiteralDatatype()));
  }

  private Pattern pattern(String regex, String flags) {
    String key = flags + '/' + regex;
    Pattern pattern = compiled;
    if (pattern == null || !compiledFrom.equals(key)) {
      try {
        pattern = RegexEngine.makePattern(getFunctionSymbol().getSymbol(), regex, flags);
      } catch (ARQInternalErrorException e) {
        throw new ExprEvalException(e.getMessage());
      }
      compiled = pattern;
      compiledFrom = key;
    }
    return pattern;
  }

  private static String string(NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral("regex", value).getLiteralLexicalForm();
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new GuardedRegex(kind, arguments, guard);
  }
}
