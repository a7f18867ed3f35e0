/** Data in the syntaxes of RDF, and in which files it is given away. No page. */
@NullMarked
package org.eslabon.portal.syntax;

import org.jspecify.annotations.NullMarked;
