package org.eslabon.portal.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.ThingStatements;
import org.eslabon.store.Labels;

/**
 * A page being made: one state of the graph, in one language. Lives within one read transaction.
 *
 * @param visit the request that is answered
 * @param labels what things are called in the language
 * @param namer names things with their pages
 */
public record Reading(Visit visit, Labels labels, Ref.Namer namer) {

  /** Makes something of one state of the graph. */
  public static <T> T of(Visit visit, Function<Reading, T> making) {
    DatasetGraph data = visit.graph().data();
    return Txn.calculateRead(
        data,
        () -> {
          Labels labels = visit.lookups().labels(visit.words().language());
          return making.apply(
              new Reading(visit, labels, new Ref.Namer(data, labels, visit.links())));
        });
  }

  public DatasetGraph data() {
    return visit.graph().data();
  }

  /** Rows of a query of the pages about one thing. */
  public List<Row> rows(String query, Node thing) {
    return visit.lookups().rows(query, Map.of("thing", thing));
  }

  /** What the graphs say of things. */
  public ThingStatements statements() {
    return visit.lookups().statements();
  }

  /** Whether any graph says anything of it. */
  public boolean isKnown(Node thing) {
    return data().contains(Node.ANY, thing, Node.ANY, Node.ANY)
        || data().contains(Node.ANY, Node.ANY, Node.ANY, thing);
  }

  public Ref name(Node node) {
    return namer.of(node);
  }

  /** The name of what a variable stands for. */
  public Optional<Ref> name(Row row, String variable) {
    return row.find(variable).map(namer::of);
  }

  /** The names of what a variable stands for in some rows, each once, as they come. */
  public List<Ref> names(List<Row> rows, String variable) {
    return rows.stream()
        .flatMap(row -> row.find(variable).stream())
        .distinct()
        .map(namer::of)
        .toList();
  }

  /** The name of a term of the ontology. */
  public Ref term(String local) {
    return namer.of(Esl.term(local));
  }

  /** The address of the page that says why. */
  public String why(Node subject, Node property, Node object) {
    return visit.links().toWhy(Triple.create(subject, property, object));
  }

  /** The address of the page that says why not. */
  public String whyNot(Node subject, Node property, Node object) {
    return visit.links().toWhyNot(Triple.create(subject, property, object));
  }

  public String word(String key, Object... values) {
    return visit.words().word(key, values);
  }
}
