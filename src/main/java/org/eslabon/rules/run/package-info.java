/**
 * Running rules: evaluators behind one seam, the fixpoint over the strata, and the derivations that
 * explain a conclusion, computed on demand and written as text, JSON or PROV-O.
 *
 * <p>An increment brings conclusions up to date after a {@link Change}, in the store ({@link
 * RuleEngine#update}) or as a hypothesis that nobody writes ({@link Suppositions#suppose}).
 *
 * <p>Asserted graphs are read here and never altered.
 */
@NullMarked
package org.eslabon.rules.run;

import org.jspecify.annotations.NullMarked;
