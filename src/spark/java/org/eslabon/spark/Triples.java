package org.eslabon.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.rules.relation.Operator.Scan;
import org.eslabon.rules.relation.Operator.Source;

/**
 * All triples of a run, in files: those given, and what rules concluded, in the order of their
 * conclusion. For one thread.
 */
final class Triples {

  static final String SUBJECT = "subject";
  static final String PREDICATE = "predicate";
  static final String OBJECT = "object";

  /**
   * Triples that came together.
   *
   * @param counts how many, by predicate
   */
  record Part(Dataset<Row> rows, Map<String, Long> counts) {

    static Part of(Dataset<Row> rows) {
      Map<String, Long> counts = new HashMap<>();
      for (Row row : rows.groupBy(PREDICATE).count().collectAsList()) {
        counts.put(row.getString(0), row.getLong(1));
      }
      return new Part(rows, counts);
    }

    long size() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean has(Set<String> predicates) {
      return predicates.isEmpty()
          ? !counts.isEmpty()
          : predicates.stream().anyMatch(counts::containsKey);
    }
  }

  private final Part given;
  private final List<Part> additions = new ArrayList<>();

  Triples(Part given) {
    this.given = given;
  }

  Part given() {
    return given;
  }

  /** How many additions there were. */
  int version() {
    return additions.size();
  }

  void add(Part fresh) {
    additions.add(fresh);
  }

  /** The predicates that have triples since a version. */
  Set<String> changedSince(int version) {
    Set<String> changed = new HashSet<>();
    additions.subList(version, additions.size()).forEach(p -> changed.addAll(p.counts().keySet()));
    return changed;
  }

  /** What was concluded about some predicates so far; about any, when there are none. */
  List<Dataset<Row>> concluded(Set<String> predicates) {
    return additions.stream()
        .filter(part -> part.has(predicates))
        .map(part -> part.rows().select(SUBJECT, PREDICATE, OBJECT))
        .toList();
  }

  /** About how many triples a pattern finds, constants in other places left aside. */
  long size(Scan scan) {
    long size = size(given, scan);
    for (Part part : additions) {
      size += scan.source() == Source.GIVEN ? 0 : size(part, scan);
    }
    return size;
  }

  private static long size(Part part, Scan scan) {
    return Var.isVar(scan.predicate())
        ? part.size()
        : part.counts().getOrDefault(TermText.of(scan.predicate()), 0L);
  }

  /**
   * The solutions of a pattern.
   *
   * @param since a version, to find only what came after it; negative for everything
   */
  Relation scan(Scan scan, int since) {
    List<Part> parts = new ArrayList<>();
    if (since < 0) {
      parts.add(given);
    }
    if (scan.source() == Source.ALL) {
      parts.addAll(additions.subList(Math.max(0, since), additions.size()));
    }
    List<Dataset<Row>> found =
        parts.stream()
            .filter(part -> size(part, scan) > 0)
            .map(part -> rows(part, scan.predicate()))
            .toList();
    Dataset<Row> rows = found.stream().reduce(Dataset::union).orElseGet(this::none);
    return solutions(rows, scan);
  }

  private static Dataset<Row> rows(Part part, Node predicate) {
    Dataset<Row> rows =
        Var.isVar(predicate)
            ? part.rows()
            : StagedTriples.pruned(part.rows(), TermText.of(predicate));
    return rows.select(SUBJECT, PREDICATE, OBJECT);
  }

  private Dataset<Row> none() {
    return given.rows().select(SUBJECT, PREDICATE, OBJECT).limit(0);
  }

  private static Relation solutions(Dataset<Row> rows, Scan scan) {
    Map<Var, Column> values = new java.util.LinkedHashMap<>();
    Dataset<Row> matching = rows;
    Node[] terms = {scan.predicate(), scan.subject(), scan.object()};
    String[] places = {PREDICATE, SUBJECT, OBJECT};
    for (int i = 0; i < terms.length; i++) {
      Column place = functions.col(places[i]);
      if (!Var.isVar(terms[i])) {
        String text = TermText.of(terms[i]);
        matching = matching.where(place.equalTo(text));
        continue;
      }
      Column known = values.putIfAbsent(Var.alloc(terms[i]), place);
      if (known != null) {
        matching = matching.where(known.equalTo(place));
      }
    }
    List<Column> columns = new ArrayList<>();
    values.forEach((variable, place) -> columns.add(place.as(Relation.name(variable))));
    return new Relation(
        Relation.select(matching, columns), List.copyOf(values.keySet()), values.keySet());
  }

  /** Every subject and object. */
  Dataset<Row> nodes(Source source) {
    List<Dataset<Row>> parts = new ArrayList<>(List.of(given.rows()));
    if (source == Source.ALL) {
      additions.forEach(part -> parts.add(part.rows()));
    }
    return parts.stream()
        .map(
            part ->
                part.select(
                    functions
                        .explode(functions.array(functions.col(SUBJECT), functions.col(OBJECT)))
                        .as("node")))
        .reduce(Dataset::union)
        .orElseThrow()
        .distinct();
  }
}
