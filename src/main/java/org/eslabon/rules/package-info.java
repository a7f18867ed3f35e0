/**
 * Rules as values: {@code Rule} and {@code RuleSet}, their readers and writer, and the checks that
 * a rule is well formed.
 *
 * <p>Nothing here decides when a rule runs ({@code rules.plan}), runs it ({@code rules.run}), or
 * says why something holds ({@code rules.proof}) or does not ({@code rules.whynot}).
 */
@NullMarked
package org.eslabon.rules;

import org.jspecify.annotations.NullMarked;
