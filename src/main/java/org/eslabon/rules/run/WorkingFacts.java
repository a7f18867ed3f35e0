package org.eslabon.rules.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.Rule;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.KnownFacts;
import org.eslabon.rules.layer.OverlayGraph;
import org.eslabon.rules.plan.Disjointness;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.trace.HeadMatch;
import org.eslabon.store.GraphNames;

/**
 * The facts while an increment goes on: what was known, with what has changed so far laid over it.
 * A triple is there when it is given or some rule concludes it. For one increment; not for threads.
 */
final class WorkingFacts {

  private static final Node TYPE = RDF.type.asNode();

  private final Stratification strata;
  private final KnownFacts known;
  private final OverlayGraph now;
  private final Map<String, Set<Triple>> gained = new HashMap<>();
  private final Map<String, Set<Triple>> lost = new HashMap<>();
  private final Map<String, Set<Triple>> doubtful = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private boolean broken;

  WorkingFacts(Stratification strata, KnownFacts known) {
    this.strata = strata;
    this.known = known;
    this.now = new OverlayGraph(known.union());
  }

  /** All facts before the change. */
  Graph before() {
    return known.union();
  }

  /** All facts before, and those that came. */
  Graph ever() {
    return new Union(known.union(), now.added());
  }

  /** All facts as far as they are worked out. To be read only. */
  OverlayGraph now() {
    return now;
  }

  /** What came and went in the inferred graphs. */
  Change difference() {
    return new Change(quads(gained), quads(lost));
  }

  private static Set<Quad> quads(Map<String, Set<Triple>> byRule) {
    Set<Quad> quads = new HashSet<>();
    byRule.forEach(
        (rule, triples) ->
            triples.forEach(triple -> quads.add(Quad.create(GraphNames.inferred(rule), triple))));
    return quads;
  }

  /** Whether a node that a rule makes is in a class that the strata kept it apart from. */
  boolean isBroken() {
    return broken;
  }

  /** Puts the asserted triples in place. What is asserted is not concluded. */
  void takeGiven() {
    for (Triple triple : known.come()) {
      Set<String> rules = known.concluding(triple);
      rules.forEach(rule -> remove(rule, triple));
      if (rules.isEmpty()) {
        add(triple);
      }
    }
    for (Triple triple : known.gone()) {
      now.delete(triple);
      for (Rule rule : strata.rules().rules()) {
        if (HeadMatch.couldWrite(rule, triple)) {
          doubt(rule.name(), triple);
        }
      }
    }
  }

  /** What a rule may conclude although it is not recorded: to be tried. Asked once. */
  Set<Triple> takeDoubtful(Rule rule) {
    Set<Triple> taken = doubtful.remove(rule.name());
    return taken == null ? Set.of() : taken;
  }

  boolean concludes(Rule rule, Triple triple) {
    return in(gained, rule.name(), triple)
        || (!in(lost, rule.name(), triple) && known.concluding(triple).contains(rule.name()));
  }

  /** All that a rule concludes now. */
  Set<Triple> conclusions(Rule rule) {
    Set<Triple> all = new HashSet<>(known.conclusions(rule.name()));
    all.removeAll(lost.getOrDefault(rule.name(), Set.of()));
    all.addAll(gained.getOrDefault(rule.name(), Set.of()));
    return all;
  }

  /** Records a conclusion, unless it is asserted; whether that brought a new triple. */
  boolean conclude(Rule rule, Triple triple) {
    if (known.isGiven(triple) || concludes(rule, triple)) {
      return false;
    }
    record(gained, lost, rule.name(), triple);
    broken |= strata.assumed().stream().anyMatch(d -> d.maker().equals(rule) && isIn(triple, d));
    return !now.contains(triple) && add(triple);
  }

  /**
   * Takes a conclusion back; whether the triple went. Rules that are settled hold it up. Those that
   * are not may rest on the triple itself, so it goes, and they have to conclude it anew.
   *
   * @param together the names of the rules that are being settled: what they conclude stays theirs
   */
  boolean withdraw(Rule rule, Triple triple, Set<String> together) {
    remove(rule.name(), triple);
    Set<String> others = concluding(triple);
    if (others.stream().anyMatch(settled::contains)) {
      return false;
    }
    for (String other : others) {
      if (!together.contains(other)) {
        remove(other, triple);
        doubt(other, triple);
      }
    }
    boolean went = now.contains(triple);
    now.delete(triple);
    return went;
  }

  /** Puts back what was taken away for trial; whether it was away. */
  boolean restore(Triple triple) {
    return !now.contains(triple) && add(triple);
  }

  /** What the rule concludes is final. */
  void settle(Rule rule) {
    settled.add(rule.name());
  }

  private Set<String> concluding(Triple triple) {
    Set<String> rules = new HashSet<>(known.concluding(triple));
    rules.removeIf(rule -> in(lost, rule, triple));
    gained.forEach(
        (rule, triples) -> {
          if (triples.contains(triple)) {
            rules.add(rule);
          }
        });
    return rules;
  }

  private void doubt(String rule, Triple triple) {
    doubtful.computeIfAbsent(rule, r -> new HashSet<>()).add(triple);
  }

  private void remove(String rule, Triple triple) {
    record(lost, gained, rule, triple);
  }

  private static void record(
      Map<String, Set<Triple>> here, Map<String, Set<Triple>> there, String rule, Triple triple) {
    Set<Triple> undone = there.get(rule);
    if (undone == null || !undone.remove(triple)) {
      here.computeIfAbsent(rule, r -> new HashSet<>()).add(triple);
    }
  }

  private static boolean in(Map<String, Set<Triple>> map, String rule, Triple triple) {
    return map.getOrDefault(rule, Set.of()).contains(triple);
  }

  private boolean add(Triple triple) {
    now.add(triple);
    if (triple.getPredicate().equals(TYPE)) {
      for (Disjointness assumed : strata.assumed()) {
        boolean concerned =
            triple.getObject().equals(assumed.made()) || triple.getObject().equals(assumed.other());
        broken |= concerned && isIn(triple, assumed) && writesAbout(assumed.maker(), triple);
      }
    }
    return true;
  }

  private boolean isIn(Triple triple, Disjointness assumed) {
    Node node = triple.getSubject();
    return now.contains(node, TYPE, assumed.made()) && now.contains(node, TYPE, assumed.other());
  }

  private boolean writesAbout(Rule maker, Triple triple) {
    Node node = triple.getSubject();
    return Stream.of(known.union(), now)
        .flatMap(graph -> graph.find(node, Node.ANY, Node.ANY).toList().stream())
        .anyMatch(t -> concludes(maker, t) || known.concluding(t).contains(maker.name()));
  }
}
