package org.eslabon.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eslabon.ValueGraph;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryCatalog;
import org.eslabon.web.Answer;
import org.eslabon.web.Handler;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;

/**
 * Everything under {@code /api}: the catalogue of queries, questions about conclusions, their
 * description and a page to try them. Nothing here writes. Safe for use by several threads.
 */
public final class Api implements Handler {

  private final List<Operation> operations;
  private final Dispatch dispatch;
  private final TryItPage page;

  /** Over a graph, which stays the caller's to close; the catalogue is read once. */
  public Api(ValueGraph graph, ApiSettings settings) {
    QueryCatalog catalog = graph.queries();
    List<Operation> all = new ArrayList<>();
    all.add(new CatalogOperation(catalog, settings));
    catalog.areas().forEach(area -> all.add(new CatalogOperation(catalog, settings, area)));
    for (NamedQuery query : catalog.queries()) {
      all.add(new QueryOperation(query, graph, settings));
    }
    all.addAll(new ProofQuestions(graph).all());
    all.addAll(new TableQuestions(graph).all());
    all.add(new WhatIfQuestion(graph).operation());
    all.add(new ProfileQuestion(graph).operation());
    all.add(new ClassifyQuestion(graph, catalog));
    all.add(new OpenApiOperation(all, settings));
    this.operations = List.copyOf(all);
    this.dispatch = new Dispatch(graph);
    this.page = new TryItPage();
  }

  /** With the usual settings, for one machine. */
  public Api(ValueGraph graph) {
    this(graph, ApiSettings.usual(""));
  }

  @Override
  public Optional<Answer> answer(Request request) {
    if (!request.path().equals("/api") && !request.path().startsWith("/api/")) {
      return Optional.empty();
    }
    return Optional.of(open(page.answer(request).orElseGet(() -> answered(request))));
  }

  private Answer answered(Request request) {
    for (Operation operation : operations) {
      Optional<Address> address = Address.of(operation, request.path());
      if (address.isPresent()) {
        return answered(operation, address.get(), request);
      }
    }
    return nothingAt(request.path());
  }

  private Answer answered(Operation operation, Address address, Request request) {
    try {
      return dispatch.answer(operation, address, request);
    } catch (ProblemException wrong) {
      return Statuses.answer(wrong, address.values().keySet());
    }
  }

  private Answer nothingAt(String path) {
    List<String> paths = operations.stream().map(Operation::path).toList();
    String hint =
        NearestName.of(path.replaceFirst("\\.[a-z]+$", ""), paths)
            .map(near -> "did you mean `" + near + "`?")
            .orElseGet(
                () ->
                    paths.stream()
                        .filter(each -> !each.startsWith("/api/queries/"))
                        .collect(Collectors.joining(", ", "there are ", "")));
    return ProblemJson.plain(404, "not found", "nothing is at `" + path + "`; " + hint);
  }

  /** Everybody may read, from any page. */
  private static Answer open(Answer answer) {
    Answer varying =
        answer.header("Vary").isPresent() ? answer : answer.withHeader("Vary", "Accept");
    return varying
        .withHeader("Access-Control-Allow-Origin", "*")
        .withHeader("Access-Control-Expose-Headers", "Link, ETag, X-Total-Count");
  }
}
