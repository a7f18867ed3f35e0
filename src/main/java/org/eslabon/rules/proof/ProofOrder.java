package org.eslabon.rules.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.plan.Components;

/**
 * Puts the grounds of statements in the order in which a reader meets them, depth first, and leaves
 * out derivations that would make a statement rest on itself.
 *
 * <p>A derivation stays where its premises can be proved without the statements that are being
 * explained on the way to it. So what is left has no cycle: a statement is explained where it is
 * first met, and what is met later refers back to something finished.
 */
public final class ProofOrder {

  private final Map<Triple, Ground> grounds;
  private final Map<Triple, Set<Triple>> cycles = new HashMap<>();
  private final Map<Triple, Ground> ordered = new LinkedHashMap<>();
  private final Set<Triple> explaining = new LinkedHashSet<>();

  private final int derivationsShown;

  public ProofOrder(Map<Triple, Ground> grounds, int derivationsShown) {
    this.grounds = grounds;
    this.derivationsShown = derivationsShown;
    for (List<Triple> component : Components.of(grounds.keySet(), this::premises)) {
      Triple first = component.get(0);
      if (component.size() > 1 || premises(first).contains(first)) {
        Set<Triple> members = new HashSet<>(component);
        component.forEach(statement -> cycles.put(statement, members));
      }
    }
  }

  private record Frame(Triple statement, Iterator<Triple> premises) {}

  public Map<Triple, Ground> from(Triple conclusion) {
    Deque<Frame> path = new ArrayDeque<>();
    path.push(enter(conclusion));
    while (!path.isEmpty()) {
      Frame frame = path.element();
      if (frame.premises().hasNext()) {
        Triple premise = frame.premises().next();
        if (!ordered.containsKey(premise)) {
          path.push(enter(premise));
        }
      } else {
        path.pop();
        explaining.remove(frame.statement());
      }
    }
    return ordered;
  }

  private Frame enter(Triple statement) {
    explaining.add(statement);
    Ground ground = shortened(withoutCycles(statement, groundOf(statement)));
    ordered.put(statement, ground);
    return new Frame(statement, premises(ground).iterator());
  }

  private Ground shortened(Ground ground) {
    return ground instanceof Ground.Derived derived
            && derived.derivations().size() > derivationsShown
        ? new Ground.Derived(
            derived.derivations().subList(0, derivationsShown), derived.leadingBack(), true)
        : ground;
  }

  private Ground withoutCycles(Triple statement, Ground ground) {
    Set<Triple> cycle = cycles.get(statement);
    if (cycle == null || !(ground instanceof Ground.Derived derived)) {
      return ground;
    }
    Set<Triple> provable = provable(cycle);
    List<Derivation> kept =
        derived.derivations().stream()
            .filter(derivation -> isProvable(derivation, cycle, provable))
            .toList();
    int leadingBack = derived.derivations().size() - kept.size();
    return new Ground.Derived(kept, leadingBack, derived.isCut());
  }

  /** Statements of the cycle that can be proved without those being explained: least fixpoint. */
  private Set<Triple> provable(Set<Triple> cycle) {
    Set<Triple> provable = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Triple statement : cycle) {
        if (!explaining.contains(statement)
            && !provable.contains(statement)
            && groundOf(statement) instanceof Ground.Derived derived
            && derived.derivations().stream()
                .anyMatch(derivation -> isProvable(derivation, cycle, provable))) {
          provable.add(statement);
          changed = true;
        }
      }
    }
    return provable;
  }

  private static boolean isProvable(
      Derivation derivation, Set<Triple> cycle, Set<Triple> provable) {
    return derivation
        .premises()
        .allMatch(premise -> !cycle.contains(premise) || provable.contains(premise));
  }

  private Ground groundOf(Triple statement) {
    Ground ground = grounds.get(statement);
    if (ground == null) {
      throw new IllegalStateException("a premise without a ground: " + statement);
    }
    return ground;
  }

  private List<Triple> premises(Triple statement) {
    return premises(groundOf(statement));
  }

  private static List<Triple> premises(Ground ground) {
    return ground instanceof Ground.Derived derived
        ? new ArrayList<>(
            derived.derivations().stream().flatMap(Derivation::premises).distinct().toList())
        : List.of();
  }
}
