package org.eslabon.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a JSON array of objects, for programs that know nothing of RDF: IRIs and texts are
 * strings, numbers and booleans are themselves, what is not bound is null.
 */
final class JsonRows {

  static final JsonFactory JSON =
      JsonFactory.builder()
          // the stream belongs to the caller
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** The same line ends on every system. */
  static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private JsonRows() {}

  static void write(QueryAnswer.Rows rows, OutputStream out) throws IOException {
    List<Var> columns = rows.set().getResultVars();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
      json.writeStartArray();
      while (rows.set().hasNext()) {
        Binding row = rows.set().next();
        json.writeStartObject();
        for (Var column : columns) {
          json.writeFieldName(column.getVarName());
          write(row.get(column), json);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  /** One term as JSON: null where it is not bound. */
  static void write(@Nullable Node term, JsonGenerator json) throws IOException {
    if (term == null) {
      json.writeNull();
    } else if (term.isURI()) {
      json.writeString(term.getURI());
    } else if (term.isLiteral()) {
      write(NodeValue.makeNode(term), term.getLiteralLexicalForm(), json);
    } else {
      json.writeString(term.toString());
    }
  }

  private static void write(NodeValue value, String lexical, JsonGenerator json)
      throws IOException {
    if (value.isBoolean()) {
      json.writeBoolean(value.getBoolean());
    } else if (value.isInteger()) {
      json.writeNumber(value.getInteger());
    } else if (value.isDecimal()) {
      json.writeNumber(value.getDecimal());
    } else if (value.isNumber() && Double.isFinite(value.getDouble())) {
      json.writeNumber(value.getDouble());
    } else {
      json.writeString(lexical);
    }
  }
}
