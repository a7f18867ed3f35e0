/** Tests of the columnar graph, mostly against Jena's own. */
@NullMarked
package org.eslabon.column;

import org.jspecify.annotations.NullMarked;
