/** Loading tables on a page: upload, check, preview, store. */
@NullMarked
package org.eslabon.portal.load;

import org.jspecify.annotations.NullMarked;
