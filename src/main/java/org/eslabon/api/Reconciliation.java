package org.eslabon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.eslabon.Derived;
import org.eslabon.ValueGraph;
import org.eslabon.answer.JsonText;
import org.eslabon.model.DataIris;
import org.eslabon.model.Language;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;

/**
 * The reconciliation service of the W3C Entity Reconciliation Community Group, as OpenRefine asks
 * it: names in other people's tables become firms, clusters, institutions, sectors and chains of
 * the graph. Version 0.2 (and 0.1) at {@code /reconcile}, the 1.0 draft at {@code
 * /reconcile/1.0-draft}. Nothing here writes. Safe for use by several threads.
 */
public final class Reconciliation implements Handler {

  static final String PATH = "/reconcile";
  static final String DRAFT = PATH + "/1.0-draft";

  private static final int MOST_QUERIES = 200;

  private final ValueGraph graph;
  private final ApiSettings settings;
  private final Derived<NameIndex> names;

  /** Over a graph, which stays the caller's to close. */
  public Reconciliation(ValueGraph graph, ApiSettings settings) {
    this.graph = graph;
    this.settings = settings;
    this.names = graph.derived(() -> NameIndex.of(graph.data()));
  }

  @Override
  public Optional<Answer> answer(Request request) {
    if (!request.path().equals(PATH) && !request.path().startsWith(PATH + "/")) {
      return Optional.empty();
    }
    return Optional.of(
        answered(request)
            .withHeader("Access-Control-Allow-Origin", "*")
            .withHeader("Vary", "Accept-Language"));
  }

  private Answer answered(Request request) {
    if (request.method().equals("OPTIONS")) {
      return new Answer(204, Map.of("Allow", "GET, HEAD, POST, OPTIONS"), Answer.Content.NONE)
          .withHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
          .withHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type");
    }
    if (!request.isRead() && !request.method().equals("POST")) {
      return ProblemJson.plain(405, "method not allowed", "GET and POST are answered here")
          .withHeader("Allow", "GET, HEAD, POST, OPTIONS");
    }
    try {
      Derived.Now<NameIndex> now = names.get();
      Answer answer = Txn.calculateRead(graph.data(), () -> route(request, now.value()));
      return now.behind() == 0
          ? answer
          : answer.withHeader(Answer.BEHIND, Long.toString(now.behind()));
    } catch (ProblemException wrong) {
      return Statuses.answer(wrong, Set.of());
    }
  }

  private Answer route(Request request, NameIndex names) {
    boolean draft = request.path().equals(DRAFT) || request.path().startsWith(DRAFT + "/");
    String below = request.path().substring((draft ? DRAFT : PATH).length()).replaceAll("/$", "");
    Language language = Negotiation.language(request);
    ThingFacts facts = facts(language);
    ReconciliationSuggest suggest = new ReconciliationSuggest(names, facts);
    ReconciliationPreview preview = new ReconciliationPreview(names, facts, language);
    return switch (below) {
      case "" -> draft ? manifest(request, true) : root(request, names, facts);
      case "/match" -> json(matches(RequestBody.json(request), names, facts));
      case "/extend" ->
          json(new ReconciliationExtend(facts).rows(RequestBody.json(request), draft));
      case "/extend/propose", "/properties" ->
          json(new ReconciliationExtend(facts).properties(request));
      case "/suggest/entity" -> json(suggest.entities(request));
      case "/suggest/type" -> json(suggest.types(request));
      case "/suggest/property" -> json(suggest.properties(request));
      case "/preview" -> preview.answer(request);
      case "/preview.css" -> ReconciliationPreview.style();
      case "/view" -> view(request);
      default -> ProblemJson.plain(404, "not found", "nothing is at `" + request.path() + "`");
    };
  }

  /** Versions 0.1 and 0.2 ask everything at one address. */
  private Answer root(Request request, NameIndex names, ThingFacts facts) {
    Optional<String> queries = request.parameter("queries");
    Optional<String> extend = request.parameter("extend");
    if (queries.isPresent()) {
      return json(batch(parsed(queries.get(), "queries"), names, facts));
    }
    if (extend.isPresent()) {
      JsonNode asked = parsed(extend.get(), "extend");
      return json(new ReconciliationExtend(facts).rows(asked, false));
    }
    return manifest(request, false);
  }

  private static JsonNode parsed(String text, String parameter) {
    return RequestBody.json(text.getBytes(StandardCharsets.UTF_8), parameter);
  }

  private Answer manifest(Request request, boolean draft) {
    String base = base(request);
    ReconciliationManifest manifest =
        new ReconciliationManifest(
            base, graph.settings().base(), facts(Negotiation.language(request)));
    return json(draft ? manifest.draft() : manifest.current());
  }

  private ObjectNode batch(JsonNode queries, NameIndex names, ThingFacts facts) {
    if (!queries.isObject() || queries.size() > MOST_QUERIES) {
      throw MatchQuery.wrong(
          "queries",
          "the batch is no object of at most " + MOST_QUERIES + " queries",
          "as in {\"q0\": {\"query\": \"Gamarra\"}}");
    }
    CandidateJson writer = new CandidateJson(facts);
    long start = System.nanoTime();
    ObjectNode results = JsonText.MAPPER.createObjectNode();
    queries
        .properties()
        .forEach(
            query -> {
              requireTime(start);
              MatchQuery asked = MatchQuery.of(query.getValue(), "queries." + query.getKey());
              results
                  .putObject(query.getKey())
                  .set("result", writer.of(new NameMatcher(names, facts).candidates(asked)));
            });
    return results;
  }

  /** A batch takes no longer than a query may. */
  private void requireTime(long start) {
    Duration most = graph.settings().limits().time();
    if (System.nanoTime() - start > most.toNanos()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.Q301,
              "the batch was stopped after " + most.toMillis() + " ms",
              null,
              "ask for fewer names at once"));
    }
  }

  private ObjectNode matches(JsonNode body, NameIndex names, ThingFacts facts) {
    JsonNode queries = body.path("queries");
    if (!queries.isArray() || queries.size() > MOST_QUERIES) {
      throw MatchQuery.wrong(
          "queries", "`queries` is no array of at most " + MOST_QUERIES + " queries", null);
    }
    ObjectNode answer = JsonText.MAPPER.createObjectNode();
    long start = System.nanoTime();
    ArrayNode results = answer.putArray("results");
    for (JsonNode query : queries) {
      requireTime(start);
      String place = "queries[" + results.size() + "]";
      ThingFacts spoken = query.path("lang").asText().startsWith("es") ? facts(Language.ES) : facts;
      results
          .addObject()
          .set(
              "candidates",
              new CandidateJson(spoken)
                  .of(new NameMatcher(names, spoken).candidates(MatchQuery.of(query, place))));
    }
    return answer;
  }

  /** Sends the reader on to the page of a thing. */
  private Answer view(Request request) {
    Node thing = ReconciliationPreview.thing(request);
    String iri = thing.getURI();
    String base = graph.settings().base();
    String path =
        iri.startsWith(base)
            ? "/page/" + iri.substring(base.length())
            : "/page/thing?iri=" + DataIris.encode(iri);
    return Answer.redirect(303, settings.address(path));
  }

  private ThingFacts facts(Language language) {
    String base = graph.settings().base();
    return new ThingFacts(graph.data(), base, new Labels(graph.data(), base, language));
  }

  /** What the address of the server is to the asker; only what may stand in one is believed. */
  private String base(Request request) {
    if (!settings.publicBase().isEmpty()) {
      return settings.publicBase();
    }
    String host = request.header("Host").orElse("localhost");
    return host.matches("[A-Za-z0-9.-]+(:[0-9]+)?|\\[[0-9a-fA-F:]+](:[0-9]+)?")
        ? "http://" + host + "/"
        : "http://localhost/";
  }

  private static Answer json(ObjectNode node) {
    return Answers.json(node);
  }
}
