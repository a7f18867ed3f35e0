package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.eslabon.ValueGraph;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.query.QueryAnswer;
import org.eslabon.web.Answer;

/** A query of the catalogue. Rows come in pages, a graph or a yes or no as a whole. */
final class QueryOperation implements Operation {

  /** Rows after a page that are counted at most, to say where the last page is. */
  private static final int MOST_COUNTED = 100_000;

  private final NamedQuery query;
  private final ValueGraph graph;
  private final ApiSettings settings;
  private final List<Parameter> parameters;
  private final List<Form> forms;
  private final int mostRows;

  QueryOperation(NamedQuery query, ValueGraph graph, ApiSettings settings) {
    this.query = query;
    this.graph = graph;
    this.settings = settings;
    this.mostRows = (int) Math.min(settings.mostRows(), graph.settings().limits().rows());
    this.forms = Form.of(AnswerWriter.formatsFor(query));
    this.parameters = new ArrayList<>(query.about().parameters());
    if (isPaged()) {
      int usual = query.about().pageSize();
      parameters.addAll(
          Page.parameters(
              Math.min(usual == 0 ? settings.defaultRows() : usual, mostRows), mostRows));
    }
  }

  private boolean isPaged() {
    return query.query().isSelectType();
  }

  @Override
  public String path() {
    return "/api/queries/" + query.name();
  }

  @Override
  public About about() {
    StringBuilder text = new StringBuilder(query.about().question());
    for (String more : List.of(query.about().pregunta(), query.about().note())) {
      if (!more.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(more);
      }
    }
    return new About(query.area(), query.about().title(), text.toString());
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public List<Form> forms() {
    return forms;
  }

  @Override
  public ObjectNode schema(Form form) {
    return AnswerSchema.of(query, form);
  }

  @Override
  public List<Body> bodies() {
    return List.of(Body.PARAMETERS);
  }

  @Override
  public Answer answer(Call call) {
    Map<String, String> values = new HashMap<>(call.arguments().texts());
    if (!isPaged()) {
      try (QueryAnswer answer = graph.ask(query, values)) {
        return Answer.of(call.form().mediaType(), bytes(answer, call.form()));
      }
    }
    Page page = Page.of(call, mostRows);
    values.remove(Page.LIMIT);
    values.remove(Page.OFFSET);
    try (QueryAnswer answer = graph.askOrdered(query, values)) {
      return answer instanceof QueryAnswer.Rows rows
          ? page(rows.set(), page, call)
          : Answer.of(call.form().mediaType(), bytes(answer, call.form()));
    }
  }

  private Answer page(RowSet rows, Page page, Call call) {
    long passed = 0;
    while (passed < page.offset() && rows.hasNext()) {
      rows.next();
      passed++;
    }
    List<Binding> shown = new ArrayList<>();
    while (shown.size() < page.limit() && rows.hasNext()) {
      shown.add(rows.next());
    }
    boolean more = rows.hasNext();
    int after = 0;
    while (after < MOST_COUNTED && rows.hasNext()) {
      rows.next();
      after++;
    }
    OptionalLong total =
        rows.hasNext() ? OptionalLong.empty() : OptionalLong.of(passed + shown.size() + after);
    QueryAnswer.Rows set =
        new QueryAnswer.Rows(RowSetStream.create(rows.getResultVars(), shown.iterator()));
    Answer answer =
        Answer.of(call.form().mediaType(), bytes(set, call.form()))
            .withHeader(
                "Link",
                page.links(
                    settings.address(call.request().path()),
                    call.request().parameters(),
                    total,
                    more));
    return total.isPresent()
        ? answer.withHeader("X-Total-Count", Long.toString(total.getAsLong()))
        : answer;
  }

  /** CSV is what people open in a spreadsheet; whoever wants the exact text has TSV and JSON. */
  private static byte[] bytes(QueryAnswer answer, Form form) {
    AnswerFormat format = form.format().orElseThrow();
    QueryAnswer written =
        format == AnswerFormat.CSV && answer instanceof QueryAnswer.Rows rows
            ? rows.harmless()
            : answer;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AnswerWriter.write(written, format, bytes);
    return bytes.toByteArray();
  }
}
