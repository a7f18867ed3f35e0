package org.eslabon.rules.relation;

/** What a condition says of each row, with the three values of SPARQL. */
interface Truth {

  byte FALSE = 0;
  byte TRUE = 1;
  byte ERROR = 2;

  byte of(int row);

  static byte of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Truth not(Truth inner) {
    return row -> {
      byte value = inner.of(row);
      return value == ERROR ? ERROR : of(value == FALSE);
    };
  }

  /** An error counts only when the other side does not settle it. */
  static Truth and(Truth left, Truth right) {
    return row -> {
      byte one = left.of(row);
      if (one == FALSE) {
        return FALSE;
      }
      byte other = right.of(row);
      return other == FALSE ? FALSE : one == ERROR ? ERROR : other;
    };
  }

  static Truth or(Truth left, Truth right) {
    return row -> {
      byte one = left.of(row);
      if (one == TRUE) {
        return TRUE;
      }
      byte other = right.of(row);
      return other == TRUE ? TRUE : one == ERROR ? ERROR : other;
    };
  }
}
