/**
 * Graphs laid over each other: what is asserted, what was inferred, and a change that is supposed
 * or recorded. Reading sees one graph; what is below is never altered.
 */
@NullMarked
package org.eslabon.rules.layer;

import org.jspecify.annotations.NullMarked;
