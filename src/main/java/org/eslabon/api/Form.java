package org.eslabon.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eslabon.query.AnswerFormat;

/**
 * A form that an answer may have: what a client accepts, or puts at the end of the path.
 *
 * @param suffix of the path, without the dot
 * @param mediaType as it is sent
 */
record Form(String suffix, String mediaType) {

  static final Form JSON = new Form("json", "application/json");
  static final Form CSV = new Form("csv", "text/csv; charset=utf-8; header=present");
  static final Form TEXT = new Form("txt", "text/plain; charset=utf-8");
  static final Form MARKDOWN = new Form("md", "text/markdown; charset=utf-8");
  static final Form TURTLE = new Form("ttl", "text/turtle; charset=utf-8");
  static final Form N_TRIPLES = new Form("nt", "application/n-triples");
  static final Form JSON_LD = new Form("jsonld", "application/ld+json");
  static final Form PATCH = new Form("rdfp", "application/rdf-patch");
  static final Form YAML = new Form("yaml", "application/yaml");

  /** The media type without its parameters. */
  String bareType() {
    return mediaType.replaceFirst(";.*", "");
  }

  /** The forms that hold one of some formats, the one to prefer first. */
  static List<Form> of(Set<AnswerFormat> formats) {
    return Arrays.stream(AnswerFormat.values())
        .filter(formats::contains)
        .filter(format -> format != AnswerFormat.SPREADSHEET)
        .sorted(Comparator.comparingInt(Form::rank))
        .map(Form::of)
        .toList();
  }

  /** The format of this form. */
  Optional<AnswerFormat> format() {
    return AnswerFormat.named(suffix);
  }

  /** What those get who accept anything: JSON of rows, Turtle of a graph. */
  private static int rank(AnswerFormat format) {
    return switch (format) {
      case TURTLE -> 0;
      case JSON -> 1;
      default -> 2;
    };
  }

  private static Form of(AnswerFormat format) {
    return switch (format) {
      case CSV, SPREADSHEET -> CSV;
      case TSV -> new Form(format.word(), "text/tab-separated-values; charset=utf-8");
      case JSON -> JSON;
      case GEOJSON -> new Form(format.word(), "application/geo+json");
      case SPARQL_JSON -> new Form(format.word(), "application/sparql-results+json");
      case SPARQL_XML -> new Form(format.word(), "application/sparql-results+xml");
      case TURTLE -> TURTLE;
      case N_TRIPLES -> N_TRIPLES;
      case JSON_LD -> JSON_LD;
      case RDF_XML -> new Form(format.word(), "application/rdf+xml");
    };
  }
}
