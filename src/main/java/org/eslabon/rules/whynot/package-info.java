/**
 * Why a conclusion does not hold: how near each rule came, which cells keep it from firing, and the
 * smallest changes that would make it fire, each tried before it is told.
 */
@NullMarked
package org.eslabon.rules.whynot;

import org.jspecify.annotations.NullMarked;
