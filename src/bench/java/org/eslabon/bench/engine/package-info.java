/**
 * What is measured: the workload, and each engine that takes part in it, behind one interface.
 *
 * <p>Each runs in a process of its own, which tells what it measures line by line on its standard
 * output. What is made of that is not done here.
 */
@NullMarked
package org.eslabon.bench.engine;

import org.jspecify.annotations.NullMarked;
