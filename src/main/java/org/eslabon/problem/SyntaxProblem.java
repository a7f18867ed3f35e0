package org.eslabon.problem;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a complaint of Jena's SPARQL parser into a problem that a person can read. The place is
 * taken from the message: line and column of the exception itself are those of the token before.
 */
public final class SyntaxProblem {

  private static final Pattern AT =
      Pattern.compile(
          "(?:at |\\[)?line:? (\\d+), col(?:umn)?:? (\\d+)\\]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNEXPECTED =
      Pattern.compile("Encountered \" (?:\"[^\"]*\"|<\\w+>) \"(.*) \"\" at line", Pattern.DOTALL);
  private static final Pattern EXPECTED =
      Pattern.compile("\\n\\s+(?:\"([^\"]+)\"|<(\\w+)>) \\.\\.\\.");
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Encountered: (?:<EOF>|'(\\d+)' \\(\\d+\\),) after prefix \"(.*)\"", Pattern.DOTALL);
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|.)");
  private static final Pattern PREFIXED = Pattern.compile("Unresolved prefixed name: (\\S*?):");
  private static final Pattern DECLARED =
      Pattern.compile("PREFIX\\s+([^\\s:]*):", Pattern.CASE_INSENSITIVE);

  /** More alternatives than this are no help. */
  private static final int ALTERNATIVES_SHOWN = 10;

  private final ProblemCode code;
  private final String text;
  private final Origin origin;

  private SyntaxProblem(ProblemCode code, String text, Origin origin) {
    this.code = code;
    this.text = text;
    this.origin = origin;
  }

  /** Where a text comes from: it may be a file, or stand somewhere inside one. */
  @FunctionalInterface
  public interface Origin {

    /** The place of a line and column of the text, from 1; both are 0 for the text as a whole. */
    SourcePlace at(int line, int column);

    /** A text that is a whole file. */
    static Origin file(String file) {
      return (line, column) -> new SourcePlace(file, line, column);
    }
  }

  /** What the parser said of a text, under the code of the caller. */
  public static Problem of(QueryException complaint, ProblemCode code, String text, Origin origin) {
    String said = complaint.getMessage() == null ? "" : complaint.getMessage();
    return new SyntaxProblem(code, text, origin).explain(said);
  }

  private Problem explain(String said) {
    SourcePlace place = place(said);
    Matcher prefixed = PREFIXED.matcher(said);
    if (prefixed.find()) {
      return undeclaredPrefix(prefixed.group(1), place);
    }
    Matcher lexical = LEXICAL.matcher(said);
    if (lexical.find()) {
      return unreadable(lexical.group(1), unescaped(lexical.group(2)), place);
    }
    if (said.startsWith("Encountered \"<EOF>\"")) {
      String hint = said.contains("\"}\" ...") ? "a `}` may be missing" : expected(said);
      return problem("the text ends too early", place, hint);
    }
    Matcher unexpected = UNEXPECTED.matcher(said);
    if (unexpected.find()) {
      return problem("unexpected `" + unexpected.group(1) + "`", place, expected(said));
    }
    return problem(sentence(said), place, null);
  }

  private Problem problem(String message, SourcePlace place, @Nullable String hint) {
    return new Problem(code, message, place, hint);
  }

  /** The lexer stopped within a token: at a character, or, without one, at the end of the text. */
  private Problem unreadable(@Nullable String character, String start, SourcePlace place) {
    String line = start.lines().findFirst().orElse("");
    String shown = line.length() > 20 ? line.substring(0, 20) + "…" : line;
    int stopper = character == null ? '\n' : Integer.parseInt(character);
    return stopper == '\n' || stopper == '\r'
        ? problem(
            "cannot read `" + shown + "`",
            beginning(start, place),
            "a quote or bracket may lack its end")
        : problem(
            "cannot read `" + Character.toString(stopper) + "` after `" + shown + "`", place, null);
  }

  /** The lexer shows what it read as a Java literal. */
  private static String unescaped(String shown) {
    return ESCAPED
        .matcher(shown)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? escape.group().translateEscapes()
                        : Character.toString(Integer.parseInt(escape.group(1), 16))));
  }

  private Problem undeclaredPrefix(String prefix, SourcePlace place) {
    Set<String> declared = new TreeSet<>();
    Matcher declarations = DECLARED.matcher(text);
    while (declarations.find()) {
      declared.add(declarations.group(1));
    }
    String hint =
        NearestName.of(prefix, declared)
            .map(near -> "the nearest declared prefix is `" + near + ":`")
            .orElse("add `PREFIX " + prefix + ": <…>`");
    return problem("prefix `" + prefix + ":` is not declared", place, hint);
  }

  /** An empty text has its end at column 0. */
  private SourcePlace place(String said) {
    Matcher at = AT.matcher(said);
    return at.find()
        ? origin.at(
            Math.max(1, Integer.parseInt(at.group(1))), Math.max(1, Integer.parseInt(at.group(2))))
        : origin.at(0, 0);
  }

  /** The lexer complains where it gave up; a person looks where the token began. */
  private SourcePlace beginning(String token, SourcePlace otherwise) {
    int offset = text.lastIndexOf(token);
    if (offset < 0) {
      return otherwise;
    }
    String before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return origin.at(line, offset - before.lastIndexOf('\n'));
  }

  /** What the parser said, without the place, beginning in lower case unless with a keyword. */
  private static String sentence(String said) {
    String first = said.lines().findFirst().orElse("");
    String sentence = AT.matcher(first).replaceFirst("").replaceFirst("^[.:,\\s]+", "").strip();
    if (sentence.isEmpty()) {
      return "syntax error";
    }
    boolean keyword = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
    return keyword ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
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
