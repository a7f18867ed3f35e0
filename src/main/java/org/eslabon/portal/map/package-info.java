/**
 * Drawing a map: outlines of countries, projection, symbols that do not hide each other. Knows
 * numbers and shapes only; what is drawn, and what it means, is read in {@code org.eslabon.portal}.
 */
@NullMarked
package org.eslabon.portal.map;

import org.jspecify.annotations.NullMarked;
