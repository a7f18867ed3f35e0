package org.eslabon.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** What the cells of a column hold. {@link RowTranslator} says what becomes of each type. */
sealed interface CellType {

  /** The id of the row. */
  record Key() implements CellType {}

  /** A value by itself: text, number, year, code. */
  record Scalar(Literals literals) implements CellType {}

  /** One of a few words, each standing for a concept. */
  record Words(Map<String, Node> concepts) implements CellType {

    public Words {
      concepts = Collections.unmodifiableMap(new LinkedHashMap<>(concepts));
    }
  }

  /**
   * The id of a row of another table.
   *
   * @param kinds the kinds of thing it may be, as in their IRIs
   */
  record Reference(List<String> kinds) implements CellType {

    public Reference {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Something known by its name alone, such as a region.
   *
   * @param kind as in its IRI
   * @param type its class
   */
  record Named(String kind, Node type) implements CellType {}

  /** A sector: an ISIC Rev. 4 section, division, group or class. */
  record Sector() implements CellType {}

  /** The names of the stages of a chain, in order. */
  record Stages() implements CellType {}

  /** Degrees north, -90 to 90; a point together with {@link Longitude}. */
  record Latitude() implements CellType {}

  /** Degrees east, -180 to 180. */
  record Longitude() implements CellType {}

  /**
   * The notation of a concept of the theory.
   *
   * @param type the class of the concept
   */
  record Noted(Node type) implements CellType {}

  /** What is answered; the cell {@code criterion} says what can be. */
  record Answer() implements CellType {}

  /** What is claimed; the cell {@code property} says how to read it. */
  record ClaimedValue() implements CellType {}
}
