/**
 * Where pages are: from things and paths to what stands in {@code href}, on a server and in static
 * files.
 */
@NullMarked
package org.eslabon.portal.link;

import org.jspecify.annotations.NullMarked;
