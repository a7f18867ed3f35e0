package org.eslabon.rules.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.rules.Rule;

/**
 * Looks for rules that do nothing: whose conclusions nobody reads, that another rule makes
 * superfluous, or that the ontology keeps from ever firing. Immutable.
 */
public final class Diagnostics {

  private static final Node TYPE = RDF.type.asNode();
  private static final Node ALL_DISJOINT = OWL.AllDisjointClasses.asNode();

  private final Stratification strata;
  private final Graph theory;
  private final Predicate<Node> isAsked;

  /**
   * @param theory the ontology and the schemes
   * @param isAsked whether anybody outside the rules asks for a term
   */
  public Diagnostics(Stratification strata, Graph theory, Predicate<Node> isAsked) {
    this.strata = strata;
    this.theory = theory;
    this.isAsked = isAsked;
  }

  /** What was found, rule by rule. */
  public List<RuleFinding> findings() {
    List<RuleFinding> findings = new ArrayList<>();
    for (Rule rule : strata.rules().rules()) {
      unused(rule).ifPresent(findings::add);
      shadowed(rule).ifPresent(findings::add);
      never(rule).ifPresent(findings::add);
    }
    return findings;
  }

  /** Where an order that somebody gave the rules is not the one in which they have to run. */
  public List<RuleFinding> against(Map<String, BigDecimal> orders) {
    List<RuleFinding> findings = new ArrayList<>();
    for (Dependency dependency : strata.dependencies()) {
      BigDecimal reader = orders.get(dependency.from().name());
      BigDecimal writer = orders.get(dependency.to().name());
      if (dependency.isClosed()
          && reader != null
          && writer != null
          && reader.compareTo(writer) <= 0) {
        findings.add(
            new RuleFinding(
                RuleFinding.Kind.ORDER,
                dependency.from(),
                "`sh:order "
                    + reader
                    + "` does not put it after `"
                    + dependency.to().name()
                    + "`, which it waits for"));
      }
    }
    return findings;
  }

  private Optional<RuleFinding> unused(Rule rule) {
    boolean isRead =
        strata.dependencies().stream().anyMatch(d -> d.to().equals(rule) && !d.from().equals(rule));
    boolean isWanted =
        rule.head().stream()
            .map(
                template ->
                    template.getPredicate().equals(TYPE)
                        ? template.getObject()
                        : template.getPredicate())
            .anyMatch(term -> !term.isURI() || isAsked.test(term));
    return isRead || isWanted
        ? Optional.empty()
        : Optional.of(
            new RuleFinding(
                RuleFinding.Kind.UNUSED,
                rule,
                "no rule reads what it concludes, no query asks for it"));
  }

  /** Of two rules that say the same, the one that comes later by name is superfluous. */
  private Optional<RuleFinding> shadowed(Rule rule) {
    return strata.rules().rules().stream()
        .filter(other -> !other.equals(rule) && Subsumption.covers(other, rule))
        .filter(
            other -> other.name().compareTo(rule.name()) < 0 || !Subsumption.covers(rule, other))
        .findFirst()
        .map(
            other ->
                new RuleFinding(
                    RuleFinding.Kind.SHADOWED,
                    rule,
                    "`"
                        + other.name()
                        + "` concludes the same under the same conditions or fewer"));
  }

  private Optional<RuleFinding> never(Rule rule) {
    List<Reading> required =
        Footprint.of(rule).readings().stream()
            .filter(reading -> reading.closure() == null)
            .toList();
    if (Subsumption.conditions(rule.body()).isEmpty()) {
      // a branch of a union may fail and the rule still fire
      return Optional.empty();
    }
    return required.stream()
        .flatMap(reading -> Stream.concat(outOfRange(reading, rule), disjoint(reading, rule)))
        .findFirst()
        .map(why -> new RuleFinding(RuleFinding.Kind.NEVER, rule, why));
  }

  /** A term where the property takes terms of another kind, and no rule writes it there. */
  private Stream<String> outOfRange(Reading reading, Rule rule) {
    Triple pattern = reading.pattern();
    Node value = pattern.getObject();
    if (!value.isURI() || !pattern.getPredicate().isURI() || pattern.getPredicate().equals(TYPE)) {
      return Stream.empty();
    }
    List<Node> ranges = objects(pattern.getPredicate(), RDFS.range.asNode());
    Set<Node> types = new HashSet<>();
    objects(value, TYPE).forEach(type -> types.addAll(superclasses(type)));
    boolean isWritten =
        strata.dependenciesOf(rule).stream().anyMatch(d -> d.pattern().equals(pattern));
    if (types.isEmpty() || ranges.isEmpty() || isWritten || types.containsAll(ranges)) {
      return Stream.empty();
    }
    return Stream.of(
        "`"
            + show(value, rule)
            + "` is no value of `"
            + show(pattern.getPredicate(), rule)
            + "`, which takes `"
            + show(ranges.get(0), rule)
            + "`");
  }

  /** A thing in two classes that share none. */
  private Stream<String> disjoint(Reading reading, Rule rule) {
    return reading.types().values().stream()
        .flatMap(
            classes ->
                classes.stream()
                    .flatMap(
                        one ->
                            classes.stream()
                                .filter(other -> areDisjoint(one, other))
                                .map(
                                    other ->
                                        "nothing is both `"
                                            + show(one, rule)
                                            + "` and `"
                                            + show(other, rule)
                                            + "`")))
        .sorted();
  }

  private boolean areDisjoint(Node one, Node other) {
    Set<Node> others = superclasses(other);
    return superclasses(one).stream()
        .anyMatch(
            type ->
                others.stream()
                    .anyMatch(
                        second ->
                            theory.contains(type, OWL.disjointWith.asNode(), second)
                                || theory.contains(second, OWL.disjointWith.asNode(), type)
                                || areMembers(type, second)));
  }

  private boolean areMembers(Node one, Node other) {
    return !one.equals(other)
        && theory
            .find(Node.ANY, OWL.members.asNode(), Node.ANY)
            .filterKeep(triple -> theory.contains(triple.getSubject(), TYPE, ALL_DISJOINT))
            .mapWith(triple -> list(triple.getObject()))
            .toList()
            .stream()
            .anyMatch(members -> members.contains(one) && members.contains(other));
  }

  private List<Node> list(Node start) {
    List<Node> members = new ArrayList<>();
    Node cell = start;
    while (!cell.equals(RDF.nil.asNode()) && members.size() < 1000) {
      members.addAll(objects(cell, RDF.first.asNode()));
      List<Node> rest = objects(cell, RDF.rest.asNode());
      if (rest.isEmpty()) {
        return members;
      }
      cell = rest.get(0);
    }
    return members;
  }

  private Set<Node> superclasses(Node type) {
    Set<Node> all = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(type));
    while (!open.isEmpty()) {
      Node next = open.remove(0);
      if (all.add(next)) {
        open.addAll(objects(next, RDFS.subClassOf.asNode()));
      }
    }
    return all;
  }

  private List<Node> objects(Node subject, Node property) {
    return theory.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList();
  }

  private static String show(Node term, Rule rule) {
    return FmtUtils.stringForNode(term, rule.prefixes());
  }
}
