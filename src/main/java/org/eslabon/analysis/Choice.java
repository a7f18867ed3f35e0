package org.eslabon.analysis;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A property of things of a class with the values that the shapes allow, where they are few.
 * Immutable.
 *
 * @param type the class that the shape is for
 * @param property what it says of them
 * @param values all that are allowed; of numbers in a range, one out of each stretch that no
 *     threshold divides
 */
public record Choice(Node type, Node property, List<Node> values) {

  public Choice {
    values = List.copyOf(values);
  }
}
