package org.eslabon.rules.plan;

import org.apache.jena.graph.Node;
import org.eslabon.rules.Rule;

/**
 * What the strata take for granted: no node that {@code maker} makes new and puts in class {@code
 * made} belongs to class {@code other} too. Whoever runs the rules checks it. Immutable.
 */
public record Disjointness(Rule maker, Node made, Node other) {}
