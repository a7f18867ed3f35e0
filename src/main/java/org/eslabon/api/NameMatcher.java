package org.eslabon.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.api.MatchQuery.Condition;

/**
 * Finds the things that a name may stand for. Used inside one read transaction.
 *
 * @param facts what conditions are held against
 */
record NameMatcher(NameIndex index, ThingFacts facts) {

  /** Candidates below are noise. */
  private static final double LEAST = 30;

  /** A certain match is nearly the same, and nothing else is. */
  private static final double CERTAIN = 95;

  private static final double CLEARLY = 5;

  /** How much conditions count beside the name. */
  private static final double SHARE_OF_CONDITIONS = 0.3;

  /**
   * A thing that may be meant.
   *
   * @param score from 0 to 100
   * @param byName how alike the names are, from 0 to 100
   * @param byConditions the share of the conditions that hold, from 0 to 1
   * @param match whether it is certain
   */
  record Candidate(
      NamedThing thing, double score, double byName, double byConditions, boolean match) {

    Candidate certain() {
      return new Candidate(thing, score, byName, byConditions, true);
    }
  }

  /** The candidates, the best first; at most one of them is certain. */
  List<Candidate> candidates(MatchQuery query) {
    Optional<Candidate> named = named(query.name());
    if (named.isPresent()) {
      return List.of(named.get());
    }
    FoldedName name = FoldedName.of(query.name());
    Set<Node> types = query.types().stream().map(facts::property).collect(Collectors.toSet());
    List<Candidate> candidates = new ArrayList<>();
    for (NamedThing thing : possible(name)) {
      if (types.isEmpty() || types.stream().anyMatch(thing.types()::contains)) {
        candidate(thing, name, query.conditions()).ifPresent(candidates::add);
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.thing().node().getURI()));
    List<Candidate> best = new ArrayList<>(candidates.stream().limit(query.limit()).toList());
    if (!best.isEmpty() && isCertain(candidates)) {
      best.set(0, best.get(0).certain());
    }
    return best;
  }

  private Collection<NamedThing> possible(FoldedName name) {
    return name.words().isEmpty() ? index.all() : index.sharing(name);
  }

  /** A cell may hold the IRI of a thing itself. */
  private Optional<Candidate> named(String iri) {
    return iri.contains("://")
        ? index
            .find(NodeFactory.createURI(iri.strip()))
            .map(thing -> new Candidate(thing, 100, 100, 1, true))
        : Optional.empty();
  }

  private Optional<Candidate> candidate(
      NamedThing thing, FoldedName name, List<Condition> conditions) {
    double byName = name.words().isEmpty() ? 100 : thing.score(name);
    int holding = 0;
    for (Condition condition : conditions) {
      if (holds(thing, condition)) {
        holding++;
      } else if (condition.required()) {
        return Optional.empty();
      }
    }
    double share = conditions.isEmpty() ? 1 : (double) holding / conditions.size();
    double score =
        conditions.isEmpty()
            ? byName
            : byName * (1 - SHARE_OF_CONDITIONS) + 100 * share * SHARE_OF_CONDITIONS;
    return byName < LEAST || (name.words().isEmpty() && holding == 0)
        ? Optional.empty()
        : Optional.of(new Candidate(thing, score, byName, share, false));
  }

  private boolean holds(NamedThing thing, Condition condition) {
    Set<FoldedName> known =
        facts.values(thing.node(), facts.property(condition.property())).stream()
            .flatMap(value -> facts.names(value).stream())
            .collect(Collectors.toSet());
    List<FoldedName> wanted = condition.values().stream().map(FoldedName::of).toList();
    return switch (condition.quantifier()) {
      case ANY -> wanted.stream().anyMatch(known::contains);
      case ALL -> known.containsAll(wanted);
      case NONE -> wanted.stream().noneMatch(known::contains);
    };
  }

  private static boolean isCertain(List<Candidate> candidates) {
    double best = candidates.get(0).score();
    double next = candidates.size() > 1 ? candidates.get(1).score() : 0;
    return best >= CERTAIN && best - next >= CLEARLY;
  }
}
