/**
 * Rule bodies as relational operators over columns of integers: the {@link
 * org.eslabon.rules.relation.Operator} algebra, its compiler from SPARQL algebra, and its
 * evaluation.
 *
 * <p>Knows nothing of strata, heads and datasets: a body goes in, a table of solutions comes out.
 */
@NullMarked
package org.eslabon.rules.relation;

import org.jspecify.annotations.NullMarked;
