/** The ontology term by term, as pages and as data. */
@NullMarked
package org.eslabon.portal.vocabulary;

import org.jspecify.annotations.NullMarked;
