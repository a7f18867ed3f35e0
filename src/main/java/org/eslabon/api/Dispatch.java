package org.eslabon.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.ValueGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.Arguments;
import org.eslabon.web.Answer;
import org.eslabon.web.EntityTags;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;

/**
 * What all operations have in common: methods, the form of the answer, reading of parameters, and
 * answers that the asker has already.
 */
final class Dispatch {

  /** Versions of the graph are counted anew by each process. */
  private final String process = UUID.randomUUID().toString();

  private final AnswerCache cache = new AnswerCache();
  private final ValueGraph graph;

  Dispatch(ValueGraph graph) {
    this.graph = graph;
  }

  Answer answer(Operation operation, Address address, Request request) {
    String allowed = allowed(operation);
    if (request.method().equals("OPTIONS")) {
      return options(operation, allowed);
    }
    boolean known =
        operation.methods().contains(request.method())
            || (request.method().equals("HEAD") && operation.methods().contains("GET"));
    if (!known) {
      return ProblemJson.plain(
              405, "method not allowed", "`" + operation.path() + "` takes " + allowed)
          .withHeader("Allow", allowed);
    }
    Form form = address.form() == null ? negotiated(operation, request) : address.form();
    requireKnownBody(operation, request);
    Request valued = RequestBody.withValues(request, takesJsonValues(operation, request));
    Arguments arguments = arguments(operation, address, valued);
    Call call = new Call(valued, arguments, form, Negotiation.language(valued));
    return varying(operation, tagged(operation, call));
  }

  private static String allowed(Operation operation) {
    Stream<String> reading =
        operation.methods().contains("GET") ? Stream.of("GET", "HEAD") : Stream.empty();
    Stream<String> posting =
        operation.methods().contains("POST") ? Stream.of("POST") : Stream.empty();
    return Stream.of(reading, posting, Stream.of("OPTIONS"))
        .flatMap(each -> each)
        .collect(Collectors.joining(", "));
  }

  private static Answer options(Operation operation, String allowed) {
    Answer answer =
        new Answer(204, Map.of("Allow", allowed), Answer.Content.NONE)
            .withHeader("Access-Control-Allow-Methods", allowed)
            .withHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type")
            .withHeader("Access-Control-Max-Age", "86400");
    String taken =
        operation.bodies().stream()
            .map(Operation.Body::mediaType)
            .collect(Collectors.joining(", "));
    return taken.isEmpty() ? answer : answer.withHeader("Accept-Post", taken);
  }

  private static Form negotiated(Operation operation, Request request) {
    List<String> types = operation.forms().stream().map(Form::mediaType).toList();
    Optional<String> chosen = Negotiation.mediaType(request, types);
    return operation.forms().stream()
        .filter(form -> chosen.filter(form.mediaType()::equals).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.Q206,
                        "`"
                            + operation.path()
                            + "` cannot be answered as `"
                            + request.header("Accept").orElse("")
                            + "`",
                        null,
                        operation.forms().stream()
                            .map(form -> form.bareType() + " (." + form.suffix() + ")")
                            .collect(Collectors.joining(", ", "it can be as ", "")))));
  }

  private static boolean takesJsonValues(Operation operation, Request request) {
    return operation.bodies().contains(Operation.Body.PARAMETERS)
        && RequestBody.typeOf(request).equals(Operation.Body.PARAMETERS.mediaType());
  }

  private static void requireKnownBody(Operation operation, Request request) {
    String type = RequestBody.typeOf(request);
    boolean form = type.equals("application/x-www-form-urlencoded") || type.isEmpty();
    boolean empty = request.body().bytes().length == 0 && request.body().uploads().isEmpty();
    if (request.isRead() || (form && empty)) {
      return;
    }
    if (operation.bodies().stream().noneMatch(body -> body.mediaType().equals(type))) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S122,
              "`" + operation.path() + "` cannot read a body of type `" + type + "`",
              null,
              operation.bodies().stream()
                  .map(Operation.Body::mediaType)
                  .collect(Collectors.joining(", ", "it reads a form, ", ""))));
    }
  }

  /** All wrong values at once, those that were given too often among them. */
  private Arguments arguments(Operation operation, Address address, Request request) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> values = new HashMap<>(address.values());
    for (Map.Entry<String, List<String>> given : new TreeMap<>(request.parameters()).entrySet()) {
      List<String> filled = given.getValue().stream().filter(value -> !value.isBlank()).toList();
      String name = given.getKey();
      boolean twice = filled.size() > 1 && !operation.repeatable().contains(name);
      if (twice || address.values().containsKey(name)) {
        problems.add(
            new Problem(
                ProblemCode.Q204,
                "`" + name + "` is given more than once",
                SourcePlace.parameter(name),
                "give one value"));
      } else if (!filled.isEmpty()) {
        values.put(name, filled.get(0));
      } else if (operation.parameters().stream().noneMatch(each -> each.name().equals(name))) {
        values.put(name, "");
      }
    }
    try {
      Arguments arguments =
          Arguments.read(
              "`" + operation.path() + "`",
              operation.parameters(),
              values,
              graph.settings().base());
      if (problems.isEmpty()) {
        return arguments;
      }
    } catch (ProblemException wrong) {
      problems.addAll(wrong.problems());
    }
    throw new ProblemException(problems);
  }

  /** What a read is answered with depends on these and nothing else, so it is not asked again. */
  private Answer tagged(Operation operation, Call call) {
    if (!call.request().isRead()) {
      return operation.answer(call).withHeader("Cache-Control", "no-store");
    }
    String state =
        String.join(
            "\n",
            process,
            Long.toString(graph.version()),
            call.request().path(),
            new TreeMap<>(call.request().parameters()).toString(),
            call.form().mediaType(),
            operation.speaks() ? call.language().tag() : "",
            call.request().header("Host").orElse(""));
    String tag = EntityTags.weak(state);
    Answer empty = new Answer(200, Map.of("Cache-Control", "no-cache"), Answer.Content.NONE);
    Answer known = EntityTags.tagged(call.request(), empty, tag);
    if (known.status() == 304) {
      return known;
    }
    Optional<Answer> before = cache.find(tag);
    if (before.isPresent()) {
      return before.get();
    }
    Answer answer =
        operation.answer(call).withHeader("Cache-Control", "no-cache").withHeader("ETag", tag);
    cache.keep(tag, answer);
    return answer;
  }

  private static Answer varying(Operation operation, Answer answer) {
    return answer.withHeader("Vary", operation.speaks() ? "Accept, Accept-Language" : "Accept");
  }
}
