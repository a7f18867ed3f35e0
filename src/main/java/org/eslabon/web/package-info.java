/**
 * A request and an answer without a server: what pages, the API and the server have in common. Here
 * live content negotiation, entity tags and problem documents (RFC 9457); no servlet, no graph.
 */
@NullMarked
package org.eslabon.web;

import org.jspecify.annotations.NullMarked;
