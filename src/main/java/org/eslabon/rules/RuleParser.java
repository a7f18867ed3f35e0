package org.eslabon.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;

/** Reads the text of one rule: header, SPARQL 1.1 CONSTRUCT, and the checks that it is a rule. */
final class RuleParser {

  /** A name becomes part of the IRI of a graph. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final Set<String> FORMS = Set.of("SELECT", "ASK", "DESCRIBE");

  private RuleParser() {}

  /** A rule file: the header is required. Problems are added, and nothing is returned, if any. */
  static Optional<Rule> parseFile(String name, RuleText text, List<Problem> problems) {
    List<Problem> found = new ArrayList<>();
    RuleHeader header = HeaderReader.read(text, found);
    Optional<Rule> rule = parse(name, text, header, found);
    problems.addAll(found);
    return found.isEmpty() ? rule : Optional.empty();
  }

  /** A rule from elsewhere, whose header was worked out by the caller. */
  static Optional<Rule> parse(
      String name, RuleText text, RuleHeader header, List<Problem> problems) {
    List<Problem> found = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      found.add(
          new Problem(
              ProblemCode.R110,
              "`" + name + "` is not a rule name",
              text.start(),
              "use letters, digits and hyphens, as in `market-by-standard`"));
    }
    Optional<Rule> rule = construct(text, found).map(q -> Rule.of(name, header, text, q));
    rule.ifPresent(wellFormed -> RuleCheck.check(wellFormed, found));
    problems.addAll(found);
    return found.isEmpty() ? rule : Optional.empty();
  }

  private static Optional<Query> construct(RuleText text, List<Problem> problems) {
    Query query;
    try {
      query = QueryFactory.create(text.text(), Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      problems.add(
          SyntaxProblem.of(
              e,
              ProblemCode.R101,
              text.text(),
              (line, column) -> line == 0 ? text.start() : text.place(line, column)));
      return Optional.empty();
    }
    if (!query.isConstructType() || query.isConstructQuad()) {
      problems.add(
          new Problem(
              ProblemCode.R102,
              "a rule is a CONSTRUCT query, this is another kind",
              queryForm(text),
              "write `CONSTRUCT { what follows } WHERE { when }`"));
      return Optional.empty();
    }
    return Optional.of(query);
  }

  private static SourcePlace queryForm(RuleText text) {
    return RuleToken.of(text.text()).stream()
        .filter(token -> FORMS.contains(token.image().toUpperCase(Locale.ROOT)))
        .findFirst()
        .map(token -> text.place(token.line(), token.column()))
        .orElse(text.start());
  }
}
