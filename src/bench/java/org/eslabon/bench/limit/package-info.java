/**
 * The rules and queries of the workload written out by hand over plain arrays: what any engine
 * could reach at best on the machine.
 *
 * <p>Hard-wired to the vocabulary of the synthetic network: it reads no other file, knows no SPARQL
 * and writes no triples.
 */
@NullMarked
package org.eslabon.bench.limit;

import org.jspecify.annotations.NullMarked;
