package org.eslabon.portal.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.eslabon.model.Curies;
import org.eslabon.model.DataIris;
import org.eslabon.portal.search.SearchIndex;
import org.eslabon.portal.search.Shelf;
import org.eslabon.portal.theory.CodeToken;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.query.QueryReader;
import org.eslabon.web.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The page on which one asks: named queries with their forms, and an editor for one's own. An
 * address with {@code query}, or with {@code name} and the parameters, shows the answer to whoever
 * opens it. Reads only.
 */
public final class QuerySection implements Section {

  private static final String EDITOR = "webjars/codemirror/5.62.2/";
  private static final Frame.Look LOOK =
      new Frame.Look(
          List.of(
              EDITOR + "lib/codemirror.css",
              EDITOR + "addon/hint/show-hint.css",
              "theory.css",
              "query.css"),
          List.of("query.js"),
          "");
  private static final Frame.Look WITH_MAP =
      new Frame.Look(
          Stream.concat(LOOK.styles().stream(), Stream.of("map.css")).toList(),
          Stream.concat(LOOK.scripts().stream(), Stream.of("map.js")).toList(),
          "");
  private static final Map<AnswerFormat, String> TYPES =
      Map.ofEntries(
          Map.entry(AnswerFormat.CSV, "text/csv; charset=utf-8"),
          Map.entry(AnswerFormat.SPREADSHEET, "text/csv; charset=utf-8"),
          Map.entry(AnswerFormat.TSV, "text/tab-separated-values; charset=utf-8"),
          Map.entry(AnswerFormat.JSON, Answer.JSON),
          Map.entry(AnswerFormat.GEOJSON, "application/geo+json"),
          Map.entry(AnswerFormat.SPARQL_JSON, "application/sparql-results+json"),
          Map.entry(AnswerFormat.SPARQL_XML, "application/sparql-results+xml"),
          Map.entry(AnswerFormat.TURTLE, "text/turtle; charset=utf-8"),
          Map.entry(AnswerFormat.N_TRIPLES, "application/n-triples"),
          Map.entry(AnswerFormat.JSON_LD, "application/ld+json"),
          Map.entry(AnswerFormat.RDF_XML, "application/rdf+xml"));
  private static final String EXAMPLE =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>

      # Who governs whom?
      SELECT ?supplier ?buyer ?governance
      WHERE {
        ?link esl:supplier ?supplier ;
              esl:buyer ?buyer ;
              esl:governance ?governance
      }
      LIMIT 50
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shelf shelf;

  public QuerySection(Shelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    return switch (visit.request().path()) {
      case "/query" -> Optional.of(page(visit));
      case "/query/answer" -> Optional.of(file(visit));
      case "/query/terms.json" -> Optional.of(terms(visit));
      default -> Optional.empty();
    };
  }

  private Answer page(Visit visit) {
    Optional<String> typed = visit.parameter("query");
    if (typed.isPresent()) {
      return typed(visit, typed.get());
    }
    Optional<String> name = visit.parameter("name").or(() -> visit.parameter("edit"));
    if (name.isEmpty()) {
      return shown(visit, null, EXAMPLE, new QueryOutcome.Unasked());
    }
    try {
      return named(visit, shelf.queries().get().find(name.get()));
    } catch (ProblemException unknown) {
      return shown(visit, null, EXAMPLE, failed(unknown));
    }
  }

  private Answer typed(Visit visit, String text) {
    try {
      QueryAsker asker = new QueryAsker(QueryReader.typed(text), Map.of());
      String file = "/query/answer?query=" + DataIris.encode(text) + "&format=";
      return shown(visit, null, text, asker.onPage(visit, file));
    } catch (ProblemException wrong) {
      return shown(visit, null, text, failed(wrong));
    }
  }

  private Answer named(Visit visit, NamedQuery query) {
    Map<String, String> values = values(visit, query);
    QueryView.NamedForm form = form(visit, query, values);
    String text = withValues(visit, query, values);
    if (visit.parameter("edit").isPresent()) {
      return shown(visit, null, text, new QueryOutcome.Unasked());
    }
    boolean isComplete =
        query.about().parameters().stream()
            .filter(parameter -> parameter.need() instanceof Parameter.Need.Required)
            .allMatch(parameter -> values.containsKey(parameter.name()));
    if (!isComplete) {
      return shown(visit, form, text, new QueryOutcome.Unasked());
    }
    String file = "/query/answer?" + parameters("name", query, values) + "&format=";
    return shown(visit, form, text, new QueryAsker(query, values).onPage(visit, file));
  }

  private static QueryOutcome failed(ProblemException problems) {
    return new QueryOutcome.Failed(problems.problems().stream().map(QueryView.Fault::of).toList());
  }

  /** What is given for the parameters, and what stands for those that are not. */
  private static Map<String, String> values(Visit visit, NamedQuery query) {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : query.about().parameters()) {
      String value =
          visit
              .parameter(parameter.name())
              .orElseGet(() -> QueryField.fallback(parameter, visit.words().language()));
      if (!value.isBlank()) {
        values.put(parameter.name(), value.strip());
      }
    }
    return values;
  }

  private static String parameters(String key, NamedQuery query, Map<String, String> values) {
    StringBuilder parameters = new StringBuilder(key + "=" + query.name());
    values.forEach(
        (name, value) ->
            parameters
                .append('&')
                .append(DataIris.encode(name))
                .append('=')
                .append(DataIris.encode(value)));
    return parameters.toString();
  }

  private QueryView.NamedForm form(Visit visit, NamedQuery query, Map<String, String> values) {
    NamedQuery.About about = query.about();
    SearchIndex names = shelf.names().get().value();
    return new QueryView.NamedForm(
        query.name(),
        about.titles(),
        about.questions(),
        about.note(),
        about.parameters().stream()
            .map(
                parameter ->
                    QueryField.of(
                        parameter, Optional.ofNullable(values.get(parameter.name())), names, visit))
            .toList(),
        CodeToken.of(query.text().strip()),
        "/query?" + parameters("edit", query, values));
  }

  /** The text with the values in the place of the parameters, for the editor. */
  private static String withValues(Visit visit, NamedQuery query, Map<String, String> values) {
    String base = visit.graph().settings().base();
    Map<Var, Node> terms = new HashMap<>();
    values.forEach(
        (name, value) ->
            query
                .parameter(name)
                .flatMap(
                    parameter ->
                        parameter
                            .read(value, base)
                            .map(term -> Map.entry(parameter.variable(), term)))
                .ifPresent(entry -> terms.put(entry.getKey(), entry.getValue())));
    return terms.isEmpty()
        ? query.text()
        : QueryTransformOps.replaceVars(query.query(), terms).serialize();
  }

  private Answer shown(
      Visit visit, QueryView.@Nullable NamedForm form, String text, QueryOutcome outcome) {
    QueryView view =
        new QueryView(catalog(visit), form, text, outcome, visit.links().to("/query/terms.json"));
    String title =
        form == null
            ? visit.words().word("query.title")
            : form.title().in(visit.words().language());
    Frame.Look look = view.shownAs().equals("map") ? WITH_MAP : LOOK;
    Answer answer = visit.page("query/query.jte", visit.frame(title).with(look), view);
    return outcome instanceof QueryOutcome.Failed failed
        ? answer.withStatus(failed.isTemporary() ? 503 : 400)
        : answer;
  }

  private List<QueryView.Area> catalog(Visit visit) {
    Map<String, List<QueryView.Item>> areas =
        shelf.queries().get().queries().stream()
            .collect(
                Collectors.groupingBy(
                    NamedQuery::area,
                    TreeMap::new,
                    Collectors.mapping(query -> item(visit, query), Collectors.toList())));
    return areas.entrySet().stream()
        .map(area -> new QueryView.Area(area.getKey(), area.getValue()))
        .toList();
  }

  private static QueryView.Item item(Visit visit, NamedQuery query) {
    return new QueryView.Item(
        query.name(),
        query.about().titles(),
        query.about().questions(),
        query.about().audiences().stream()
            .sorted()
            .map(audience -> visit.words().word("query.for-" + audience.word()))
            .toList(),
        visit.links().to("/query?name=" + query.name()));
  }

  /** The whole answer as a file. */
  private Answer file(Visit visit) {
    AnswerFormat format =
        visit.parameter("format").flatMap(AnswerFormat::named).orElse(AnswerFormat.SPREADSHEET);
    Optional<String> typed = visit.parameter("query");
    Optional<NamedQuery> named = visit.parameter("name").map(shelf.queries().get()::find);
    NamedQuery query =
        typed.map(QueryReader::typed).or(() -> named).orElseGet(() -> QueryReader.typed(""));
    Map<String, String> values = typed.isPresent() ? Map.of() : values(visit, query);
    byte[] bytes = new QueryAsker(query, values).asFile(visit, format);
    String ending = format == AnswerFormat.SPREADSHEET ? "csv" : format.word();
    return Answer.of(TYPES.getOrDefault(format, "application/octet-stream"), bytes)
        .withHeader(
            "Content-Disposition",
            "attachment; filename=\""
                + query.shortName().replaceAll("[^\\w-]", "-")
                + "."
                + ending
                + "\"");
  }

  /** What the editor completes: prefixes, and the terms of the ontology with their names. */
  private Answer terms(Visit visit) {
    ObjectNode all = JSON.createObjectNode();
    ObjectNode prefixes = all.putObject("prefixes");
    new TreeMap<>(new Curies(visit.graph().settings().base()).prefixes()).forEach(prefixes::put);
    ObjectNode terms = all.putObject("terms");
    shelf
        .names()
        .get()
        .value()
        .entries()
        .filter(entry -> entry.kind().equals("term"))
        .forEach(entry -> terms.put("esl:" + entry.id(), entry.label(visit.words().language())));
    try {
      return Answer.of(Answer.JSON, JSON.writeValueAsBytes(all))
          .withHeader("Vary", "Accept-Language, Cookie");
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a tree can always be written", unwritable);
    }
  }

  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
