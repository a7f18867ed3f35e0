package org.eslabon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.answer.JsonText;
import org.eslabon.load.LoadRequest;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.query.AnswerFormat;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.Parameter;
import org.eslabon.query.ParameterType;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.eslabon.web.Answer;
import org.eslabon.web.Upload;

/**
 * Conclusions from what somebody sends: tables or RDF in, governance and outlooks out. It is read
 * into a graph of its own, which is forgotten with the answer.
 */
final class ClassifyQuestion implements Operation {

  private static final String TABLE = "table";
  private static final String LINKS = "governance/links";
  private static final String UPGRADING = "upgrading/outlook";
  private static final String FORM = "multipart/form-data";
  private static final String CSV = "text/csv";

  /** Media type to the name of a file that holds it. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "application/json", "body.json",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "body.xlsx",
          "text/turtle", "body.ttl",
          "application/n-triples", "body.nt",
          "application/trig", "body.trig",
          "application/n-quads", "body.nq",
          "application/ld+json", "body.jsonld",
          "application/rdf+xml", "body.rdf");

  private final ValueGraph graph;
  private final QueryCatalog catalog;

  ClassifyQuestion(ValueGraph graph, QueryCatalog catalog) {
    this.graph = graph;
    this.catalog = catalog;
  }

  @Override
  public String path() {
    return "/api/classify";
  }

  @Override
  public About about() {
    return new About(
        "questions",
        "Classify your own tables",
        "The governance of each link and what it means for upgrading, from tables or RDF that come"
            + " with the request. Nothing is stored. JSON has both, CSV the links, RDF every"
            + " conclusion. What is wrong with the tables comes back with file, line and column.");
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            TABLE,
            new ParameterType.Text(),
            new Parameter.Need.Default("links"),
            "which table a body of CSV is"));
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.CSV, Form.TURTLE, Form.N_TRIPLES, Form.JSON_LD);
  }

  @Override
  public List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    bodies.add(new Body(FORM, "Files named after their tables, such as links.csv, or RDF files."));
    bodies.add(
        new Body(
            CSV,
            "The table that `table` names. Rows that refer to another table need that one too:"
                + " send both as files of a form."));
    WHOLE.keySet().stream()
        .sorted()
        .map(type -> new Body(type, described(type)))
        .forEach(bodies::add);
    return bodies;
  }

  private static String described(String type) {
    return switch (type) {
      case "application/json" -> "An object with an array of rows for each table.";
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ->
          "A workbook with a sheet for each table.";
      default -> "RDF in the terms of the ontology.";
    };
  }

  @Override
  public Answer answer(Call call) {
    try (SentFiles files = new SentFiles();
        ValueGraph scratch = graph.scratch()) {
      addTo(files, call);
      String base = graph.settings().base();
      files.naming(() -> scratch.loadAndInfer(new LoadRequest(files.all(), null, null, base)));
      return conclusions(scratch, call.form());
    }
  }

  private static void addTo(SentFiles files, Call call) {
    String type = call.bodyType();
    byte[] bytes = call.request().body().bytes();
    if (WHOLE.containsKey(type)) {
      files.add(WHOLE.get(type), bytes);
    } else if (type.equals(CSV)) {
      files.add(call.required(TABLE) + ".csv", bytes);
    }
    for (Upload upload : call.request().body().uploads()) {
      if (!upload.fileName().isEmpty()) {
        files.add(upload.fileName(), upload.bytes());
      }
    }
    if (files.all().isEmpty()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L004,
              "nothing came with the request",
              SourcePlace.of("body"),
              "send files named after their tables as multipart/form-data, or JSON, CSV or RDF"));
    }
  }

  private Answer conclusions(ValueGraph scratch, Form form) {
    if (form.equals(Form.JSON)) {
      ObjectNode both = JsonText.MAPPER.createObjectNode();
      both.set("links", rows(scratch, LINKS));
      both.set("upgrading", rows(scratch, UPGRADING));
      return Answers.json(both);
    }
    return form.equals(Form.CSV)
        ? Answer.of(form.mediaType(), bytes(scratch, LINKS, AnswerFormat.CSV))
        : Answers.graph(scratch.copyUnion(List.of(Layer.INFERRED)), form);
  }

  private JsonNode rows(ValueGraph scratch, String query) {
    return RequestBody.json(bytes(scratch, query, AnswerFormat.JSON), query);
  }

  private byte[] bytes(ValueGraph scratch, String query, AnswerFormat format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (QueryAnswer answer = scratch.ask(catalog.find(query), Map.of())) {
      boolean harmless = format == AnswerFormat.CSV;
      AnswerWriter.write(
          harmless && answer instanceof QueryAnswer.Rows rows ? rows.harmless() : answer,
          format,
          bytes);
    }
    return bytes.toByteArray();
  }
}
