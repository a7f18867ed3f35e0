package org.eslabon.store;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.Transactional;

/**
 * A transaction that everybody is in from the start and that never ends; beginning and ending
 * others within it does nothing. Immutable.
 */
enum OpenTransaction implements Transactional {
  READ(TxnType.READ, ReadWrite.READ),
  WRITE(TxnType.WRITE, ReadWrite.WRITE);

  private final TxnType type;
  private final ReadWrite mode;

  OpenTransaction(TxnType type, ReadWrite mode) {
    this.type = type;
    this.mode = mode;
  }

  @Override
  public void begin(TxnType wanted) {}

  @Override
  public boolean promote(Promote wanted) {
    return this == WRITE;
  }

  @Override
  public void commit() {}

  @Override
  public void abort() {}

  @Override
  public void end() {}

  @Override
  public ReadWrite transactionMode() {
    return mode;
  }

  @Override
  public TxnType transactionType() {
    return type;
  }

  @Override
  public boolean isInTransaction() {
    return true;
  }
}
