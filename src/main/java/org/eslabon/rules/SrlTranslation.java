package org.eslabon.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.Template;
import org.eslabon.rules.SrlDocument.Element;
import org.eslabon.rules.SrlDocument.Reads;
import org.eslabon.rules.SrlDocument.SrlRule;

/**
 * A rule of SPARQL-RL as the CONSTRUCT that means the same (section 5 of the draft).
 *
 * <p>In SPARQL-RL an element sees what stands before it, in SPARQL a filter sees its whole group.
 * The two differ where {@code NOT} or {@code SET} has a variable that something after it binds;
 * what stands up to there then becomes a group of its own.
 */
final class SrlTranslation {

  /** Blank nodes of a body count as variables: each solution has its own head. */
  private final boolean namesBlanks;

  private final Map<Node, Var> blanks = new HashMap<>();

  private SrlTranslation(boolean namesBlanks) {
    this.namesBlanks = namesBlanks;
  }

  static Query query(SrlRule rule) {
    List<Triple> head = labelled(rule.head());
    boolean hasBlanks = head.stream().anyMatch(SrlTranslation::hasBlank);
    ElementGroup body = new SrlTranslation(hasBlanks).group(rule.body());
    return construct(head, inGraph(rule.given(), body), rule.prefixes());
  }

  /** Data blocks as a rule whose body is empty. */
  static Query query(List<Triple> data, PrefixMapping prefixes) {
    return construct(labelled(data), new ElementGroup(), prefixes);
  }

  private static Query construct(List<Triple> head, ElementGroup body, PrefixMapping prefixes) {
    Query query = QueryFactory.make();
    query.setSyntax(Syntax.syntaxARQ);
    query.setPrefixMapping(prefixes);
    query.setQueryConstructType();
    query.setConstructTemplate(new Template(BasicPattern.wrap(head)));
    query.setQueryPattern(body);
    return query;
  }

  private static ElementGroup inGraph(Reads reads, ElementGroup group) {
    if (reads == Reads.EVERYTHING) {
      return group;
    }
    ElementGroup outer = new ElementGroup();
    outer.addElement(new ElementNamedGraph(GivenGraph.NAME, group));
    return outer;
  }

  private ElementGroup group(List<Element> elements) {
    ElementGroup group = new ElementGroup();
    Set<Var> before = new HashSet<>();
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      add(element, group);
      Set<Var> own = new HashSet<>();
      collect(element, own);
      if (element instanceof Element.Negation || element instanceof Element.Assignment) {
        Set<Var> later = new HashSet<>();
        elements.subList(i + 1, elements.size()).forEach(next -> collect(next, later));
        later.retainAll(own);
        later.removeAll(before);
        if (!later.isEmpty()) {
          ElementGroup outer = new ElementGroup();
          outer.addElement(group);
          group = outer;
        }
      }
      if (!(element instanceof Element.Negation)) {
        before.addAll(own);
      }
    }
    return group;
  }

  private void add(Element element, ElementGroup group) {
    if (element instanceof Element.Patterns patterns) {
      ElementPathBlock block = new ElementPathBlock();
      patterns.patterns().forEach(pattern -> block.addTriple(named(pattern.asTriple())));
      group.addElement(block);
    } else if (element instanceof Element.Filter filter) {
      group.addElement(new ElementFilter(filter.condition()));
    } else if (element instanceof Element.Negation negation) {
      ElementGroup inner = inGraph(negation.reads(), group(negation.body()));
      group.addElement(new ElementFilter(new E_NotExists(inner)));
    } else if (element instanceof Element.Assignment assignment) {
      group.addElement(new ElementBind(assignment.variable(), assignment.expression()));
      if (canFail(assignment.expression())) {
        group.addElement(new ElementFilter(new E_Bound(new ExprVar(assignment.variable()))));
      }
    }
  }

  private static boolean canFail(Expr expression) {
    return !expression.isConstant() && !expression.isVariable();
  }

  /** The variables whose value matters to the elements after: those of patterns and SET. */
  private void collect(Element element, Set<Var> variables) {
    if (element instanceof Element.Patterns patterns) {
      for (TriplePath pattern : patterns.patterns()) {
        Triple triple = named(pattern.asTriple());
        for (Node term : terms(triple)) {
          SrlDocument.variables(term).forEach(variables::add);
        }
      }
    } else if (element instanceof Element.Negation negation) {
      negation.body().forEach(inner -> collect(inner, variables));
    } else if (element instanceof Element.Assignment assignment) {
      variables.add(assignment.variable());
    }
  }

  private Triple named(Triple triple) {
    return namesBlanks
        ? Triple.create(
            named(triple.getSubject()), named(triple.getPredicate()), named(triple.getObject()))
        : triple;
  }

  private Node named(Node term) {
    if (term.isTripleTerm()) {
      return NodeFactory.createTripleTerm(named(term.getTriple()));
    }
    return term.isVariable() && Var.isBlankNodeVar(term)
        ? blanks.computeIfAbsent(term, t -> Var.alloc("_b" + blanks.size()))
        : term;
  }

  /** The parser labels blank nodes at random; the nodes a rule makes must not be. */
  private static List<Triple> labelled(List<Triple> triples) {
    Map<Node, Node> labels = new HashMap<>();
    List<Triple> labelled = new ArrayList<>();
    for (Triple triple : triples) {
      labelled.add(labelled(triple, labels));
    }
    return labelled;
  }

  private static Triple labelled(Triple triple, Map<Node, Node> labels) {
    Node[] terms = new Node[3];
    for (int i = 0; i < 3; i++) {
      Node term = terms(triple).get(i);
      if (term.isBlank()) {
        labels.putIfAbsent(term, NodeFactory.createBlankNode("b" + labels.size()));
        terms[i] = labels.get(term);
      } else {
        terms[i] =
            term.isTripleTerm()
                ? NodeFactory.createTripleTerm(labelled(term.getTriple(), labels))
                : term;
      }
    }
    return Triple.create(terms[0], terms[1], terms[2]);
  }

  private static boolean hasBlank(Triple triple) {
    return terms(triple).stream()
        .anyMatch(term -> term.isBlank() || (term.isTripleTerm() && hasBlank(term.getTriple())));
  }

  private static List<Node> terms(Triple triple) {
    return List.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }
}
