package org.eslabon.load;

import org.apache.jena.graph.Node;

/**
 * One graph as it now stands in the store. Immutable.
 *
 * @param name name of the graph
 * @param file the file it came from, as the user named it
 * @param triples how many triples it holds
 * @param replaced whether a graph of this name was there before
 */
public record LoadedGraph(Node name, String file, long triples, boolean replaced) {}
