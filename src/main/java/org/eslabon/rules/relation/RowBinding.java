package org.eslabon.rules.relation;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.jspecify.annotations.Nullable;

/** One row of a table as a binding, which makes a term of an id when somebody asks. Immutable. */
final class RowBinding extends BindingBase {

  private final Table table;
  private final int row;
  private final Lexicon lexicon;

  RowBinding(Table table, int row, Lexicon lexicon) {
    super(null);
    this.table = table;
    this.row = row;
    this.lexicon = lexicon;
  }

  /** All rows of a table. The iterator of a stream takes longer than some queries do. */
  static Iterator<Binding> all(Table table, Lexicon lexicon) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < table.rows();
      }

      @Override
      public Binding next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return new RowBinding(table, next++, lexicon);
      }
    };
  }

  private int id(Var variable) {
    int[] column = table.column(variable);
    return column == null ? Table.UNBOUND : column[row];
  }

  @Override
  protected Iterator<Var> vars1() {
    return table.variables().stream().filter(this::contains1).iterator();
  }

  @Override
  protected int size1() {
    return (int) table.variables().stream().filter(this::contains1).count();
  }

  @Override
  protected boolean isEmpty1() {
    return table.variables().stream().noneMatch(this::contains1);
  }

  @Override
  protected boolean contains1(Var variable) {
    return id(variable) != Table.UNBOUND;
  }

  @Override
  protected @Nullable Node get1(Var variable) {
    int id = id(variable);
    return id == Table.UNBOUND ? null : lexicon.term(id);
  }

  @Override
  protected void forEach1(BiConsumer<Var, Node> action) {
    for (int i = 0; i < table.variables().size(); i++) {
      int id = table.at(i)[row];
      if (id != Table.UNBOUND) {
        action.accept(table.variables().get(i), lexicon.term(id));
      }
    }
  }

  /** Nothing it stands on ever changes. */
  @Override
  protected Binding detachWithNewParent(Binding parent) {
    return this;
  }
}
