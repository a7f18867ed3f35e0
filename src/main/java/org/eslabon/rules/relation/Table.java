package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/**
 * Solutions as columns of ids, one a variable. Columns may be shared with others: nobody writes to
 * them. Immutable.
 */
public final class Table {

  /** In the place of an id where a variable has no value. */
  public static final int UNBOUND = -1;

  private final List<Var> variables;
  private final int[][] columns;
  private final int rows;

  /** For each column whether it is; {@code null} as long as nobody has looked. */
  private final @Nullable Boolean[] hasUnbound;

  Table(List<Var> variables, int[][] columns, int rows) {
    this.variables = List.copyOf(variables);
    this.columns = columns;
    this.rows = rows;
    this.hasUnbound = new Boolean[columns.length];
  }

  /** One solution that binds nothing. */
  static Table unit() {
    return new Table(List.of(), new int[0][], 1);
  }

  static Table empty(Set<Var> variables) {
    return new Table(List.copyOf(variables), new int[variables.size()][0], 0);
  }

  /** The names of the columns. */
  public List<Var> variables() {
    return variables;
  }

  /** How many solutions there are. */
  public int rows() {
    return rows;
  }

  /** The column of a variable; {@code null} when there is none. Not to be written to. */
  public int @Nullable [] column(Var variable) {
    int index = variables.indexOf(variable);
    return index < 0 ? null : columns[index];
  }

  int[] require(Var variable) {
    int[] column = column(variable);
    if (column == null) {
      throw new IllegalStateException("no column " + variable);
    }
    return column;
  }

  int[] at(int index) {
    return columns[index];
  }

  boolean has(Var variable) {
    return variables.contains(variable);
  }

  /** Whether the variable has no value in some row. */
  boolean hasUnbound(Var variable) {
    int index = variables.indexOf(variable);
    if (index < 0) {
      return rows > 0;
    }
    Boolean known = hasUnbound[index];
    if (known == null) {
      known = false;
      for (int row = 0; row < rows && !known; row++) {
        known = columns[index][row] == UNBOUND;
      }
      hasUnbound[index] = known;
    }
    return known;
  }

  /** The table with one more column, every row of which has a value. */
  Table withBound(Var variable, int[] column) {
    Table more = with(variable, column);
    more.hasUnbound[more.variables.indexOf(variable)] = false;
    return more;
  }

  /** The same rows, whose columns are known to have values everywhere. */
  Table bound() {
    Arrays.fill(hasUnbound, false);
    return this;
  }

  /** The table with one more column, or another in its place. */
  Table with(Var variable, int[] column) {
    List<Var> more = new ArrayList<>(variables);
    int index = more.indexOf(variable);
    int[][] all = Arrays.copyOf(columns, columns.length + (index < 0 ? 1 : 0));
    if (index < 0) {
      more.add(variable);
      all[columns.length] = column;
    } else {
      all[index] = column;
    }
    Table table = new Table(more, all, rows);
    System.arraycopy(hasUnbound, 0, table.hasUnbound, 0, columns.length);
    if (index >= 0) {
      table.hasUnbound[index] = null;
    }
    return table;
  }

  /** The table without some columns. */
  Table without(Set<Var> dropped) {
    return project(variables.stream().filter(v -> !dropped.contains(v)).toList());
  }

  /** The table with these columns; those it does not have are unbound. */
  Table project(List<Var> kept) {
    int[][] some = new int[kept.size()][];
    for (int i = 0; i < some.length; i++) {
      int[] column = column(kept.get(i));
      if (column == null) {
        column = new int[rows];
        Arrays.fill(column, UNBOUND);
      }
      some[i] = column;
    }
    Table table = new Table(kept, some, rows);
    for (int i = 0; i < some.length; i++) {
      int index = variables.indexOf(kept.get(i));
      table.hasUnbound[i] = index < 0 ? null : hasUnbound[index];
    }
    return table;
  }

  /** Some rows, in that order. */
  Table select(int[] chosen) {
    if (chosen.length == rows && isIdentity(chosen)) {
      return this;
    }
    int[][] some = new int[columns.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = gather(columns[i], chosen);
    }
    Table table = new Table(variables, some, chosen.length);
    for (int i = 0; i < some.length; i++) {
      // rows that are left may all be bound where one was not
      table.hasUnbound[i] = Boolean.FALSE.equals(hasUnbound[i]) ? false : null;
    }
    return table;
  }

  private static boolean isIdentity(int[] chosen) {
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** The values of some rows of a column. */
  static int[] gather(int[] column, int[] chosen) {
    int[] some = new int[chosen.length];
    Chunks.run(
        chosen.length,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            some[i] = column[chosen[i]];
          }
        });
    return some;
  }

  /** All rows of several tables; a column that one of them lacks is unbound there. */
  static Table concat(List<Table> tables) {
    List<Table> some = tables.stream().filter(table -> table.rows > 0).toList();
    if (some.size() == 1 && some.get(0).variables.containsAll(variablesOf(tables))) {
      return some.get(0);
    }
    List<Var> variables = List.copyOf(variablesOf(tables));
    int rows = Math.toIntExact(some.stream().mapToLong(Table::rows).sum());
    int[][] columns = new int[variables.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new int[rows];
      int row = 0;
      for (Table table : some) {
        int[] column = table.column(variables.get(i));
        if (column == null) {
          Arrays.fill(columns[i], row, row + table.rows, UNBOUND);
        } else {
          System.arraycopy(column, 0, columns[i], row, table.rows);
        }
        row += table.rows;
      }
    }
    return new Table(variables, columns, rows);
  }

  private static Set<Var> variablesOf(List<Table> tables) {
    Set<Var> variables = new LinkedHashSet<>();
    tables.forEach(table -> variables.addAll(table.variables));
    return variables;
  }
}
