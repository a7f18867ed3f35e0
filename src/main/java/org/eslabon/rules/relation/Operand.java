package org.eslabon.rules.relation;

/**
 * The ids of an operand: a column, or one id that is the same in all rows.
 *
 * @param ids not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Operand(int[] ids, boolean isConstant) {

  static Operand column(int[] ids) {
    return new Operand(ids, false);
  }

  static Operand constant(int id) {
    return new Operand(new int[] {id}, true);
  }

  /** The operand in some rows only. */
  Operand rows(int[] chosen) {
    return isConstant ? this : column(Table.gather(ids, chosen));
  }

  int of(int row) {
    return ids[isConstant ? 0 : row];
  }
}
