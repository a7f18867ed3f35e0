/**
 * The front door: {@link org.eslabon.ValueGraph} opens a graph, loads, checks, infers, asks and
 * explains. Everything else is reached through it.
 */
@NullMarked
package org.eslabon;

import org.jspecify.annotations.NullMarked;
