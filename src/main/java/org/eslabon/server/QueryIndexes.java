package org.eslabon.server;

import org.apache.jena.sparql.util.Context;

/** Indexes that a query may ask for by property functions. */
interface QueryIndexes {

  /** None of ours; a server may have configured its own. */
  QueryIndexes NONE =
      new QueryIndexes() {
        @Override
        public long version() {
          return 0;
        }

        @Override
        public void provide(String query, Context context, long version) {}
      };

  /**
   * Which state of the graph a transaction that begins after this call sees, at least. To be asked
   * before it begins.
   */
  long version();

  /**
   * Gives an execution the indexes that its query asks for, within its transaction.
   *
   * @param version of the graph that the transaction sees
   */
  void provide(String query, Context context, long version);
}
