/**
 * The pages: things, maps, diagrams, the vocabulary and linked data, rendered from templates in
 * {@code src/main/jte}, for a server or as static files. No servlet and no socket; whoever serves
 * turns HTTP into {@link org.eslabon.web.Request}.
 */
@NullMarked
package org.eslabon.portal;

import org.jspecify.annotations.NullMarked;
