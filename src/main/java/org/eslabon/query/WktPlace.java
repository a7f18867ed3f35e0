package org.eslabon.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A place read from a GeoSPARQL WKT literal, to be drawn or written as GeoJSON. Longitude comes
 * before latitude in both, unless the literal names another reference system: such a place is not
 * read.
 *
 * @param geometry as JTS holds it
 */
public record WktPlace(Geometry geometry) {

  private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";

  /** GeoSPARQL 1.0, 8.5.1: the reference system may stand before the text; CRS84 is the default. */
  private static final Pattern LITERAL =
      Pattern.compile("\\s*(?:<([^>]*)>)?\\s*(.*)", Pattern.DOTALL);

  private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

  /** The place that a term names, or nothing when the term is none, or one that cannot be read. */
  public static Optional<WktPlace> of(@Nullable Node term) {
    if (!isWkt(term)) {
      return Optional.empty();
    }
    Matcher literal = LITERAL.matcher(Objects.requireNonNull(term).getLiteralLexicalForm());
    if (!literal.matches() || (literal.group(1) != null && !CRS84.equals(literal.group(1)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WktPlace(new WKTReader().read(literal.group(2))))
          .filter(place -> !place.geometry().isEmpty());
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a term says that it is a place, readable or not. */
  public static boolean isWkt(@Nullable Node term) {
    return term != null && term.isLiteral() && WKT.equals(term.getLiteralDatatypeURI());
  }

  /**
   * Its single points, and its lines and rings, each as longitudes and latitudes.
   *
   * @return a part of one point is a point, what ends where it began a ring
   */
  public List<double[][]> parts() {
    List<double[][]> parts = new ArrayList<>();
    parts(geometry, parts);
    return parts;
  }

  private static void parts(Geometry geometry, List<double[][]> parts) {
    if (geometry instanceof Polygon polygon) {
      parts(polygon.getExteriorRing(), parts);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        parts(polygon.getInteriorRingN(i), parts);
      }
    } else if (geometry.getNumGeometries() > 1) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts(geometry.getGeometryN(i), parts);
      }
    } else if (geometry instanceof GeometryCollection single) {
      if (!single.isEmpty()) {
        parts(single.getGeometryN(0), parts);
      }
    } else if (!geometry.isEmpty()) {
      parts.add(
          Arrays.stream(geometry.getCoordinates())
              .map(point -> new double[] {point.getX(), point.getY()})
              .toArray(double[][]::new));
    }
  }

  /** Writes the geometry object of RFC 7946, section 3.1. */
  void write(JsonGenerator json) throws IOException {
    write(geometry, json);
  }

  private static void write(Geometry geometry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    boolean collection = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    json.writeFieldName(collection ? "geometries" : "coordinates");
    if (collection) {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        write(geometry.getGeometryN(i), json);
      }
      json.writeEndArray();
    } else {
      writeCoordinates(geometry, json);
    }
    json.writeEndObject();
  }

  private static void writeCoordinates(Geometry geometry, JsonGenerator json) throws IOException {
    if (geometry instanceof Point point) {
      write(point.getCoordinate(), json);
    } else if (geometry instanceof LineString line) {
      json.writeStartArray();
      for (Coordinate coordinate : line.getCoordinates()) {
        write(coordinate, json);
      }
      json.writeEndArray();
    } else if (geometry instanceof Polygon polygon) {
      json.writeStartArray();
      writeCoordinates(polygon.getExteriorRing(), json);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        writeCoordinates(polygon.getInteriorRingN(i), json);
      }
      json.writeEndArray();
    } else {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        writeCoordinates(geometry.getGeometryN(i), json);
      }
      json.writeEndArray();
    }
  }

  private static void write(Coordinate coordinate, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(coordinate.getX());
    json.writeNumber(coordinate.getY());
    json.writeEndArray();
  }
}
