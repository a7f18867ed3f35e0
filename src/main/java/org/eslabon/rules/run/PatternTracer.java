package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.binding.Binding;

/** Finds the triples that patterns and paths match: where evidence comes from. */
final class PatternTracer {

  private final Graph facts;
  private final PathTracer paths;

  PatternTracer(Graph facts) {
    this.facts = facts;
    this.paths = new PathTracer(facts);
  }

  /** Triple patterns one after another, the one with most known terms first. */
  Stream<Trace> match(List<Triple> patterns, Binding seed) {
    return match(patterns, Trace.EMPTY, seed);
  }

  private Stream<Trace> match(List<Triple> patterns, Trace row, Binding seed) {
    if (patterns.isEmpty()) {
      return Stream.of(row);
    }
    Binding known = Algebra.merge(seed, row.solution());
    Triple next = JoinOrder.mostBound(patterns, known);
    List<Triple> rest = new ArrayList<>(patterns);
    rest.remove(next);
    Triple wanted = Substitute.substitute(next, known);
    return find(wanted)
        .flatMap(
            triple ->
                Bindings.match(next, triple, row.solution())
                    .map(solution -> row.with(solution, List.of(new Evidence.Fact(triple))))
                    .stream())
        .flatMap(extended -> match(rest, extended, seed));
  }

  private Stream<Triple> find(Triple wanted) {
    Iterator<Triple> found =
        facts.find(
            Bindings.orAny(wanted.getSubject()),
            Bindings.orAny(wanted.getPredicate()),
            Bindings.orAny(wanted.getObject()));
    List<Triple> triples = new ArrayList<>();
    found.forEachRemaining(triples::add);
    return triples.stream();
  }

  /** A property path, with the steps taken. */
  Stream<Trace> walk(TriplePath path, Binding seed) {
    if (path.isTriple()) {
      return match(List.of(path.asTriple()), seed);
    }
    TriplePath wanted = Substitute.substitute(path, seed);
    return paths
        .ways(
            Bindings.orAny(wanted.getSubject()), path.getPath(), Bindings.orAny(wanted.getObject()))
        .flatMap(
            way ->
                Bindings.match(path.getSubject(), way.from(), Trace.EMPTY.solution())
                    .flatMap(start -> Bindings.match(path.getObject(), way.to(), start))
                    .map(
                        solution ->
                            Trace.EMPTY.with(
                                solution,
                                List.of(
                                    new Evidence.Way(
                                        Substitute.substitute(path, solution), way.steps()))))
                    .stream());
  }
}
