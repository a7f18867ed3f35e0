/**
 * The command line: one class a subcommand, which turns arguments into a call on {@link
 * org.eslabon.ValueGraph} and its answer into text.
 *
 * <p>The only place that knows standard output, standard error and exit codes. No domain logic.
 */
@NullMarked
package org.eslabon.cli;

import org.jspecify.annotations.NullMarked;
