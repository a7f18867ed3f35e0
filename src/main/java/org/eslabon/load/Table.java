package org.eslabon.load;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.DataIris;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

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

  /** What is wrong with a name that none of the columns has. */
  Problem unknownColumn(String column, SourcePlace place) {
    if (column.isEmpty()) {
      String known = String.join(", ", columnNames());
      return new Problem(
          ProblemCode.L020, "a column without a name: expected one of " + known, place, null);
    }
    return new Problem(
        ProblemCode.L020,
        "table `" + name + "` has no column `" + column + "`",
        place,
        NearestName.of(column, columnNames())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("its columns are " + String.join(", ", columnNames())));
  }

  /**
   * The thing that a row describes.
   *
   * @param parts the cells of the key columns in their order, without empty ones at the end
   */
  Node thing(DataIris iris, List<String> parts) {
    if (key.size() == 1) {
      return iris.thing(kind, parts.get(0));
    }
    StringBuilder iri = new StringBuilder(iris.base()).append(kind).append('/');
    for (int i = 0; i < parts.size(); i++) {
      boolean named = columns.get(position(key.get(i))).type() instanceof CellType.Named;
      String part = named ? DataIris.slug(parts.get(i)) : parts.get(i);
      // two hyphens part the parts, so within one they are written another way
      iri.append(i == 0 ? "" : "--").append(DataIris.encode(part).replace("--", "-%2D"));
    }
    return NodeFactory.createURI(iri.toString());
  }
}
