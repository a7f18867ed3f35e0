/**
 * How a query is kept within its limits while it runs: time, size of one value, memory, and what it
 * may call. Every loop of an evaluation passes one of the classes here: triples that are looked up,
 * steps of a path, characters of a regular expression, values that are strung together.
 *
 * <p>Nothing here knows where a query comes from, and nothing changes data.
 */
@NullMarked
package org.eslabon.guard;

import org.jspecify.annotations.NullMarked;
