package org.eslabon.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eslabon.answer.JsonText;
import org.eslabon.query.Parameter;
import org.eslabon.web.Answer;

/** The description of all operations in OpenAPI 3.1, as JSON and YAML. */
final class OpenApiOperation implements Operation {

  private final byte[] json;
  private final byte[] yaml;

  OpenApiOperation(List<Operation> others, ApiSettings settings) {
    ObjectNode document = new OpenApiDocument(settings).of(others);
    try {
      this.json = JsonText.MAPPER.writeValueAsBytes(document);
      this.yaml =
          YAMLMapper.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .build()
              .writeValueAsString(document)
              .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  @Override
  public String path() {
    return "/api/openapi";
  }

  @Override
  public About about() {
    return new About("catalogue", "This description", "OpenAPI 3.1.");
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
    return List.of(Form.JSON, Form.YAML);
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(call.form().mediaType(), call.form().equals(Form.YAML) ? yaml : json);
  }
}
