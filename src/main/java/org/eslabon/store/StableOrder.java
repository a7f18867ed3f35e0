package org.eslabon.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Statements in an order that only they decide, however they were read. Blank nodes get names made
 * of what is said of them: a node is told apart by its neighbours, they by theirs and so on, and of
 * nodes that nothing tells apart one is picked to come first. Rings of blank nodes of which nothing
 * else is said may keep the order in which they were read.
 */
public final class StableOrder {

  /**
   * How many nodes are looked at again because one of several alike ones was picked: all are each
   * time. Beyond that, alike nodes stay in the order in which they were read.
   */
  private static final int MOST_LOOKS = 200_000;

  private static final long START = 0x9E3779B97F4A7C15L;

  private final Map<Node, List<Edge>> edges = new LinkedHashMap<>();
  private Map<Node, Long> colours = new HashMap<>();

  /** One statement as a blank node in it sees it; the other end is blank or has a fixed colour. */
  private record Edge(long statement, Node other, long fixed) {}

  private StableOrder() {}

  /** The same statements, sorted, with stable names for blank nodes. */
  public static List<Quad> of(Collection<Quad> quads) {
    Map<Node, Node> names = names(quads);
    UnaryOperator<Node> renamed = node -> node.isBlank() ? names.getOrDefault(node, node) : node;
    List<Quad> sorted = new ArrayList<>(quads.size());
    for (Quad quad : quads) {
      sorted.add(
          names.isEmpty()
              ? quad
              : Quad.create(
                  renamed.apply(quad.getGraph()),
                  renamed.apply(quad.getSubject()),
                  quad.getPredicate(),
                  renamed.apply(quad.getObject())));
    }
    sorted.sort(
        Comparator.comparing(Quad::getSubject, StableOrder::compare)
            .thenComparing(Quad::getPredicate, StableOrder::compare)
            .thenComparing(Quad::getObject, StableOrder::compare)
            .thenComparing(Quad::getGraph, StableOrder::compare));
    return sorted;
  }

  /** IRIs, then literals, then blank nodes, each by their text. */
  private static int compare(Node one, Node other) {
    if (one.isURI() && other.isURI()) {
      return one.getURI().compareTo(other.getURI());
    }
    int kinds = Integer.compare(kind(one), kind(other));
    return kinds != 0 ? kinds : NodeFmtLib.strNT(one).compareTo(NodeFmtLib.strNT(other));
  }

  private static int kind(Node node) {
    return node.isURI() ? 0 : node.isLiteral() ? 1 : 2;
  }

  private static Map<Node, Node> names(Collection<Quad> quads) {
    StableOrder order = new StableOrder();
    for (Quad quad : quads) {
      order.read(quad);
    }
    Map<Node, Node> names = new HashMap<>();
    for (Node blank : order.ordered()) {
      names.put(blank, NodeFactory.createBlankNode("b" + names.size()));
    }
    return names;
  }

  private void read(Quad quad) {
    Node subject = quad.getSubject();
    Node object = quad.getObject();
    if (!subject.isBlank() && !object.isBlank()) {
      return;
    }
    long statement = mix(hash(quad.getPredicate()), hash(quad.getGraph()));
    if (subject.isBlank()) {
      add(subject, new Edge(mix(statement, 1), object, object.isBlank() ? 0 : hash(object)));
    }
    if (object.isBlank()) {
      add(object, new Edge(mix(statement, 2), subject, subject.isBlank() ? 0 : hash(subject)));
    }
  }

  private void add(Node blank, Edge edge) {
    edges.computeIfAbsent(blank, any -> new ArrayList<>(4)).add(edge);
  }

  private List<Node> ordered() {
    edges.keySet().forEach(node -> colours.put(node, START));
    refine();
    List<Node> sorted = sorted();
    for (int picks = 0; picks * (long) edges.size() < MOST_LOOKS; picks++) {
      Node alike = firstAlike(sorted);
      if (alike == null) {
        return sorted;
      }
      colours.put(alike, mix(colour(alike), picks + 1L));
      refine();
      sorted = sorted();
    }
    return sorted;
  }

  private List<Node> sorted() {
    return edges.keySet().stream().sorted(Comparator.comparing(this::colour)).toList();
  }

  private long colour(Node node) {
    return colours.getOrDefault(node, START);
  }

  private @Nullable Node firstAlike(List<Node> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (colour(sorted.get(i)) == colour(sorted.get(i - 1))) {
        return sorted.get(i - 1);
      }
    }
    return null;
  }

  /** Colours nodes by the colours around them until that tells no more of them apart. */
  private void refine() {
    long before = 0;
    long apart = different();
    while (apart > before && apart < edges.size() + 1L) {
      Map<Node, Long> next = new HashMap<>();
      edges.forEach((node, around) -> next.put(node, seen(node, around)));
      colours = next;
      before = apart;
      apart = different();
    }
  }

  /** A sum, since the statements about a node have no order. */
  private long seen(Node node, List<Edge> around) {
    long sum = 0;
    for (Edge edge : around) {
      long other = edge.other().isBlank() ? colour(edge.other()) : edge.fixed();
      sum += mix(edge.statement(), other);
    }
    return mix(colour(node), sum);
  }

  private long different() {
    return colours.values().stream().distinct().count();
  }

  private static long hash(Node node) {
    if (node.isBlank()) {
      return START;
    }
    long hash = START;
    String text = node.isURI() ? node.getURI() : NodeFmtLib.strNT(node);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  /** Spreads two numbers over one (the finalizer of SplitMix64). */
  private static long mix(long one, long other) {
    long mixed = one * 31 + other + START;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
