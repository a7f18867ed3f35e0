package org.eslabon.rules.run;

import org.eslabon.rules.layer.Change;

/**
 * What would be concluded after a change, and is not now. Immutable.
 *
 * @param given what of the change would make a difference to asserted and theory graphs
 * @param inferred what would come and go in the inferred graphs: the name of each is the name of
 *     its rule
 */
public record Supposition(Change given, Change inferred, UpdateWork work) {}
