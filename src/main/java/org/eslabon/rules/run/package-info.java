/**
 * Running rules: evaluators behind one seam, the fixpoint over the strata, and the derivations that
 * explain a conclusion, computed on demand and written as text, JSON or PROV-O.
 *
 * <p>Asserted graphs are read here and never altered.
 */
@NullMarked
package org.eslabon.rules.run;

import org.jspecify.annotations.NullMarked;
