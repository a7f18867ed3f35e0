package org.eslabon.rules;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.jspecify.annotations.Nullable;

/**
 * One rule: when the body holds, so do the triples of the head. Immutable (nobody changes the
 * query), safe to share between threads.
 *
 * @param name unique in its set; names the inferred graph
 * @param header what the author says of it
 * @param text the spelling it was read from
 * @param query the CONSTRUCT
 * @param head triple templates
 * @param body algebra of the WHERE clause, variables of inner scopes renamed apart
 */
public record Rule(
    String name, RuleHeader header, RuleText text, Query query, List<Triple> head, Op body) {

  public Rule {
    head = List.copyOf(head);
  }

  /** The rule that a CONSTRUCT query spells. */
  public static Rule of(String name, RuleHeader header, RuleText text, Query query) {
    Op body = TransformScopeRename.transform(Algebra.compile(query.getQueryPattern()));
    return new Rule(name, header, text, query, query.getConstructTemplate().getTriples(), body);
  }

  /** Whether the head makes blank nodes, be it inside a triple term. */
  public boolean makesBlankNodes() {
    return head.stream().anyMatch(Rule::hasBlankNode);
  }

  private static boolean hasBlankNode(Triple triple) {
    return hasBlankNode(triple.getSubject()) || hasBlankNode(triple.getObject());
  }

  private static boolean hasBlankNode(Node term) {
    return term.isBlank() || (term.isTripleTerm() && hasBlankNode(term.getTriple()));
  }

  /** The rule as a CONSTRUCT, in the words of the author where that is how it was written. */
  public String construct() {
    return text.isSrl() ? query.serialize() : text.text();
  }

  /** The prefixes the author used, for showing terms the way the author wrote them. */
  public PrefixMapping prefixes() {
    return query.getPrefixMapping();
  }

  /** Names are unique where rules meet, and hashing a query is slow. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Rule rule && name.equals(rule.name) && text.equals(rule.text));
  }

  @Override
  public String toString() {
    return "rule " + name;
  }
}
