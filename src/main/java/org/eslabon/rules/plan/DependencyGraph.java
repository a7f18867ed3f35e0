package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a set depend on which. A rule depends on another when one of its patterns could
 * match one of the other's templates, term by term.
 *
 * <p>One refinement keeps nodes of different classes apart. Where the body says that a variable is
 * in class C, and the template has a new node that its head puts in other classes only, they do not
 * match, unless some rule classifies nodes that were there before as C. This cannot be proved from
 * rules alone (data could put the new node in C), so it is recorded as a {@link Disjointness},
 * which the engine verifies.
 */
final class DependencyGraph {

  private static final Node TYPE = RDF.type.asNode();

  private final List<Footprint> footprints;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Set<Disjointness> assumed = new LinkedHashSet<>();

  private DependencyGraph(RuleSet rules) {
    this.footprints = rules.rules().stream().map(Footprint::of).toList();
    Writers writers = new Writers(footprints);
    for (Footprint reader : footprints) {
      writers.read(reader).forEach(writer -> connect(reader, footprints.get(writer)));
    }
  }

  /** Which rules write a property, so that not every rule is held against every other. */
  private static final class Writers {

    private static final BitSet NONE = new BitSet();

    private final Map<Node, BitSet> byProperty = new HashMap<>();
    private final BitSet any = new BitSet();
    private final int size;

    Writers(List<Footprint> footprints) {
      this.size = footprints.size();
      for (int i = 0; i < size; i++) {
        for (Writing writing : footprints.get(i).writings()) {
          Node property = writing.template().getPredicate();
          BitSet rules =
              isFree(property) ? any : byProperty.computeIfAbsent(property, p -> new BitSet());
          rules.set(i);
        }
      }
    }

    /** Those that may write what a rule reads, in order. */
    IntStream read(Footprint reader) {
      BitSet found = new BitSet();
      found.or(any);
      for (Reading reading : reader.readings()) {
        Node property = reading.pattern().getPredicate();
        if (isFree(property)) {
          return IntStream.range(0, size);
        }
        found.or(byProperty.getOrDefault(property, NONE));
      }
      return found.stream();
    }
  }

  static DependencyGraph of(RuleSet rules) {
    return new DependencyGraph(rules);
  }

  List<Footprint> footprints() {
    return footprints;
  }

  /** At most one for each pair of rules: a closed one where there is one. */
  List<Dependency> dependencies() {
    return dependencies;
  }

  Set<Disjointness> assumed() {
    return assumed;
  }

  private void connect(Footprint reader, Footprint writer) {
    Dependency found = null;
    for (Reading reading : reader.readings()) {
      for (Writing writing : writer.writings()) {
        boolean better = found == null || (found.isOpen() && closure(reader, reading) != null);
        if (matches(reading.pattern(), writing.template())
            && !isKeptApart(reading, writing, writer)
            && better) {
          found =
              new Dependency(
                  reader.rule(), writer.rule(), reading.pattern(), closure(reader, reading));
        }
      }
    }
    if (found != null) {
      dependencies.add(found);
    }
  }

  private static @Nullable Closure closure(Footprint reader, Reading reading) {
    return reading.closure() != null ? reading.closure() : reader.once();
  }

  /** Whether a template could give a triple that the pattern matches. */
  static boolean matches(Triple pattern, Triple template) {
    return matches(pattern.getSubject(), template.getSubject())
        && matches(pattern.getPredicate(), template.getPredicate())
        && matches(pattern.getObject(), template.getObject())
        && agreesWithItself(pattern, template);
  }

  private static boolean matches(Node wanted, Node written) {
    if (wanted.isTripleTerm() && written.isTripleTerm()) {
      return matches(wanted.getTriple(), written.getTriple());
    }
    return isFree(wanted) || isFree(written) || wanted.sameTermAs(written);
  }

  /** A blank node of a head becomes a new node, which equals nothing but is found by variables. */
  private static boolean isFree(Node term) {
    return term.isVariable() || term.equals(Node.ANY) || term.isBlank();
  }

  /** {@code ?x :p ?x} does not match a template with two different terms. */
  private static boolean agreesWithItself(Triple pattern, Triple template) {
    return !pattern.getSubject().isVariable()
        || !pattern.getSubject().equals(pattern.getObject())
        || matches(template.getSubject(), template.getObject());
  }

  private boolean isKeptApart(Reading reading, Writing writing, Footprint writer) {
    Triple pattern = reading.pattern();
    Triple template = writing.template();
    return isKeptApart(
            reading.types().getOrDefault(pattern.getSubject(), Set.of()),
            writing.newNodes().getOrDefault(template.getSubject(), Set.of()),
            writer)
        || isKeptApart(
            reading.types().getOrDefault(pattern.getObject(), Set.of()),
            writing.newNodes().getOrDefault(template.getObject(), Set.of()),
            writer);
  }

  private boolean isKeptApart(Set<Node> wanted, Set<Node> made, Footprint writer) {
    if (made.isEmpty()) {
      return false;
    }
    for (Node type : wanted) {
      if (!made.contains(type) && !isGivenToOldNodes(type)) {
        made.forEach(own -> assumed.add(new Disjointness(writer.rule(), own, type)));
        return true;
      }
    }
    return false;
  }

  private final Map<Node, Boolean> givenToOldNodes = new HashMap<>();

  private boolean isGivenToOldNodes(Node type) {
    return givenToOldNodes.computeIfAbsent(
        type,
        wanted ->
            footprints.stream()
                .flatMap(footprint -> footprint.writings().stream())
                .anyMatch(
                    writing ->
                        matches(TYPE, writing.template().getPredicate())
                            && matches(wanted, writing.template().getObject())
                            && !writing.newNodes().containsKey(writing.template().getSubject())));
  }
}
