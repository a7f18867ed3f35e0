/**
 * The pages: things, maps, diagrams, the vocabulary and linked data, rendered from templates in
 * {@code src/main/jte}, for a server or as static files. No servlet and no socket; whoever serves
 * turns HTTP into {@link org.eslabon.web.Request}.
 *
 * <p>Each subject has a room, and rooms use those to the right only: {@code publish -> portal ->
 * load -> {query, vocabulary, cluster, reason} -> {search, data} -> theory -> thing -> map -> visit
 * -> syntax -> link -> lookup}. Templates are compiled into {@code portal.page}, which nobody
 * imports.
 */
@NullMarked
package org.eslabon.portal;

import org.jspecify.annotations.NullMarked;
