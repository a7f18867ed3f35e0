package org.eslabon.query;

import java.util.Arrays;
import java.util.Optional;

/** How an answer is written for a program. Tables for people are {@link AnswerTable}s. */
public enum AnswerFormat {
  /** SPARQL 1.1 CSV (RFC 4180): exactly what the graph says, so text may begin with {@code =}. */
  CSV("csv"),
  /**
   * CSV for Excel and LibreOffice: with a byte order mark, and text that a spreadsheet would take
   * for a formula preceded by an apostrophe. Numbers stay numbers.
   */
  SPREADSHEET("spreadsheet"),
  /** SPARQL 1.1 TSV: terms with their datatypes and languages. */
  TSV("tsv"),
  /** Rows as an array of plain objects; a graph as JSON-LD. */
  JSON("json"),
  /** Rows as features of a map (RFC 7946), their place being what is a WKT literal. */
  GEOJSON("geojson"),
  /** SPARQL 1.1 JSON results. */
  SPARQL_JSON("srj"),
  /** SPARQL XML results. */
  SPARQL_XML("srx"),
  TURTLE("ttl"),
  N_TRIPLES("nt"),
  JSON_LD("jsonld"),
  RDF_XML("rdf");

  private final String word;

  AnswerFormat(String word) {
    this.word = word;
  }

  /** The word that a user gives, which is also the usual ending of such files. */
  public String word() {
    return word;
  }

  /** The format that a user's word names. */
  public static Optional<AnswerFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }
}
