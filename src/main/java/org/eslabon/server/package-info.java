/**
 * The program as a server: embedded Fuseki with SPARQL endpoints, pages and API over one graph; who
 * may do what, how long and how much. Nothing here knows what a page says.
 */
@NullMarked
package org.eslabon.server;

import org.jspecify.annotations.NullMarked;
