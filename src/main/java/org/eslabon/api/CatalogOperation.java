package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.eslabon.answer.JsonText;
import org.eslabon.query.AnswerWriter;
import org.eslabon.query.Audience;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Parameter;
import org.eslabon.query.QueryCatalog;
import org.eslabon.web.Answer;

/** The list of queries, by area: what each answers, what it takes, where it is. */
final class CatalogOperation implements Operation {

  private final QueryCatalog catalog;
  private final ApiSettings settings;
  private final String area;

  /** All areas. */
  CatalogOperation(QueryCatalog catalog, ApiSettings settings) {
    this(catalog, settings, "");
  }

  CatalogOperation(QueryCatalog catalog, ApiSettings settings, String area) {
    this.catalog = catalog;
    this.settings = settings;
    this.area = area;
  }

  @Override
  public String path() {
    return area.isEmpty() ? "/api/queries" : "/api/queries/" + area;
  }

  @Override
  public About about() {
    return area.isEmpty()
        ? new About("catalogue", "All queries", "What can be asked by name, by area.")
        : new About("catalogue", "Queries about " + area, "What can be asked by name about it.");
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON);
  }

  @Override
  public Answer answer(Call call) {
    ObjectNode document = JsonText.MAPPER.createObjectNode();
    document.put("openapi", settings.address("/api/openapi.json"));
    ArrayNode areas = document.putArray("areas");
    for (String each : area.isEmpty() ? catalog.areas() : Set.of(area)) {
      ObjectNode listed = areas.addObject();
      listed.put("area", each);
      listed.put("url", settings.address("/api/queries/" + each));
      ArrayNode queries = listed.putArray("queries");
      catalog.queries().stream()
          .filter(query -> query.area().equals(each))
          .forEach(query -> queries.add(node(query)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonText.write(document, bytes);
    return Answer.of(call.form().mediaType(), bytes.toByteArray());
  }

  private ObjectNode node(NamedQuery query) {
    NamedQuery.About about = query.about();
    String url = settings.address("/api/queries/" + query.name());
    ObjectNode node = JsonText.MAPPER.createObjectNode();
    node.put("name", query.name());
    node.put("url", url);
    node.put("title", about.title());
    ObjectNode question = node.putObject("question");
    question.put("en", about.question());
    if (!about.pregunta().isEmpty()) {
      question.put("es", about.pregunta());
    }
    if (!about.note().isEmpty()) {
      node.put("note", about.note());
    }
    ArrayNode audiences = node.putArray("for");
    about.audiences().stream().map(Audience::word).sorted().forEach(audiences::add);
    ArrayNode frameworks = node.putArray("frameworks");
    about.frameworks().forEach(frameworks::add);
    ArrayNode parameters = node.putArray("parameters");
    about.parameters().forEach(parameter -> parameters.add(node(parameter)));
    ArrayNode forms = node.putArray("forms");
    for (Form form : Form.of(AnswerWriter.formatsFor(query))) {
      ObjectNode link = forms.addObject();
      link.put("type", form.bareType());
      link.put("url", url + "." + form.suffix());
    }
    return node;
  }

  private static ObjectNode node(Parameter parameter) {
    ObjectNode node = JsonText.MAPPER.createObjectNode();
    node.put("name", parameter.name());
    node.put("text", parameter.text());
    node.put("expected", parameter.type().expected());
    node.put("required", parameter.need() instanceof Parameter.Need.Required);
    parameter.preset().ifPresent(preset -> node.put("default", preset));
    if (!parameter.type().words().isEmpty()) {
      ArrayNode words = node.putArray("values");
      parameter.type().words().forEach(words::add);
    }
    return node;
  }
}
