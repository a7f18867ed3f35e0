package org.eslabon.query;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Jena's SPARQL parser says into a problem. The place is taken from the message: the
 * exception's own line and column are those of the token before.
 */
final class SyntaxProblem {

  private static final Pattern PLACE = Pattern.compile("[Ll]ine (\\d+), column (\\d+)[.:]?\\s*");
  private static final Pattern TOKEN =
      Pattern.compile("Encountered \" (?:\"[^\"]*\"|<[^>]*>) \"(.*?)\\s*\"\" at ", Pattern.DOTALL);
  private static final String EXPECTED = "Was expecting one of:";
  private static final int FEW = 8;

  private SyntaxProblem() {}

  static Problem of(QueryException failure, String file) {
    String said = String.valueOf(failure.getMessage());
    Matcher place = PLACE.matcher(said);
    SourcePlace where =
        place.find()
            ? new SourcePlace(
                file, Long.parseLong(place.group(1)), Math.max(1, Long.parseLong(place.group(2))))
            : SourcePlace.of(file);
    return new Problem(ProblemCode.Q101, message(said), where, hint(said));
  }

  private static String message(String said) {
    Matcher token = TOKEN.matcher(said);
    if (token.find()) {
      return "unexpected `" + token.group(1) + "`";
    }
    if (said.contains("<EOF>")) {
      return "unexpected end of the query";
    }
    String first = PLACE.matcher(said.lines().findFirst().orElse("")).replaceAll("").strip();
    return first.isEmpty()
        ? "not a query"
        : Character.toLowerCase(first.charAt(0)) + first.substring(1);
  }

  /** What could stand there, when that is few enough to be of help. */
  private static @Nullable String hint(String said) {
    int expected = said.indexOf(EXPECTED);
    if (expected < 0) {
      return said.contains("Unresolved prefixed name") ? "declare its PREFIX at the top" : null;
    }
    List<String> tokens =
        Arrays.stream(said.substring(expected + EXPECTED.length()).split("\\R", -1))
            .map(line -> line.replace("...", "").replace("\"", "").strip())
            .filter(token -> !token.isEmpty() && !token.startsWith("\\u"))
            .toList();
    return tokens.size() > FEW
        ? null
        : tokens.stream()
            .map(token -> "`" + token + "`")
            .collect(Collectors.joining(", ", "expected one of ", ""));
  }
}
