/**
 * The pages of chains, links, firms and all other things: what is known of each, and where from.
 */
@NullMarked
package org.eslabon.portal.thing;

import org.jspecify.annotations.NullMarked;
