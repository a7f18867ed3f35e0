package org.eslabon.load;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A canonical table. Immutable.
 *
 * @param name name of the file, sheet or array
 * @param kind what the IRIs of its rows say after the base
 * @param types classes of its rows
 * @param key the columns that tell its rows apart; when there is one it holds the id
 * @param columns all columns in the order in which people write them
 */
record Table(String name, String kind, List<Node> types, List<String> key, List<Column> columns) {

  Table {
    types = List.copyOf(types);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** Position of the column, or -1 when the table has none of that name. */
  int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
