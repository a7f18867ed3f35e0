package org.eslabon.load;

import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.problem.Problem;
import org.eslabon.problem.SourcePlace;

/** Hears what rows say that are read apart from others ({@link ScatteredRows}). */
public interface Findings {

  /** A triple. */
  void triple(Node subject, Node predicate, Node object);

  /** A triple whose object is not known yet. */
  void reference(OpenReference reference);

  /** The key of a row; nobody knows yet whether another row has it too. */
  void key(RowKey key);

  /** Something wrong with a row or its file. */
  void problem(Problem problem);

  /**
   * The id of another row in a cell.
   *
   * @param kinds what it may be the id of
   * @param id as it stands in the cell
   * @param column the cell's
   */
  record OpenReference(
      Node subject,
      Node predicate,
      List<String> kinds,
      String id,
      String column,
      SourcePlace place) {

    /** Copies the list. */
    public OpenReference {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * What tells a row from all others of its table.
   *
   * @param key the cells of the key as one text
   * @param digest of all cells of the row
   */
  record RowKey(String table, String key, long digest, SourcePlace place) {

    /** The kind of thing that the row describes, as references name it. */
    public String kind() {
      return Tables.find(table).orElseThrow().kind();
    }
  }
}
