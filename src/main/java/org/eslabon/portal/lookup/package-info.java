/**
 * What pages look up in the graph: their own queries (kept under {@code
 * resources/org/eslabon/portal}), the terms of the ontology, and values that are made once or once
 * a version. Knows no page, no address and no request.
 */
@NullMarked
package org.eslabon.portal.lookup;

import org.jspecify.annotations.NullMarked;
