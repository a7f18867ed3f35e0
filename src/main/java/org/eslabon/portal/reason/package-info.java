/** Why something was concluded, why not, and what would be if. */
@NullMarked
package org.eslabon.portal.reason;

import org.jspecify.annotations.NullMarked;
