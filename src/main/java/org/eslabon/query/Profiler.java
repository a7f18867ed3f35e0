package org.eslabon.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * Asks the queries of the area {@code profile} of one cluster. Each serves one framework, takes the
 * parameter {@code cluster} and gives the columns {@code aspect}, {@code state}, {@code finding}
 * and {@code locator}; a framework joins the profile by adding a query. Reads only.
 */
public final class Profiler {

  /** The folder of the queries. */
  public static final String AREA = "profile";

  private static final String CLUSTER = "cluster";
  private static final String LANG = "lang";
  private static final Set<String> COLUMNS = Set.of("aspect", "state", "finding", "locator");
  private static final Set<Node> STATES = Set.of(Profile.KNOWN, Profile.CONTESTED, Profile.UNKNOWN);
  private static final Node FRAMEWORK_NUMBER = Esl.term("frameworkNumber");

  private final DatasetGraph data;
  private final String base;
  private final QueryRunner runner;

  /**
   * @param base what the IRIs of the data begin with
   * @param runner runs each query over the same data
   */
  public Profiler(DatasetGraph data, String base, QueryRunner runner) {
    this.data = data;
    this.base = base;
    this.runner = runner;
  }

  /**
   * The profile of a cluster.
   *
   * @param cluster its id or IRI
   * @param language of texts that queries compose, where they take {@code lang}
   * @throws ProblemException Q205 when nothing has that id, Q207 when a query is not made as a
   *     profile needs it
   */
  public Profile of(String cluster, QueryCatalog catalog, Language language) {
    return Txn.calculateRead(
        data,
        () -> {
          List<NamedQuery> queries =
              catalog.queries().stream().filter(query -> query.area().equals(AREA)).toList();
          List<Profile.Section> sections =
              queries.stream()
                  .map(query -> section(query, cluster, language))
                  .sorted(Comparator.comparingInt(section -> number(section.framework())))
                  .toList();
          Node asked =
              queries.stream()
                  .flatMap(query -> query.parameter(CLUSTER).stream())
                  .flatMap(parameter -> parameter.read(cluster, base).stream())
                  .findFirst()
                  .orElseThrow(() -> noQueries(cluster));
          return new Profile(asked, sections);
        });
  }

  /**
   * A profile in another language, of the same state of the data: only queries that compose texts
   * are asked again.
   */
  public Profile translated(Profile profile, Language language) {
    String cluster = profile.cluster().getURI();
    return Txn.calculateRead(
        data,
        () ->
            new Profile(
                profile.cluster(),
                profile.sections().stream()
                    .map(
                        section ->
                            section.query().parameter(LANG).isPresent()
                                ? section(section.query(), cluster, language)
                                : section)
                    .toList()));
  }

  private Profile.Section section(NamedQuery query, String cluster, Language language) {
    if (query.parameter(CLUSTER).isEmpty()) {
      throw unfit(query, "takes the parameter `cluster`");
    }
    Node framework = framework(query);
    Map<String, String> values =
        query.parameter(LANG).isPresent()
            ? Map.of(CLUSTER, cluster, LANG, language.tag())
            : Map.of(CLUSTER, cluster);
    try (QueryAnswer answer = runner.run(query, values)) {
      if (!(answer instanceof QueryAnswer.Rows rows)
          || !Set.copyOf(rows.columns()).equals(COLUMNS)) {
        throw unfit(query, "selects ?aspect, ?state, ?finding and ?locator");
      }
      List<Profile.Line> lines = new ArrayList<>();
      rows.set().forEachRemaining(row -> lines.add(line(row, query)));
      return new Profile.Section(framework, query, lines);
    }
  }

  private static Profile.Line line(Binding row, NamedQuery query) {
    Node aspect = row.get(Var.alloc("aspect"));
    Node state = row.get(Var.alloc("state"));
    if (aspect == null || state == null || !STATES.contains(state)) {
      throw unfit(query, "gives each row an aspect and a state of knowledge");
    }
    return new Profile.Line(
        aspect, state, row.get(Var.alloc("finding")), row.get(Var.alloc("locator")));
  }

  /** The framework that the query names, which the theory must have. */
  private Node framework(NamedQuery query) {
    List<String> names = query.about().frameworks();
    if (names.size() != 1) {
      throw unfit(query, "names one **Framework** in its header");
    }
    Node notation = NodeFactory.createLiteralString(names.get(0));
    try (Stream<Quad> quads =
        Iter.asStream(data.find(Node.ANY, Node.ANY, SKOS.notation.asNode(), notation))) {
      return quads
          .map(Quad::getSubject)
          .filter(node -> data.contains(Node.ANY, node, FRAMEWORK_NUMBER, Node.ANY))
          .findFirst()
          .orElseThrow(
              () -> unfit(query, "names a framework of the theory, not `" + names.get(0) + "`"));
    }
  }

  private int number(Node framework) {
    Optional<Quad> number =
        Iter.findFirst(data.find(Node.ANY, framework, FRAMEWORK_NUMBER, Node.ANY), quad -> true);
    return number.map(quad -> (Integer) quad.getObject().getLiteralValue()).orElse(0);
  }

  private static ProblemException unfit(NamedQuery query, String expected) {
    return new ProblemException(
        new Problem(
            ProblemCode.Q207,
            "a query of the area `profile` " + expected,
            SourcePlace.of(query.name() + ".rq"),
            null));
  }

  private static ProblemException noQueries(String cluster) {
    return new ProblemException(
        new Problem(
            ProblemCode.Q207,
            "no query of the catalogue profiles `" + cluster + "`",
            null,
            "queries of a profile stand in the folder `profile` of the catalogue"));
  }
}
