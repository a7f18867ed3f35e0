package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;

/** Puts patterns together that share a variable: they are missing as one thing. */
final class MissingGroups {

  private MissingGroups() {}

  static List<List<TriplePath>> of(List<TriplePath> patterns) {
    List<List<TriplePath>> groups = new ArrayList<>();
    for (TriplePath pattern : patterns) {
      List<List<TriplePath>> touching =
          groups.stream()
              .filter(group -> group.stream().anyMatch(other -> share(other, pattern)))
              .toList();
      List<TriplePath> together = new ArrayList<>();
      touching.forEach(together::addAll);
      together.add(pattern);
      groups.removeAll(touching);
      groups.add(together);
    }
    return groups;
  }

  private static boolean share(TriplePath one, TriplePath other) {
    Set<Node> variables = new HashSet<>(variables(one).toList());
    return variables(other).anyMatch(variables::contains);
  }

  private static Stream<Node> variables(TriplePath pattern) {
    return Stream.of(pattern.getSubject(), pattern.getObject()).filter(Node::isVariable);
  }
}
