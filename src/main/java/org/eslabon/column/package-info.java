/**
 * A graph as sorted columns of integers: dictionary of terms, one pair of columns a predicate, a
 * parser for the line formats, one mapped file, and the same graph seen as a Jena dataset.
 *
 * <p>Immutable once built. Knows nothing of tables, rules or queries.
 */
@NullMarked
package org.eslabon.column;

import org.jspecify.annotations.NullMarked;
