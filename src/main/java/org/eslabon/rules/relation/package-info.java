/**
 * Rule bodies as relational operators over columns of integers: the {@link
 * org.eslabon.rules.relation.Operator} algebra, its compiler from SPARQL algebra, and its
 * evaluation.
 *
 * <p>Knows nothing of strata and heads: a body goes in, a table of solutions comes out. {@link
 * org.eslabon.rules.relation.ColumnQueryEngine} gives queries over columns the same operators.
 */
@NullMarked
package org.eslabon.rules.relation;

import org.jspecify.annotations.NullMarked;
