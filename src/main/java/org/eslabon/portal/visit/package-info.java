/**
 * One request for a page and what stands around every page: its frame, its words in two languages,
 * names of things, templates. A {@code Section} answers visits; sections are in the rooms above and
 * do not know each other.
 */
@NullMarked
package org.eslabon.portal.visit;

import org.jspecify.annotations.NullMarked;
