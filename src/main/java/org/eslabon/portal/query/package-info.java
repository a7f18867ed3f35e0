/** Asking on a page: named queries, the editor, answers as table, map and picture. */
@NullMarked
package org.eslabon.portal.query;

import org.jspecify.annotations.NullMarked;
