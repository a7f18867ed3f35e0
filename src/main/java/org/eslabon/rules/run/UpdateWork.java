package org.eslabon.rules.run;

/**
 * How much an update did, in counts that do not depend on the machine. Immutable.
 *
 * @param solutions of bodies that were looked at; compare {@link InferenceReport#solutions()}
 * @param evaluations of a body for one partial binding or one conclusion
 * @param wholeRules evaluations of a rule in full, because the change touches all of it
 * @param isAnew whether everything was worked out anew instead
 */
public record UpdateWork(long solutions, int evaluations, int wholeRules, boolean isAnew) {}
