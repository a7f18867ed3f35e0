package org.eslabon.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Short names of IRIs as people read and type them: {@code esl:Market}, {@code id:firm/acme}. The
 * part after the colon is any text, not only what Turtle allows. Immutable.
 */
public final class Curies {

  /** Prefix of data IRIs; what it stands for is the base of the data. */
  public static final String DATA = "id";

  private static final Map<String, String> VOCABULARIES =
      Map.ofEntries(
          Map.entry("esl", Esl.NS),
          Map.entry("isic", Esl.ISIC),
          Map.entry("dct", "http://purl.org/dc/terms/"),
          Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
          Map.entry("geo", "http://www.opengis.net/ont/geosparql#"),
          Map.entry("org", "http://www.w3.org/ns/org#"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("prov", "http://www.w3.org/ns/prov#"),
          Map.entry("qb", "http://purl.org/linked-data/cube#"),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("schema", "https://schema.org/"),
          Map.entry("sh", "http://www.w3.org/ns/shacl#"),
          Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

  private final Map<String, String> prefixes;

  /** Short names for data under {@code base}, which ends in a slash or a hash. */
  public Curies(String base) {
    prefixes = new TreeMap<>(VOCABULARIES);
    prefixes.put(DATA, base);
  }

  /** Prefix to namespace, by prefix: documents have them in the same order in every run. */
  public Map<String, String> prefixes() {
    return Collections.unmodifiableMap(prefixes);
  }

  /** The short name by the longest namespace that fits, or the IRI itself when none does. */
  public String shorten(String iri) {
    String best = iri;
    int longest = 0;
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      String namespace = prefix.getValue();
      if (namespace.length() > longest
          && iri.length() > namespace.length()
          && iri.startsWith(namespace)) {
        longest = namespace.length();
        best = prefix.getKey() + ":" + iri.substring(longest);
      }
    }
    return best;
  }

  /** The IRI that a short name stands for; empty when its prefix is not one of ours. */
  public Optional<String> expand(String curie) {
    int colon = curie.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.ofNullable(prefixes.get(curie.substring(0, colon)))
            .map(namespace -> namespace + curie.substring(colon + 1));
  }
}
