package org.eslabon.rules;

import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Whether a CONSTRUCT is well formed as a rule: its head is bound, it keeps to the union of graphs,
 * and the same facts always give the same conclusions.
 */
final class RuleCheck {

  private static final Map<Integer, String> ELSEWHERE =
      Map.of(SERVICE, "SERVICE", GRAPH, "GRAPH", FROM, "FROM");

  private static final Map<Integer, String> UNREPEATABLE =
      Map.of(UUID, "UUID", STRUUID, "STRUUID", RAND, "RAND", NOW, "NOW", BNODE, "BNODE");

  private static final Map<Integer, String> UNORDERED =
      Map.of(SAMPLE, "SAMPLE", GROUP_CONCAT, "GROUP_CONCAT");

  private static final Pattern REFUSED =
      RuleGlance.anyOf(
          Stream.of(ELSEWHERE, UNREPEATABLE, UNORDERED)
              .flatMap(words -> words.values().stream())
              .collect(Collectors.toSet()));

  private static final Set<Integer> MODIFIERS = Set.of(GROUP, HAVING, ORDER, LIMIT, OFFSET, VALUES);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final Rule rule;
  private @Nullable List<RuleToken> tokens;
  private final Set<String> bound;
  private final List<Problem> problems;

  private RuleCheck(Rule rule, List<Problem> problems) {
    this.rule = rule;
    this.bound =
        OpVars.visibleVars(rule.body()).stream()
            .filter(VariableName::isWritten)
            .map(Var::getVarName)
            .collect(Collectors.toCollection(TreeSet::new));
    this.problems = problems;
  }

  static void check(Rule rule, List<Problem> problems) {
    RuleCheck check = new RuleCheck(rule, problems);
    if (!RuleGlance.at(rule.text()).hasNone(REFUSED)) {
      check.refuse(ELSEWHERE, ProblemCode.R103, "a rule reads the union of all graphs");
      check.refuse(
          UNREPEATABLE, ProblemCode.R108, "make new nodes as `IRI(CONCAT(STR(?x), \"/…\"))`");
      check.refuse(UNORDERED, ProblemCode.R108, "use MIN or MAX");
    }
    if (hasModifiers(rule.query())) {
      check.checkModifiers();
    }
    check.checkHead();
    check.checkTemplates();
    new ScopeCheck(check::unboundInExpression, check::unordered).check(rule.body());
  }

  /** The text of a rule is read into tokens once something has to be found in it. */
  private List<RuleToken> tokens() {
    if (tokens == null) {
      tokens = RuleToken.of(rule.text().text());
    }
    return tokens;
  }

  private static boolean hasModifiers(Query query) {
    return query.hasGroupBy()
        || query.hasHaving()
        || query.hasOrderBy()
        || query.hasLimit()
        || query.hasOffset()
        || query.hasValues();
  }

  private void refuse(Map<Integer, String> words, ProblemCode code, String hint) {
    for (RuleToken token : tokens()) {
      String word = words.get(token.kind());
      if (word != null) {
        add(code, "`" + word + "` in a rule: " + code.title(), place(token), hint);
      }
    }
  }

  private void checkModifiers() {
    int depth = 0;
    for (RuleToken token : tokens()) {
      if (token.kind() == LBRACE) {
        depth++;
      } else if (token.kind() == RBRACE) {
        depth--;
      } else if (depth == 0 && MODIFIERS.contains(token.kind())) {
        add(
            ProblemCode.R107,
            "`" + token.image() + "` after WHERE",
            place(token),
            "put it inside WHERE, in `{ SELECT … }` or `VALUES`");
        return;
      }
    }
  }

  private void checkHead() {
    if (rule.head().isEmpty()) {
      add(ProblemCode.R109, "the head is empty, nothing follows", headStart(), null);
    }
    for (Triple template : rule.head()) {
      if (template.getSubject().isLiteral() || template.getPredicate().isBlank()) {
        add(
            ProblemCode.R109,
            "the head has a triple that RDF does not allow: a literal as subject or a blank"
                + " predicate",
            headStart(),
            null);
      }
    }
    Set<String> inHead = new TreeSet<>();
    for (Triple template : rule.head()) {
      for (Node term :
          List.of(template.getSubject(), template.getPredicate(), template.getObject())) {
        if (term.isVariable()) {
          inHead.add(term.getName());
        }
      }
    }
    inHead.removeAll(bound);
    for (String variable : inHead) {
      add(
          ProblemCode.R202,
          "head variable `?" + variable + "` is not bound in WHERE",
          find(variable, token -> true),
          nearest(variable));
    }
  }

  private SourcePlace headStart() {
    return tokens().stream()
        .filter(token -> token.kind() == CONSTRUCT)
        .findFirst()
        .map(this::place)
        .orElse(rule.text().start());
  }

  private void checkTemplates() {
    checkTemplate("Says", rule.header().says());
    checkTemplate("Dice", rule.header().dice());
  }

  private void checkTemplate(String key, String template) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      String variable = placeholder.group(1);
      if (!bound.contains(variable)) {
        add(
            ProblemCode.R205,
            "`{" + variable + "}` in `" + key + "` is not bound in WHERE",
            templatePlace("{" + variable + "}", key),
            nearest(variable));
      }
    }
  }

  private SourcePlace templatePlace(String placeholder, String key) {
    List<String> lines = rule.text().text().lines().toList();
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      inside |= lines.get(i).contains("**" + key);
      int column = lines.get(i).indexOf(placeholder);
      if (inside && column >= 0) {
        return rule.text().place(i + 1, column + 1);
      }
    }
    return rule.text().start();
  }

  private void unboundInExpression(String variable, Set<String> visible) {
    String what =
        bound.contains(variable)
            ? "`?" + variable + "` is bound outside the braces that use it, and unseen inside"
            : "`?" + variable + "` is used in an expression, and nothing binds it";
    SourcePlace place = find(variable, this::isInParentheses);
    add(
        ProblemCode.R203,
        what,
        place,
        NearestName.of(variable, visible).map(near -> "WHERE binds `?" + near + "`").orElse(null));
  }

  private void unordered() {
    RuleToken limit =
        tokens().stream()
            .filter(token -> token.kind() == LIMIT || token.kind() == OFFSET)
            .findFirst()
            .orElseThrow();
    add(
        ProblemCode.R108,
        "`" + limit.image() + "` without ORDER BY: " + ProblemCode.R108.title(),
        place(limit),
        "order by something that tells all rows apart");
  }

  private @Nullable String nearest(String variable) {
    return NearestName.of(variable, bound).map(near -> "WHERE binds `?" + near + "`").orElse(null);
  }

  private SourcePlace find(String variable, Predicate<RuleToken> preferred) {
    List<RuleToken> occurrences =
        tokens().stream()
            .filter(token -> token.isVariable() && token.variable().equals(variable))
            .toList();
    Optional<RuleToken> best = occurrences.stream().filter(preferred).findFirst();
    return best.or(() -> occurrences.stream().findFirst())
        .map(this::place)
        .orElse(rule.text().start());
  }

  private boolean isInParentheses(RuleToken wanted) {
    int depth = 0;
    for (RuleToken token : tokens()) {
      if (token.equals(wanted)) {
        return depth > 0;
      }
      if (token.kind() == LPAREN) {
        depth++;
      } else if (token.kind() == RPAREN) {
        depth--;
      }
    }
    return false;
  }

  private SourcePlace place(RuleToken token) {
    return rule.text().place(token.line(), token.column());
  }

  private void add(ProblemCode code, String message, SourcePlace place, @Nullable String hint) {
    problems.add(new Problem(code, message, place, hint));
  }
}
