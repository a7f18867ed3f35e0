package org.eslabon.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a GeoJSON FeatureCollection (RFC 7946): each row is a feature, the first WKT literal in
 * it that can be drawn is its geometry, and all other cells are its properties. A row without a
 * place keeps its properties and has no geometry; WKT that cannot be drawn stays a property, so
 * that it is seen.
 */
final class GeoJsonRows {

  private GeoJsonRows() {}

  static void write(QueryAnswer.Rows rows, OutputStream out) throws IOException {
    List<Var> columns = rows.set().getResultVars();
    try (JsonGenerator json = JsonRows.JSON.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(JsonRows.LINES));
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      while (rows.set().hasNext()) {
        writeFeature(columns, rows.set().next(), json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeFeature(List<Var> columns, Binding row, JsonGenerator json)
      throws IOException {
    @Nullable Var drawn = null;
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeFieldName("geometry");
    for (Var column : columns) {
      Optional<WktPlace> place = WktPlace.of(row.get(column));
      if (place.isPresent()) {
        place.get().write(json);
        drawn = column;
        break;
      }
    }
    if (drawn == null) {
      json.writeNull();
    }
    json.writeObjectFieldStart("properties");
    for (Var column : columns) {
      if (!column.equals(drawn)) {
        json.writeFieldName(column.getVarName());
        JsonRows.write(row.get(column), json);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
