package org.eslabon.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.store.Labels;

/**
 * Rows as people read them: labels instead of IRIs. Immutable.
 *
 * @param header names of the columns
 * @param cells row by row; empty where a row has no value
 */
public record AnswerTable(List<String> header, List<List<String>> cells) {

  /** Copies the lists. */
  public AnswerTable {
    header = List.copyOf(header);
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** Reads all rows; the caller closes the answer. */
  public static AnswerTable of(QueryAnswer.Rows rows, Labels labels) {
    List<Var> columns = rows.set().getResultVars();
    List<List<String>> cells = new ArrayList<>();
    while (rows.set().hasNext()) {
      Binding row = rows.set().next();
      List<String> cellsOfRow = new ArrayList<>(columns.size());
      for (Var column : columns) {
        Node term = row.get(column);
        cellsOfRow.add(term == null ? "" : labels.of(term));
      }
      cells.add(cellsOfRow);
    }
    return new AnswerTable(rows.columns(), cells);
  }
}
