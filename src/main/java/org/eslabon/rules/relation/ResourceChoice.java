package org.eslabon.rules.relation;

import java.util.List;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.Expr;
import org.jspecify.annotations.Nullable;

/** {@code IN} of IRIs: one pass over the ids, and not one for each of them. */
final class ResourceChoice {

  private final Lexicon lexicon;

  ResourceChoice(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Whether the values in the rows are among those of a choice.
   *
   * @return {@code null} when one of either may be a literal, which have to be compared by value
   */
  byte @Nullable [] of(Operand value, E_OneOfBase choice, int rows) {
    List<Expr> wanted = choice.getRHS().getList();
    if (value.isConstant()
        || !wanted.stream().allMatch(one -> one.isConstant() && one.getConstant().isIRI())) {
      return null;
    }
    int[] ids = wanted.stream().mapToInt(one -> lexicon.add(one.getConstant().asNode())).toArray();
    byte[] truth = new byte[rows];
    Chunks.run(rows, (chunk, from, to) -> look(value.ids(), ids, truth, from, to));
    return Truth.rows(truth, Truth.UNKNOWN).length == 0 ? truth : null;
  }

  private void look(int[] values, int[] wanted, byte[] truth, int from, int to) {
    for (int row = from; row < to; row++) {
      int id = values[row];
      boolean isThere = false;
      for (int one : wanted) {
        isThere |= id == one;
      }
      boolean isResource = id != Table.UNBOUND && lexicon.isResource(id);
      truth[row] = isThere ? Truth.TRUE : isResource ? Truth.FALSE : Truth.UNKNOWN;
    }
  }
}
