/**
 * Solutions of rule bodies together with what they rest on: which facts matched, which were absent,
 * what a filter compared and what a group was totalled from. Nothing here writes or runs a rule.
 */
@NullMarked
package org.eslabon.rules.trace;

import org.jspecify.annotations.NullMarked;
