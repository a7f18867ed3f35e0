/** The pages of rules and of the frameworks of the sources. */
@NullMarked
package org.eslabon.portal.theory;

import org.jspecify.annotations.NullMarked;
