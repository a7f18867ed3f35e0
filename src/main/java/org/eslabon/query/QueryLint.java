package org.eslabon.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryScopeException;
import org.apache.jena.sparql.syntax.syntaxtransform.QuerySyntaxSubstituteScope;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Holds a parsed query against its header. Stateless but for the query it looks at. */
final class QueryLint {

  private final NamedQuery query;
  private final String file;
  private final VariableUse use;

  QueryLint(NamedQuery query, String file) {
    this.query = query;
    this.file = file;
    this.use = new VariableUse(query.query());
  }

  /** Everything that a query with a header must not do. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(refusals());
    for (Parameter parameter : query.about().parameters()) {
      checkUse(parameter, problems);
    }
    Set<Var> free = new HashSet<>(use.read());
    free.removeAll(use.bound());
    query.about().parameters().forEach(parameter -> free.remove(parameter.variable()));
    free.stream()
        .filter(variable -> variable.isNamedVar())
        .map(Var::getVarName)
        .sorted()
        .forEach(
            name ->
                problems.add(
                    problem(
                        ProblemCode.Q104,
                        "nothing binds `?" + name + "`, and the header declares no such parameter",
                        "\\?" + name + "\\b",
                        nearestVariable(name))));
    return problems;
  }

  /** What no query may do, with or without a header. */
  List<Problem> refusals() {
    return use.callsService()
        ? List.of(
            problem(
                ProblemCode.Q106,
                "SERVICE would call another endpoint; that is refused",
                "(?i)\\bSERVICE\\b",
                "load the data it would fetch, and ask them here"))
        : List.of();
  }

  private void checkUse(Parameter parameter, List<Problem> problems) {
    Var variable = parameter.variable();
    String declared = "`" + parameter.name() + "`";
    if (!use.bound().contains(variable) && !use.read().contains(variable)) {
      problems.add(
          problem(
              ProblemCode.Q103,
              "parameter "
                  + declared
                  + " is not used: the query has no `?"
                  + parameter.name()
                  + "`",
              declared,
              nearestVariable(parameter.name())));
    } else if (assigned(variable)) {
      problems.add(
          problem(
              ProblemCode.Q105,
              "the query gives `?" + parameter.name() + "` a value itself (AS, BIND or VALUES)",
              declared,
              "a parameter is a variable that the query only reads"));
    } else if (parameter.need() instanceof Parameter.Need.Omittable
        && !use.testedForValue().contains(variable)) {
      checkOmission(parameter, problems);
    }
  }

  /** An optional parameter must make a difference when it is given, and none when it is not. */
  private void checkOmission(Parameter parameter, List<Problem> problems) {
    String declared = "`" + parameter.name() + "`";
    if (!use.bound().contains(parameter.variable())) {
      problems.add(
          problem(
              ProblemCode.Q107,
              "without a value for " + declared + " the query would find nothing",
              declared,
              "use it in a pattern, test it with BOUND, or give it a default"));
    } else if (!use.inEveryRow().contains(parameter.variable())) {
      problems.add(
          problem(
              ProblemCode.Q107,
              "a value for " + declared + " would not narrow the answer: not every row matches it",
              declared,
              "it stands only in OPTIONAL, EXISTS or a branch of UNION; test it with BOUND"));
    }
  }

  private boolean assigned(Var variable) {
    try {
      QuerySyntaxSubstituteScope.scopeCheck(query.query(), List.of(variable));
      return false;
    } catch (QueryScopeException e) {
      return true;
    }
  }

  private @Nullable String nearestVariable(String name) {
    Set<String> names = use.bound().stream().map(Var::getVarName).collect(Collectors.toSet());
    query.about().parameters().forEach(parameter -> names.add(parameter.name()));
    names.remove(name);
    return NearestName.of(name, names).map(near -> "did you mean `?" + near + "`?").orElse(null);
  }

  private Problem problem(ProblemCode code, String message, String needle, @Nullable String hint) {
    return new Problem(code, message, place(Pattern.compile(needle)), hint);
  }

  /** The first place in the file that fits; Jena keeps no positions of what it has parsed. */
  private SourcePlace place(Pattern needle) {
    List<String> lines = query.text().lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      Matcher found = needle.matcher(lines.get(line));
      if (found.find()) {
        return new SourcePlace(file, line + 1L, found.start() + 1L);
      }
    }
    return SourcePlace.of(file);
  }
}
