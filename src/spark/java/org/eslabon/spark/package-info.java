/**
 * The distributed job: the relational plans of {@link org.eslabon.rules.relation} as tables of
 * Spark, for data that one machine does not hold. The only package that knows Spark; nothing
 * depends on it, and the ordinary build does not compile it.
 *
 * <p>A term is the text that N-Triples would have for it, an unbound variable is null. Every
 * expression is worked out by ARQ on the executors, so that it means there what it means elsewhere.
 */
@NullMarked
package org.eslabon.spark;

import org.jspecify.annotations.NullMarked;
