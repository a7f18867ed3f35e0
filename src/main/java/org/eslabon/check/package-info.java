/**
 * Looks at loaded data: SHACL shapes over everything the tables can say, and lints for what is
 * allowed but looks wrong.
 *
 * <p>Reads only. What to look for is in {@code ontology/shapes}, not here.
 */
@NullMarked
package org.eslabon.check;

import org.jspecify.annotations.NullMarked;
