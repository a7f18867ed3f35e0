package org.eslabon.portal.vocabulary;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.eslabon.query.NamedQuery;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Footprint;

/** Which rules conclude a term, which read it, and which named queries ask for it. Immutable. */
final class TermUse {

  private static final Pattern TERM = Pattern.compile("\\besl:([\\w-]+)");

  private final Map<Node, Set<String>> concluding = new HashMap<>();
  private final Map<Node, Set<String>> reading = new HashMap<>();
  private final Map<Node, Set<String>> asking = new HashMap<>();

  private TermUse() {}

  /** Reads rules and queries. */
  static TermUse of(ValueGraph graph) {
    TermUse use = new TermUse();
    graph.strata().rules().rules().forEach(use::read);
    graph.queries().queries().forEach(use::read);
    return use;
  }

  private void read(Rule rule) {
    Footprint footprint = Footprint.of(rule);
    footprint
        .writings()
        .forEach(writing -> note(concluding, nodes(writing.template()), rule.name()));
    footprint.readings().forEach(each -> note(reading, nodes(each.pattern()), rule.name()));
  }

  private void read(NamedQuery query) {
    Matcher terms = TERM.matcher(query.text());
    while (terms.find()) {
      note(asking, Set.of(Esl.term(terms.group(1))), query.name());
    }
  }

  private static Set<Node> nodes(Triple triple) {
    return Set.copyOf(
        Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
            .filter(Node::isURI)
            .toList());
  }

  private static void note(Map<Node, Set<String>> map, Collection<Node> terms, String user) {
    terms.forEach(term -> map.computeIfAbsent(term, any -> new TreeSet<>()).add(user));
  }

  /** Names of the rules that conclude it. */
  Set<String> concluding(Node term) {
    return concluding.getOrDefault(term, Set.of());
  }

  /** Names of the rules that read it. */
  Set<String> reading(Node term) {
    return reading.getOrDefault(term, Set.of());
  }

  /** Names of the queries that ask for it. */
  Set<String> asking(Node term) {
    return asking.getOrDefault(term, Set.of());
  }
}
