/**
 * Files in, named graphs out: canonical tables, other people's tables through a mapping, and RDF.
 *
 * <p>{@link org.eslabon.load.Loader} reads every file twice: first to check it, with all problems
 * collected, then to write it, inside one transaction. {@link org.eslabon.load.Tables} is the one
 * place that says what the tables are. No rules, no shapes, no printing.
 */
@NullMarked
package org.eslabon.load;

import org.jspecify.annotations.NullMarked;
