/**
 * Questions to the graph: the catalogue of named queries, their typed parameters, running them
 * within a time limit, and writing the answers.
 *
 * <p>Reads the graph and never changes it. Values enter a query by substitution only. Knows nothing
 * of terminals or HTTP: both hand in the values as text and take the answer.
 */
@NullMarked
package org.eslabon.query;

import org.jspecify.annotations.NullMarked;
