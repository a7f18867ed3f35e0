package org.eslabon.portal.map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.jena.graph.Node;

/** What a map shows, as features of RFC 7946. */
final class MapGeoJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MapGeoJson() {}

  /** One feature for each thing that has a place. */
  static byte[] of(List<MapThing> things, MapThings all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (MapThing thing : things) {
        if (thing.place().isPresent()) {
          write(thing, thing.place().get(), all, json);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(MapThing thing, Place place, MapThings all, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", thing.node().getURI());
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "Point");
    json.writeArrayFieldStart("coordinates");
    json.writeNumber(place.longitude());
    json.writeNumber(place.latitude());
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("label", thing.label());
    json.writeStringField("kind", thing.kind());
    if (!thing.country().isEmpty()) {
      json.writeStringField("country", thing.country());
    }
    if (!thing.year().isEmpty()) {
      json.writeStringField("year", thing.year());
    }
    for (MapSize size : MapSize.values()) {
      Double number = thing.numbers().get(size);
      if (number != null) {
        json.writeNumberField(size.word(), number);
      }
    }
    for (MapAspect aspect : MapAspect.values()) {
      if (aspect != MapAspect.KIND && !thing.values(aspect).isEmpty()) {
        json.writeArrayFieldStart(aspect.word());
        for (Node value : thing.values(aspect)) {
          json.writeStartObject();
          json.writeStringField("id", value.getURI());
          json.writeStringField("label", all.name(value));
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
