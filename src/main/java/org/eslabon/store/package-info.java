/**
 * Datasets: opening them in memory or in TDB2, transactions, and the names of graphs.
 *
 * <p>Knows nothing of tables, rules or queries.
 */
@NullMarked
package org.eslabon.store;

import org.jspecify.annotations.NullMarked;
