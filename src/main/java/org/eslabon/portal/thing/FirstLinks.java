package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.eslabon.portal.lookup.PageQuery.Row;

/**
 * The links that a page shows. A hub has thousands; its page shows some, and says where all stand.
 *
 * @param byLink what a query found of each, in its order
 * @param goesOn whether there are more
 */
record FirstLinks(Map<Node, List<Row>> byLink, boolean goesOn) {

  /** The queries ask for one more, to know whether there is one. */
  static final int MOST = 100;

  /** What the rows of a query say of each {@code ?link}. */
  static FirstLinks of(List<Row> rows) {
    Map<Node, List<Row>> links = new LinkedHashMap<>();
    for (Row row : rows) {
      Node link = row.node("link");
      if (links.size() < MOST || links.containsKey(link)) {
        links.computeIfAbsent(link, any -> new ArrayList<>()).add(row);
      }
    }
    boolean goesOn = rows.stream().map(row -> row.node("link")).distinct().count() > MOST;
    return new FirstLinks(links, goesOn);
  }

  /** All rows of the links that are shown. */
  List<Row> rows() {
    return byLink.values().stream().flatMap(List::stream).toList();
  }
}
