/**
 * The pages as static files: what has to be written, and whether every link leads to a file. Stands
 * above all rooms and the portal itself.
 */
@NullMarked
package org.eslabon.portal.publish;

import org.jspecify.annotations.NullMarked;
