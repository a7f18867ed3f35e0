package org.eslabon.portal.search;

import org.eslabon.Derived;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.theory.RuleBook;
import org.eslabon.query.QueryCatalog;

/**
 * What several sections look things up in, made when it is first needed.
 *
 * @param rules the rules with their cases
 * @param queries the named queries
 * @param names everything that has a page
 */
public record Shelf(Once<RuleBook> rules, Once<QueryCatalog> queries, Derived<SearchIndex> names) {

  public static Shelf of(ValueGraph graph) {
    Once<RuleBook> rules = new Once<>(() -> RuleBook.of(graph));
    Once<QueryCatalog> queries = new Once<>(graph::queries);
    return new Shelf(
        rules, queries, graph.derived(() -> SearchIndex.of(graph, rules.get(), queries.get())));
  }
}
