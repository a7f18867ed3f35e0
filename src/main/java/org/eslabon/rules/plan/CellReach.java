package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a change to some properties of one thing reaches, as far as it can be told from the text
 * of the rules. When it can, what rules conclude differently is about that thing alone, and depends
 * on nothing but what a few properties say of it. Immutable.
 *
 * <p>The argument: a rule that looks for something that changes does so with one variable as the
 * subject; all it concludes is about that variable; and the variable stands nowhere but in
 * subjects, so that one thing differs from another only by the statements it is the subject of.
 * Then the changed statements are all about the thing, rule after rule.
 */
public final class CellReach {

  private final List<Reader> readers;
  private final List<Triple> changing;

  /** A rule that the change can touch, with the variable for the thing. */
  private record Reader(Rule rule, Node thing, List<Triple> patterns, List<Triple> required) {}

  private CellReach(List<Reader> readers, List<Triple> changing) {
    this.readers = readers;
    this.changing = changing;
  }

  /** The reach of a change to these properties; empty when rules carry it to other things. */
  public static Optional<CellReach> of(RuleSet rules, Set<Node> properties) {
    List<Triple> changing = new ArrayList<>();
    properties.forEach(property -> changing.add(Triple.create(Node.ANY, property, Node.ANY)));
    Map<Rule, Reader> readers = new HashMap<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Rule rule : rules.rules()) {
        if (!readers.containsKey(rule)
            && patterns(rule).stream().anyMatch(p -> isChanging(p, changing))) {
          changing.addAll(rule.head());
          readers.put(rule, reader(rule, changing));
          grew = true;
        }
      }
    }
    for (Rule rule : rules.rules()) {
      if (hasEmptyPath(rule)
          || (readers.containsKey(rule) && !staysWithThing(reader(rule, changing), changing))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new CellReach(
            readers.keySet().stream().map(rule -> reader(rule, changing)).toList(), changing));
  }

  /**
   * Things with equal answers come to the same conclusions when the same values are put in the
   * place of what is stated by the properties.
   *
   * @param facts all that rules read, before the change
   */
  public Object likeness(Node thing, Graph facts) {
    Map<Triple, Set<Node>> said = new HashMap<>();
    for (Reader reader : readers) {
      if (canApply(reader, thing, facts)) {
        for (Triple pattern : reader.patterns()) {
          Triple asked = Triple.create(Node.ANY, orAny(pattern.getPredicate()), Node.ANY);
          said.computeIfAbsent(asked, any -> said(thing, pattern, facts));
        }
      }
    }
    return said;
  }

  private static Set<Node> said(Node thing, Triple pattern, Graph facts) {
    Set<Node> said = new HashSet<>();
    facts
        .find(thing, orAny(pattern.getPredicate()), Node.ANY)
        .forEach(
            triple -> {
              said.add(triple.getObject());
              if (pattern.getPredicate().isVariable()) {
                said.add(triple.getPredicate());
              }
            });
    return said;
  }

  /** Not without what the rule needs and the change cannot bring. */
  private boolean canApply(Reader reader, Node thing, Graph facts) {
    return reader.required().stream()
        .allMatch(
            pattern ->
                isChanging(pattern, changing)
                    || facts.contains(
                        thing, orAny(pattern.getPredicate()), orAny(pattern.getObject())));
  }

  private static Reader reader(Rule rule, List<Triple> changing) {
    List<Triple> patterns = patterns(rule);
    Node thing =
        patterns.stream()
            .filter(pattern -> isChanging(pattern, changing))
            .findFirst()
            .orElseThrow()
            .getSubject();
    List<Triple> required = new ArrayList<>();
    collectRequired(rule.body(), required);
    return new Reader(rule, thing, ofThing(patterns, thing), ofThing(required, thing));
  }

  private static List<Triple> ofThing(List<Triple> patterns, Node thing) {
    return patterns.stream().filter(pattern -> pattern.getSubject().equals(thing)).toList();
  }

  private static boolean staysWithThing(Reader reader, List<Triple> changing) {
    Node thing = reader.thing();
    return thing.isVariable()
        && reader.rule().head().stream()
            .allMatch(t -> t.getSubject().equals(thing) && !t.getObject().equals(thing))
        && patterns(reader.rule()).stream()
            .allMatch(
                pattern ->
                    !pattern.getObject().equals(thing)
                        && !pattern.getPredicate().equals(thing)
                        && (pattern.getSubject().equals(thing) || !isChanging(pattern, changing)))
        && !isReckonedWith(reader.rule().body(), thing);
  }

  private static List<Triple> patterns(Rule rule) {
    return BodyReader.read(rule.body()).stream().map(Reading::pattern).toList();
  }

  private static boolean isChanging(Triple pattern, List<Triple> changing) {
    return changing.stream()
        .anyMatch(
            change ->
                mayBe(pattern.getPredicate(), change.getPredicate())
                    && mayBe(pattern.getObject(), change.getObject()));
  }

  private static boolean mayBe(Node wanted, Node written) {
    return !wanted.isConcrete() || !written.isConcrete() || wanted.sameTermAs(written);
  }

  private static Node orAny(Node term) {
    return term.isConcrete() ? term : Node.ANY;
  }

  /** Whether the variable stands in an expression, or rows are counted or cut off. */
  private static boolean isReckonedWith(Op body, Node thing) {
    AtomicBoolean found = new AtomicBoolean();
    Walker.walk(
        body,
        new OpVisitorBase() {
          @Override
          public void visit(OpGroup group) {
            found.set(true);
          }

          @Override
          public void visit(OpSlice slice) {
            found.set(true);
          }
        },
        new ExprVisitorBase() {
          @Override
          public void visit(ExprVar variable) {
            if (variable.asVar().equals(thing)) {
              found.set(true);
            }
          }
        });
    return found.get();
  }

  /** A path of no steps holds at every node, so at any value that is new. */
  private static boolean hasEmptyPath(Rule rule) {
    AtomicBoolean found = new AtomicBoolean();
    Walker.walk(
        rule.body(),
        new OpVisitorBase() {
          @Override
          public void visit(OpPath path) {
            if (PathReader.canBeEmpty(path.getTriplePath())) {
              found.set(true);
            }
          }
        },
        new ExprVisitorBase());
    return found.get();
  }

  private static void collectRequired(@Nullable Op op, List<Triple> required) {
    if (op instanceof OpBGP bgp) {
      required.addAll(bgp.getPattern().getList());
    } else if (op instanceof OpFilter filter) {
      collectRequired(filter.getSubOp(), required);
    } else if (op instanceof OpExtend extend) {
      collectRequired(extend.getSubOp(), required);
    } else if (op instanceof OpJoin join) {
      collectRequired(join.getLeft(), required);
      collectRequired(join.getRight(), required);
    } else if (op instanceof OpSequence sequence) {
      sequence.getElements().forEach(part -> collectRequired(part, required));
    } else if (op instanceof OpLeftJoin join) {
      collectRequired(join.getLeft(), required);
    } else if (op instanceof OpMinus minus) {
      collectRequired(minus.getLeft(), required);
    }
  }
}
