package org.eslabon.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/** Tells a thing that has nothing to answer from one that was mistyped. */
final class KnownThings {

  private final DatasetGraph data;
  private final String base;

  KnownThings(DatasetGraph data, String base) {
    this.data = data;
    this.base = base;
  }

  /**
   * Passes when every thing among the values stands somewhere in the graph.
   *
   * @throws ProblemException Q205 with the nearest id for each that does not
   */
  void check(Arguments arguments) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<Parameter, Node> argument : arguments.terms().entrySet()) {
      if (argument.getKey().type() instanceof ParameterType.Thing thing
          && !isKnown(argument.getValue())) {
        problems.add(unknown(argument.getKey(), thing, argument.getValue()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  private boolean isKnown(Node thing) {
    return data.contains(Node.ANY, thing, Node.ANY, Node.ANY)
        || data.contains(Node.ANY, Node.ANY, Node.ANY, thing)
        || data.containsGraph(thing);
  }

  private Problem unknown(Parameter parameter, ParameterType.Thing type, Node thing) {
    String name = new Curies(base).shorten(thing.getURI());
    String typed = name.substring(name.lastIndexOf('/') + 1).replaceFirst("^esl:", "");
    String message = "nothing is known of `" + name + "`, given for `" + parameter.name() + "`";
    String hint =
        NearestName.of(typed, names(type.kind()))
            .map(near -> "did you mean `" + near + "`?")
            .orElse("an id is what stands in the column `id` of the tables");
    return new Problem(ProblemCode.Q205, message, SourcePlace.parameter(parameter.name()), hint);
  }

  /** Read only after a mistake, so that a right value costs one look-up. */
  private Set<String> names(String kind) {
    Set<String> names = new TreeSet<>();
    if (kind.equals(ParameterType.Thing.TERM)) {
      Iterator<Quad> terms = data.find();
      terms.forEachRemaining(
          quad -> {
            Node subject = quad.getSubject();
            if (subject.isURI() && subject.getURI().startsWith(Esl.NS)) {
              names.add(subject.getURI().substring(Esl.NS.length()));
            }
          });
      return names;
    }
    String start = kind.equals(ParameterType.Thing.IRI) ? base : base + kind + "/";
    Iterator<Quad> rows = data.find(Node.ANY, Node.ANY, DCTerms.identifier.asNode(), Node.ANY);
    rows.forEachRemaining(
        quad -> {
          if (quad.getSubject().isURI() && quad.getSubject().getURI().startsWith(start)) {
            names.add(quad.getObject().getLiteralLexicalForm());
          }
        });
    return names;
  }
}
