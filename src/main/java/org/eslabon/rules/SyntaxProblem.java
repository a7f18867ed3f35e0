package org.eslabon.rules;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryParseException;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Turns a complaint of Jena's SPARQL parser into a problem that a person can read. */
final class SyntaxProblem {

  private static final Pattern PLACE =
      Pattern.compile("line (\\d+), column (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNEXPECTED =
      Pattern.compile("Encountered \" (?:\"[^\"]*\"|<\\w+>) \"(.*) \"\" at line", Pattern.DOTALL);
  private static final Pattern EXPECTED =
      Pattern.compile("\\n\\s+(?:\"([^\"]+)\"|<(\\w+)>) \\.\\.\\.");
  private static final Pattern LEXICAL = Pattern.compile("after prefix \"(.*)\"", Pattern.DOTALL);
  private static final Pattern PREFIXED = Pattern.compile("Unresolved prefixed name: (\\S*?):");
  private static final Pattern DECLARED =
      Pattern.compile("PREFIX\\s+([^\\s:]*):", Pattern.CASE_INSENSITIVE);

  /** More alternatives than this are no help. */
  private static final int ALTERNATIVES_SHOWN = 10;

  private SyntaxProblem() {}

  static Problem of(RuleText text, QueryParseException complaint) {
    String said = complaint.getMessage() == null ? "" : complaint.getMessage();
    SourcePlace place = place(text, said);
    Matcher prefixed = PREFIXED.matcher(said);
    if (prefixed.find()) {
      return undeclaredPrefix(text, prefixed.group(1), place);
    }
    Matcher lexical = LEXICAL.matcher(said);
    if (lexical.find()) {
      String start = lexical.group(1).replace("\\\"", "\"");
      String shown = start.length() > 20 ? start.substring(0, 20) + "…" : start;
      return problem(
          "cannot read `" + shown + "`",
          beginning(text, start, place),
          "a quote or bracket may lack its end");
    }
    if (said.startsWith("Encountered \"<EOF>\"")) {
      String hint = said.contains("\"}\" ...") ? "a `}` may be missing" : expected(said);
      return problem("the text ends too early", place, hint);
    }
    Matcher unexpected = UNEXPECTED.matcher(said);
    if (unexpected.find()) {
      return problem("unexpected `" + unexpected.group(1) + "`", place, expected(said));
    }
    return problem(withoutPlace(said), place, null);
  }

  private static Problem problem(String message, SourcePlace place, @Nullable String hint) {
    return new Problem(ProblemCode.R101, message, place, hint);
  }

  private static Problem undeclaredPrefix(RuleText text, String prefix, SourcePlace place) {
    Set<String> declared = new TreeSet<>();
    Matcher declarations = DECLARED.matcher(text.text());
    while (declarations.find()) {
      declared.add(declarations.group(1));
    }
    String hint =
        NearestName.of(prefix, declared)
            .map(near -> "the nearest declared prefix is `" + near + ":`")
            .orElse("add `PREFIX " + prefix + ": <…>`");
    return problem("prefix `" + prefix + ":` is not declared", place, hint);
  }

  private static SourcePlace place(RuleText text, String said) {
    Matcher place = PLACE.matcher(said);
    return place.find()
        ? text.place(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
        : text.start();
  }

  /** The lexer complains where it gave up; a person looks where the token began. */
  private static SourcePlace beginning(RuleText text, String token, SourcePlace otherwise) {
    int offset = text.text().lastIndexOf(token);
    if (offset < 0) {
      return otherwise;
    }
    String before = text.text().substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return text.place(line, offset - before.lastIndexOf('\n'));
  }

  private static String withoutPlace(String said) {
    String sentence = PLACE.matcher(said).replaceFirst("").replaceFirst("^[:,\\s]+", "").strip();
    return sentence.isEmpty() ? "syntax error" : sentence.replaceFirst("^Bad", "bad");
  }

  private static @Nullable String expected(String said) {
    Set<String> alternatives = new LinkedHashSet<>();
    Matcher matcher = EXPECTED.matcher(said);
    while (matcher.find()) {
      alternatives.add(
          matcher.group(1) != null ? "`" + matcher.group(1) + "`" : kind(matcher.group(2)));
    }
    alternatives.remove("`\\ufeff`");
    return alternatives.isEmpty() || alternatives.size() > ALTERNATIVES_SHOWN
        ? null
        : "expected " + String.join(", ", alternatives);
  }

  private static String kind(String token) {
    if (token.startsWith("VAR")) {
      return "a variable";
    }
    if (token.startsWith("IRI") || token.startsWith("PNAME")) {
      return "an IRI";
    }
    if (token.startsWith("BLANK") || token.equals("ANON")) {
      return "a blank node";
    }
    return token.equals("NIL") ? "`()`" : "a literal";
  }
}
