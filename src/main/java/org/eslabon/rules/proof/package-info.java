/**
 * Why a conclusion holds: derivations down to facts, claims and passages, computed on demand and
 * written as text, as an outline, as JSON or as PROV-O.
 */
@NullMarked
package org.eslabon.rules.proof;

import org.jspecify.annotations.NullMarked;
