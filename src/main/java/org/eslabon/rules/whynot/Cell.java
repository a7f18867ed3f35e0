package org.eslabon.rules.whynot;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Triple;

/**
 * A fact that data state or could state, and where. Immutable.
 *
 * @param fact its object is a variable when any value would do
 * @param column of a canonical table
 * @param file the input that has the row of the subject, as the user named it
 * @param row line of the file, from 1
 */
public record Cell(Triple fact, Optional<String> column, Optional<String> file, OptionalLong row) {}
