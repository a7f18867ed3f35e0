package org.eslabon.rules.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eslabon.rules.Rule;
import org.eslabon.rules.VariableName;
import org.jspecify.annotations.Nullable;

/**
 * The head of a rule, filled in for a solution of its body. A triple with an unbound variable, or
 * one that RDF does not allow, is left out, as in SPARQL.
 *
 * <p>A blank node of the head becomes a blank node whose label is a digest of the rule and the
 * solution, so the same facts always give the same node.
 */
public final class HeadTemplate {

  private final Rule rule;
  private final boolean hasBlankNode;

  public HeadTemplate(Rule rule) {
    this.rule = rule;
    this.hasBlankNode = rule.makesBlankNodes();
  }

  public void fill(Binding solution, Consumer<Triple> conclusions) {
    String key = hasBlankNode ? key(solution) : "";
    for (Triple template : rule.head()) {
      Triple triple = fill(template, solution, key);
      if (triple != null) {
        conclusions.accept(triple);
      }
    }
  }

  /** Whether the template, filled in for the solution, is the conclusion. */
  public boolean gives(Triple template, Binding solution, Triple conclusion) {
    return conclusion.equals(fill(template, solution, hasBlankNode ? key(solution) : ""));
  }

  private @Nullable Triple fill(Triple template, Binding solution, String key) {
    Node subject = fill(template.getSubject(), solution, key);
    Node predicate = fill(template.getPredicate(), solution, key);
    Node object = fill(template.getObject(), solution, key);
    if (subject == null || predicate == null || object == null) {
      return null;
    }
    return subject.isLiteral() || !predicate.isURI()
        ? null
        : Triple.create(subject, predicate, object);
  }

  private static @Nullable Node fill(Node term, Binding solution, String key) {
    if (term.isTripleTerm()) {
      Triple triple = term.getTriple();
      Node subject = fill(triple.getSubject(), solution, key);
      Node predicate = fill(triple.getPredicate(), solution, key);
      Node object = fill(triple.getObject(), solution, key);
      return subject == null || predicate == null || object == null || !predicate.isURI()
          ? null
          : NodeFactory.createTripleTerm(subject, predicate, object);
    }
    if (term.isVariable()) {
      return solution.get(Var.alloc(term));
    }
    return term.isBlank() ? NodeFactory.createBlankNode(key + term.getBlankNodeLabel()) : term;
  }

  private String key(Binding solution) {
    TreeMap<String, String> values = new TreeMap<>(Comparator.naturalOrder());
    solution.forEach(
        (variable, value) -> {
          if (VariableName.isWritten(variable)) {
            values.put(variable.getVarName(), NodeFmtLib.strNT(value));
          }
        });
    String text = rule.name() + " " + List.copyOf(values.entrySet());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
