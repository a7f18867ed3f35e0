/**
 * Running rules: evaluators behind one seam and the fixpoint over the strata.
 *
 * <p>An increment brings conclusions up to date after a {@link org.eslabon.rules.layer.Change}, in
 * the store ({@link RuleEngine#update}) or as a hypothesis that nobody writes ({@link
 * Suppositions#suppose}).
 *
 * <p>Asserted graphs are read here and never altered.
 */
@NullMarked
package org.eslabon.rules.run;

import org.jspecify.annotations.NullMarked;
