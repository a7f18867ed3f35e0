/**
 * Questions about conclusions: what if facts were otherwise, which unknown facts would decide most,
 * which conclusions hang on a threshold, and what the smallest change to another governance is.
 *
 * <p>What follows from a hypothesis is worked out behind {@link org.eslabon.analysis.Hypotheses};
 * this package knows the questions, not the rules. It writes nothing.
 */
@NullMarked
package org.eslabon.analysis;

import org.jspecify.annotations.NullMarked;
