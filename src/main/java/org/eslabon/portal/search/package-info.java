/** Finding things, rules and queries by name, on a server and in static files. */
@NullMarked
package org.eslabon.portal.search;

import org.jspecify.annotations.NullMarked;
