package org.eslabon.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;

/** Tells two states of a dataset apart as people read conclusions. Only reads. */
public final class Differences {

  private static final Comparator<Difference> ORDER =
      Comparator.comparing((Difference d) -> Aspect.ALL.indexOf(d.aspect()))
          .thenComparing(Difference::thing, NodeCmp::compareRDFTerms)
          .thenComparing(difference -> difference.context().toString());

  private final DatasetGraph before;
  private final DatasetGraph after;
  private final Set<Difference> found = new HashSet<>();

  private Differences(DatasetGraph before, DatasetGraph after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The differences, by aspect, thing and context.
   *
   * @param conclusions by which the inferred graphs of the two differ
   */
  public static List<Difference> between(
      DatasetGraph before, DatasetGraph after, Delta conclusions) {
    Differences differences = new Differences(before, after);
    for (Aspect aspect : Aspect.ALL) {
      differences.compare(aspect, conclusions.added());
      differences.compare(aspect, conclusions.removed());
    }
    return differences.found.stream().sorted(ORDER).toList();
  }

  private void compare(Aspect aspect, Set<Quad> changed) {
    Set<Node> subjects = new HashSet<>();
    for (Quad quad : changed) {
      Node property = quad.getPredicate();
      if (aspect.holds().contains(property)
          || (aspect.hasNode() && property.equals(aspect.property()))) {
        subjects.add(quad.getSubject());
      }
    }
    for (Node subject : subjects) {
      if (aspect.hasNode()) {
        compareNode(aspect, subject);
      } else {
        List<Node> was = values(before, subject, aspect);
        List<Node> is = values(after, subject, aspect);
        add(new Difference(aspect, subject, List.of(), was, is));
      }
    }
  }

  /** The node may be gone or new; what it stood for is compared, not the node. */
  private void compareNode(Aspect aspect, Node node) {
    for (DatasetGraph world : List.of(before, after)) {
      for (Node thing : concluded(world, node, aspect.property())) {
        List<Node> context = context(world, node, aspect);
        List<Node> was = values(before, thing, context, aspect);
        List<Node> is = values(after, thing, context, aspect);
        add(new Difference(aspect, thing, context, was, is));
      }
    }
  }

  private void add(Difference difference) {
    if (!difference.before().equals(difference.after())) {
      found.add(difference);
    }
  }

  private static List<Node> context(DatasetGraph world, Node node, Aspect aspect) {
    List<Node> context = new ArrayList<>();
    aspect.context().forEach(property -> context.addAll(concluded(world, node, property)));
    return context;
  }

  private static List<Node> values(
      DatasetGraph world, Node thing, List<Node> context, Aspect aspect) {
    Set<Node> values = new TreeSet<>(NodeCmp::compareRDFTerms);
    for (Node node : nodes(world, aspect.property(), thing)) {
      if (context(world, node, aspect).equals(context)) {
        values.addAll(values(world, node, aspect));
      }
    }
    return List.copyOf(values);
  }

  private static List<Node> values(DatasetGraph world, Node subject, Aspect aspect) {
    Set<Node> values = new TreeSet<>(NodeCmp::compareRDFTerms);
    aspect.holds().forEach(property -> values.addAll(concluded(world, subject, property)));
    return List.copyOf(values);
  }

  private static List<Node> concluded(DatasetGraph world, Node subject, Node property) {
    Set<Node> objects = new TreeSet<>(NodeCmp::compareRDFTerms);
    world
        .find(Node.ANY, subject, property, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (GraphNames.isInferred(quad.getGraph())) {
                objects.add(quad.getObject());
              }
            });
    return List.copyOf(objects);
  }

  private static Set<Node> nodes(DatasetGraph world, Node property, Node thing) {
    Set<Node> subjects = new HashSet<>();
    world
        .find(Node.ANY, Node.ANY, property, thing)
        .forEachRemaining(quad -> subjects.add(quad.getSubject()));
    return subjects;
  }
}
