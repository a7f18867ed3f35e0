/**
 * The map: as a page, a picture, data and a frame in other pages; and how it is drawn: outlines of
 * countries, projection, symbols that do not hide each other.
 */
@NullMarked
package org.eslabon.portal.map;

import org.jspecify.annotations.NullMarked;
