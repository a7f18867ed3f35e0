package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.eslabon.rules.proof.Assertion;
import org.eslabon.rules.proof.Derivation;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Grounds;
import org.eslabon.rules.trace.Evidence;

/**
 * Works out which changes of recorded facts would meet every condition on some way to a conclusion:
 * facts to add where they are missing, facts to remove where they are in the way. A way with a
 * condition that no single fact settles has none.
 */
final class Remedies {

  /** Changes of one remedy, remedies kept for one conclusion, and conclusions on the way. */
  private static final int CHANGES = 4;

  private static final int KEPT = 12;
  private static final int DEPTH = 12;

  private final Map<Triple, List<NearMissSearch.Found>> found;
  private final Columns columns;
  private final Grounds grounds;
  private final Set<Triple> onTheWay = new HashSet<>();
  private final Map<Triple, List<Remedy>> removals = new HashMap<>();

  Remedies(Map<Triple, List<NearMissSearch.Found>> found, Columns columns, Grounds grounds) {
    this.found = found;
    this.columns = columns;
    this.grounds = grounds;
  }

  /** The smallest remedies, none of which includes another. */
  List<Remedy> of(Triple goal) {
    if (onTheWay.size() >= DEPTH || !onTheWay.add(goal)) {
      return List.of();
    }
    List<Remedy> all = new ArrayList<>();
    for (NearMissSearch.Found near : found.getOrDefault(goal, List.of())) {
      all.addAll(of(near.miss()));
    }
    onTheWay.remove(goal);
    return smallest(all);
  }

  private List<Remedy> of(NearMiss miss) {
    Set<Triple> needed =
        miss.met().flatMap(Evidence::premises).collect(Collectors.toCollection(HashSet::new));
    List<Remedy> all = List.of(Remedy.NOTHING);
    for (Requirement requirement : miss.requirements()) {
      if (!(requirement instanceof Requirement.Met)) {
        all = product(all, of(requirement));
      }
    }
    return all.stream().filter(remedy -> remedy.isPossible(needed)).toList();
  }

  private List<Remedy> of(Requirement requirement) {
    if (requirement instanceof Requirement.Missing missing) {
      return missing.patterns().size() == 1 && missing.patterns().get(0).isTriple()
          ? additions(missing, missing.patterns().get(0))
          : List.of();
    }
    if (requirement instanceof Requirement.Blocked blocked) {
      List<Remedy> all = List.of(Remedy.NOTHING);
      for (List<Evidence> witness : blocked.inTheWay()) {
        List<Remedy> ways = new ArrayList<>();
        witness.stream()
            .flatMap(Evidence::premises)
            .forEach(fact -> ways.addAll(removals(fact, 0)));
        all = product(all, ways);
      }
      return all;
    }
    return List.of();
  }

  private List<Remedy> additions(Requirement.Missing missing, TriplePath pattern) {
    List<Remedy> all = new ArrayList<>();
    if (missing.cell().isPresent() && pattern.getObject().isConcrete()) {
      Triple fact = pattern.asTriple();
      List<Triple> instead =
          columns.isSingle(pattern.getPredicate()) ? columns.stated(fact) : List.of();
      if (instead.stream().allMatch(columns::isValue)) {
        all.add(Remedy.adding(fact, instead));
      }
    }
    if (!missing.isTheory()) {
      all.addAll(of(WhyNot.general(pattern.asTriple())));
    }
    return all;
  }

  /** The ways to make a fact go away: what states it, or one premise of each derivation. */
  private List<Remedy> removals(Triple fact, int depth) {
    List<Remedy> known = removals.get(fact);
    if (known != null) {
      return known;
    }
    removals.put(fact, List.of());
    List<Remedy> ways = new ArrayList<>();
    Ground ground = grounds.of(fact);
    if (ground instanceof Ground.Asserted) {
      if (columns.isStated(fact) && !isTheory(ground)) {
        ways.add(Remedy.removing(fact));
      }
    } else if (ground instanceof Ground.Derived derived && depth < DEPTH && !derived.isCut()) {
      List<Remedy> all = List.of(Remedy.NOTHING);
      for (Derivation derivation : derived.derivations()) {
        List<Remedy> each = new ArrayList<>();
        derivation.premises().forEach(premise -> each.addAll(removals(premise, depth + 1)));
        all = product(all, sensible(each));
      }
      ways.addAll(all);
    }
    List<Remedy> smallest = smallest(ways);
    removals.put(fact, smallest);
    return smallest;
  }

  /** Values rather than what makes a thing this thing, where there are such. */
  private List<Remedy> sensible(List<Remedy> all) {
    List<Remedy> values = all.stream().filter(remedy -> withoutColumn(remedy) == 0).toList();
    return values.isEmpty() ? all : values;
  }

  private static boolean isTheory(Ground ground) {
    return ground instanceof Ground.Asserted asserted
        && asserted.assertions().stream().anyMatch(Assertion::isTheory);
  }

  private List<Remedy> product(List<Remedy> first, List<Remedy> second) {
    List<Remedy> all = new ArrayList<>();
    for (Remedy one : first) {
      for (Remedy other : second) {
        Remedy both = one.and(other);
        if (both.size() <= CHANGES) {
          all.add(both);
        }
      }
    }
    return smallest(all);
  }

  private List<Remedy> smallest(List<Remedy> all) {
    List<Remedy> sorted =
        new LinkedHashSet<>(all)
            .stream()
                .sorted(
                    Comparator.comparingInt(Remedy::size)
                        .thenComparingInt(remedy -> remedy.remove().size())
                        .thenComparingLong(this::withoutColumn)
                        .thenComparing(Remedies::text))
                .toList();
    List<Remedy> kept = new ArrayList<>();
    for (Remedy remedy : sorted) {
      if (kept.size() < KEPT && kept.stream().noneMatch(remedy::includes)) {
        kept.add(remedy);
      }
    }
    return kept;
  }

  private long withoutColumn(Remedy remedy) {
    return Stream.concat(remedy.add().stream(), remedy.remove().stream())
        .filter(fact -> columns.column(fact.getPredicate()).isEmpty())
        .count();
  }

  private static String text(Remedy remedy) {
    return remedy.add().stream().map(Triple::toString).sorted().toList()
        + " "
        + remedy.remove().stream().map(Triple::toString).sorted().toList();
  }
}
