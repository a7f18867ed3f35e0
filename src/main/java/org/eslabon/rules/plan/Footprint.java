package org.eslabon.rules.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reads and writes. Immutable.
 *
 * @param once why the rule runs once, on complete input, or {@code null} when it runs until nothing
 *     new appears
 */
public record Footprint(
    Rule rule, List<Reading> readings, List<Writing> writings, @Nullable Closure once) {

  public Footprint {
    readings = List.copyOf(readings);
    writings = List.copyOf(writings);
  }

  /** Reads it off the text of the rule. */
  public static Footprint of(Rule rule) {
    Set<Node> made = new HashSet<>(NewTerms.inHead(rule));
    Closure once = null;
    if (rule.header().runOnce()) {
      once = Closure.RUN_ONCE;
    } else if (rule.makesBlankNodes()) {
      once = Closure.BLANK_NODE;
    } else if (!made.isEmpty()) {
      once = Closure.NEW_TERM;
    }
    Map<Node, Set<Node>> newNodes = newNodes(rule.head(), made);
    List<Writing> writings =
        rule.head().stream()
            .map(template -> new Writing(template, only(newNodes, template)))
            .toList();
    return new Footprint(rule, BodyReader.read(rule.body()), writings, once);
  }

  private static Map<Node, Set<Node>> newNodes(List<Triple> head, Set<Node> made) {
    Map<Node, Set<Node>> classes = new HashMap<>();
    for (Triple template : head) {
      Node subject = template.getSubject();
      boolean isNew = subject.isBlank() || made.contains(subject);
      if (isNew
          && template.getPredicate().equals(RDF.type.asNode())
          && template.getObject().isURI()) {
        classes.computeIfAbsent(subject, s -> new HashSet<>()).add(template.getObject());
      }
    }
    return classes;
  }

  private static Map<Node, Set<Node>> only(Map<Node, Set<Node>> newNodes, Triple template) {
    Map<Node, Set<Node>> kept = new HashMap<>(newNodes);
    kept.keySet().retainAll(List.of(template.getSubject(), template.getObject()));
    return kept;
  }
}
