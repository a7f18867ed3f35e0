/**
 * What went wrong, for the person who must act: a stable code, a place in a file, the offending
 * value, what was expected and a hint.
 *
 * <p>Every layer reports through these types. Nothing here prints, logs or exits: that is the
 * command line's job.
 */
@NullMarked
package org.eslabon.problem;

import org.jspecify.annotations.NullMarked;
