package org.eslabon.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.rules.Rule;

/**
 * The head of a rule over the solutions of its body. A triple with an unbound variable, or one that
 * RDF does not allow, is left out, as in SPARQL.
 */
final class HeadColumns {

  private final Rule rule;
  private final Relation solutions;

  HeadColumns(Rule rule, Relation solutions) {
    this.rule = rule;
    this.solutions = solutions;
  }

  /** The predicates that the head can conclude anything about; none when it could be any. */
  Set<String> predicates() {
    return rule.head().stream().anyMatch(triple -> Var.isVar(triple.getPredicate()))
        ? Set.of()
        : rule.head().stream()
            .map(triple -> TermText.of(triple.getPredicate()))
            .collect(Collectors.toSet());
  }

  /** The triples that the solutions give, some perhaps twice. */
  Dataset<Row> triples() {
    List<Column> templates = new ArrayList<>();
    for (Triple triple : rule.head()) {
      templates.add(
          functions.struct(
              term(triple.getSubject()).as(Triples.SUBJECT),
              term(triple.getPredicate()).as(Triples.PREDICATE),
              term(triple.getObject()).as(Triples.OBJECT)));
    }
    Column each = functions.array(templates.toArray(Column[]::new));
    Column subject = functions.col(Triples.SUBJECT);
    Column predicate = functions.col(Triples.PREDICATE);
    return solutions
        .rows()
        .select(functions.explode(each).as("triple"))
        .select("triple.*")
        .where(isResource(subject))
        .where(isIri(predicate))
        .where(functions.col(Triples.OBJECT).isNotNull());
  }

  private Column term(Node term) {
    if (!Var.isVar(term)) {
      return functions.lit(TermText.of(term));
    }
    Var variable = Var.alloc(term);
    return solutions.has(variable) ? Relation.column(variable) : Relation.UNBOUND;
  }

  private static Column isResource(Column text) {
    return text.isNotNull().and(text.startsWith("_").or(isIri(text)));
  }

  private static Column isIri(Column text) {
    return text.startsWith("<").and(functions.not(text.startsWith("<<")));
  }
}
