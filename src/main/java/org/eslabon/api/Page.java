package org.eslabon.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.eslabon.model.DataIris;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;

/**
 * A stretch of the rows of an answer. Immutable.
 *
 * @param limit how many rows at most
 * @param offset how many rows come before
 */
record Page(int limit, long offset) {

  static final String LIMIT = "limit";
  static final String OFFSET = "offset";

  /** The parameters that choose a page. */
  static List<Parameter> parameters(int usual, int most) {
    return List.of(
        new Parameter(
            LIMIT,
            ParameterType.Numeric.INTEGER,
            new Parameter.Need.Default(Integer.toString(usual)),
            "how many rows a page has, at most " + most),
        new Parameter(
            OFFSET,
            ParameterType.Numeric.INTEGER,
            new Parameter.Need.Default("0"),
            "how many rows to pass over"));
  }

  /**
   * The page that is asked for.
   *
   * @throws ProblemException Q204 when a number is out of range
   */
  static Page of(Call call, int most) {
    List<Problem> problems = new ArrayList<>();
    long limit = number(call, LIMIT, 1, most, problems);
    long offset = number(call, OFFSET, 0, Integer.MAX_VALUE, problems);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Page((int) limit, offset);
  }

  private static long number(
      Call call, String name, long least, long most, List<Problem> problems) {
    BigInteger number = new BigInteger(call.required(name).strip());
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      problems.add(
          new Problem(
              ProblemCode.Q204,
              "`" + number + "` is out of range for `" + name + "`",
              SourcePlace.parameter(name),
              "expected a whole number from " + least + " to " + most));
      return least;
    }
    return number.longValueExact();
  }

  /**
   * The {@code Link} header (RFC 8288): first, prev, next, last, each where it is there and known.
   *
   * @param address of the answer, without parameters
   * @param parameters of the request
   * @param total of the rows, when it is known
   * @param more whether rows follow this page
   */
  String links(
      String address, Map<String, List<String>> parameters, OptionalLong total, boolean more) {
    List<String> links = new ArrayList<>();
    links.add(link(address, parameters, 0, "first"));
    if (offset > 0) {
      links.add(link(address, parameters, Math.max(0, offset - limit), "prev"));
    }
    if (more) {
      links.add(link(address, parameters, offset + limit, "next"));
    }
    total.ifPresent(rows -> links.add(link(address, parameters, lastOffset(rows), "last")));
    return String.join(", ", links);
  }

  /** Pages are counted from this one, so that going on by {@code next} ends at {@code last}. */
  private long lastOffset(long rows) {
    long start = offset % limit;
    return rows <= start ? start : (rows - 1 - start) / limit * limit + start;
  }

  private String link(
      String address, Map<String, List<String>> parameters, long offset, String relation) {
    StringBuilder link = new StringBuilder("<").append(address);
    char separator = '?';
    Map<String, List<String>> values = new TreeMap<>(parameters);
    values.put(LIMIT, List.of(Integer.toString(limit)));
    values.put(OFFSET, List.of(Long.toString(offset)));
    for (Map.Entry<String, List<String>> value : values.entrySet()) {
      for (String each : value.getValue()) {
        link.append(separator)
            .append(DataIris.encode(value.getKey()))
            .append('=')
            .append(DataIris.encode(each));
        separator = '&';
      }
    }
    return link.append(">; rel=\"").append(relation).append('"').toString();
  }
}
