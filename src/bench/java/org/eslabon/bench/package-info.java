/**
 * The benchmark: starts a process for each engine, compares what they concluded and how long they
 * took, and reports it. {@code src/docs/benchmarks.md} says how.
 */
@NullMarked
package org.eslabon.bench;

import org.jspecify.annotations.NullMarked;
