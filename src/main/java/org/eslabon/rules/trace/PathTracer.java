package org.eslabon.rules.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/**
 * Walks property paths and keeps the steps. Repetition is searched breadth first, so of all ways
 * between two nodes a shortest one is shown, cycles end, and long chains do not deepen the stack.
 */
final class PathTracer {

  private final Graph facts;

  PathTracer(Graph facts) {
    this.facts = facts;
  }

  /** A way a path was gone. */
  record Way(Node from, List<Triple> steps, Node to) {
    Way {
      steps = List.copyOf(steps);
    }

    Way then(Way next) {
      List<Triple> all = new ArrayList<>(steps);
      all.addAll(next.steps);
      return new Way(from, all, next.to);
    }

    Way reversed() {
      return new Way(to, steps, from);
    }
  }

  /** The ways from one end to the other; {@link Node#ANY} for an end that is open. */
  Stream<Way> ways(Node from, Path path, Node to) {
    if (path instanceof P_Link link) {
      return steps(from, link.getNode(), to);
    }
    if (path instanceof P_ReverseLink link) {
      return steps(to, link.getNode(), from).map(Way::reversed);
    }
    if (path instanceof P_Inverse inverse) {
      return ways(to, inverse.getSubPath(), from).map(Way::reversed);
    }
    if (path instanceof P_Seq sequence) {
      return sequence(from, sequence, to);
    }
    if (path instanceof P_Alt choice) {
      return Stream.concat(ways(from, choice.getLeft(), to), ways(from, choice.getRight(), to));
    }
    if (path instanceof P_NegPropSet except) {
      return otherThan(from, except, to);
    }
    if (path instanceof P_ZeroOrOne optional) {
      return oncePerPair(Stream.concat(standing(from, to), ways(from, optional.getSubPath(), to)));
    }
    if (path instanceof P_ZeroOrMore1 repeated) {
      return repeat(from, repeated.getSubPath(), to, standing(from, to));
    }
    if (path instanceof P_ZeroOrMoreN repeated) {
      return repeat(from, repeated.getSubPath(), to, standing(from, to));
    }
    if (path instanceof P_OneOrMore1 repeated) {
      return repeat(from, repeated.getSubPath(), to, Stream.empty());
    }
    if (path instanceof P_OneOrMoreN repeated) {
      return repeat(from, repeated.getSubPath(), to, Stream.empty());
    }
    throw new IllegalStateException("a rule body with path " + path);
  }

  private Stream<Way> steps(Node from, Node predicate, Node to) {
    if (from.isLiteral()) {
      return Stream.empty();
    }
    return facts.find(from, predicate, to).toList().stream()
        .map(step -> new Way(step.getSubject(), List.of(step), step.getObject()));
  }

  private Stream<Way> sequence(Node from, P_Seq sequence, Node to) {
    if (from.isConcrete() || !to.isConcrete()) {
      return ways(from, sequence.getLeft(), Node.ANY)
          .flatMap(first -> ways(first.to(), sequence.getRight(), to).map(first::then));
    }
    return ways(Node.ANY, sequence.getRight(), to)
        .flatMap(
            last -> ways(from, sequence.getLeft(), last.from()).map(first -> first.then(last)));
  }

  private Stream<Way> otherThan(Node from, P_NegPropSet except, Node to) {
    Stream<Way> forward =
        except.getFwdNodes().isEmpty() && !except.getBwdNodes().isEmpty()
            ? Stream.empty()
            : steps(from, Node.ANY, to)
                .filter(way -> !except.getFwdNodes().contains(predicate(way)));
    Stream<Way> backward =
        except.getBwdNodes().isEmpty()
            ? Stream.empty()
            : steps(to, Node.ANY, from)
                .filter(way -> !except.getBwdNodes().contains(predicate(way)))
                .map(Way::reversed);
    return Stream.concat(forward, backward);
  }

  private static Node predicate(Way way) {
    return way.steps().get(0).getPredicate();
  }

  /** The ways without a step. */
  private Stream<Way> standing(Node from, Node to) {
    if (from.isConcrete()) {
      return to.isConcrete() && !from.equals(to)
          ? Stream.empty()
          : Stream.of(new Way(from, List.of(), from));
    }
    return to.isConcrete()
        ? Stream.of(new Way(to, List.of(), to))
        : nodes().stream().map(node -> new Way(node, List.of(), node));
  }

  private Set<Node> nodes() {
    Set<Node> nodes = new LinkedHashSet<>();
    facts
        .find()
        .forEach(
            triple -> {
              nodes.add(triple.getSubject());
              nodes.add(triple.getObject());
            });
    return nodes;
  }

  private Stream<Way> repeat(Node from, Path path, Node to, Stream<Way> standing) {
    Stream<Way> moving;
    if (from.isConcrete()) {
      moving = new Search(path).ways(from, to);
    } else if (to.isConcrete()) {
      moving = new Search(PathFactory.pathInverse(path)).ways(to, from).map(Way::reversed);
    } else {
      moving = nodes().stream().flatMap(node -> new Search(path).ways(node, to));
    }
    return oncePerPair(Stream.concat(standing, moving));
  }

  /** Breadth-first search for the nodes that repeating a path reaches from a start. */
  private final class Search {

    private final Path path;
    private final Map<Node, Way> lastHop = new LinkedHashMap<>();

    Search(Path path) {
      this.path = path;
    }

    Stream<Way> ways(Node start, Node end) {
      Deque<Node> queue = new ArrayDeque<>(List.of(start));
      while (!queue.isEmpty()) {
        PathTracer.this
            .ways(queue.remove(), path, Node.ANY)
            .forEach(
                hop -> {
                  if (lastHop.putIfAbsent(hop.to(), hop) == null) {
                    queue.add(hop.to());
                  }
                });
      }
      return lastHop.keySet().stream()
          .filter(node -> !end.isConcrete() || node.equals(end))
          .map(node -> way(start, node));
    }

    /** Hops back to the start; a hop against the path keeps its own steps in their order. */
    private Way way(Node start, Node end) {
      List<List<Triple>> hops = new ArrayList<>();
      Node node = end;
      do {
        Way hop = lastHop.get(node);
        if (hop == null) {
          throw new IllegalStateException("search lost its way at " + node);
        }
        hops.add(hop.steps());
        node = hop.from();
      } while (!node.equals(start));
      if (!(path instanceof P_Inverse)) {
        Collections.reverse(hops);
      }
      return new Way(start, hops.stream().flatMap(List::stream).toList(), end);
    }
  }

  private static Stream<Way> oncePerPair(Stream<Way> ways) {
    Set<List<Node>> seen = new LinkedHashSet<>();
    return ways.filter(way -> seen.add(List.of(way.from(), way.to())));
  }
}
