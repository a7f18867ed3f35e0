/**
 * What a rule reads and writes, which rules depend on which, and the strata that follow.
 *
 * <p>Looks at rules only, never at data.
 */
@NullMarked
package org.eslabon.rules.plan;

import org.jspecify.annotations.NullMarked;
