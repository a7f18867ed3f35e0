package org.eslabon.store;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Transactional;

/** A dataset that leaves its transactions to something else, as far as it does not say more. */
public interface TransactedDataset extends DatasetGraph {

  /** Who keeps the transactions. */
  Transactional transactions();

  @Override
  default boolean supportsTransactions() {
    return true;
  }

  @Override
  default boolean supportsTransactionAbort() {
    return true;
  }

  @Override
  default void begin(TxnType type) {
    transactions().begin(type);
  }

  @Override
  default boolean promote(Promote mode) {
    return transactions().promote(mode);
  }

  @Override
  default void commit() {
    transactions().commit();
  }

  @Override
  default void abort() {
    transactions().abort();
  }

  @Override
  default void end() {
    transactions().end();
  }

  @Override
  default ReadWrite transactionMode() {
    return transactions().transactionMode();
  }

  @Override
  default TxnType transactionType() {
    return transactions().transactionType();
  }

  @Override
  default boolean isInTransaction() {
    return transactions().isInTransaction();
  }
}
