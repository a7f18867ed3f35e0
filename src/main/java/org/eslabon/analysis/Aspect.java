package org.eslabon.analysis;

import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;

/**
 * What people look at when conclusions change: a property of a thing that was there before, or a
 * node that rules made and that points to the thing. Immutable.
 *
 * @param name a word for programs
 * @param property names the aspect to people; of a node, it points to the thing
 * @param context properties of the node that tell it from others of the same thing
 * @param holds properties that hold what is concluded
 */
public record Aspect(String name, Node property, List<Node> context, List<Node> holds) {

  /** In the order in which people are told of them. */
  public static final List<Aspect> ALL =
      List.of(
          of("governance", "governance", List.of(), List.of("governance", "contestedGovernance")),
          of("status", "governanceStatus", List.of(), List.of("governanceStatus")),
          of("aggregate", "aggregateGovernance", List.of(), List.of("aggregateGovernance")),
          of(
              "outlook",
              "outlookFor",
              List.of("concernsChain", "concernsUpgrading"),
              List.of("level")),
          of(
              "limit",
              "limits",
              List.of("concernsChain", "concernsUpgrading"),
              List.of("limitKind")),
          of("escape", "escapeFor", List.of("fromChain"), List.of("toChain")),
          of(
              "prescription",
              "recommendedFor",
              List.of("concernsChain", "concernsUpgrading"),
              List.of("recommends")));

  public Aspect {
    context = List.copyOf(context);
    holds = List.copyOf(holds);
  }

  private static Aspect of(String name, String property, List<String> context, List<String> holds) {
    return new Aspect(
        name,
        Esl.term(property),
        context.stream().map(Esl::term).toList(),
        holds.stream().map(Esl::term).toList());
  }

  /** Whether rules make a node that points to the thing. */
  boolean hasNode() {
    return !holds.contains(property);
  }
}
