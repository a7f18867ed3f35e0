package org.eslabon.rules;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The targets of the shapes that a rule hangs on. A rule that speaks of {@code $this} holds for the
 * targets only; one that does not is left as it is.
 */
final class ShaclTarget {

  private static final Var THIS = Var.alloc("this");

  private final Graph graph;

  ShaclTarget(Graph graph) {
    this.graph = graph;
  }

  List<Node> shapesOf(Node rule) {
    return graph
        .find(Node.ANY, ShaclTerms.RULE, rule)
        .mapWith(triple -> triple.getSubject())
        .toList();
  }

  /**
   * The rule with its target, and the conditions on it, before its body. Where the rule does not
   * use {@code $this}, conditions ask that some target meets them.
   *
   * @param conditions a graph pattern about {@code ?this}, empty for none
   */
  Rule narrow(Rule rule, Node node, String conditions) {
    List<String> patterns = new ArrayList<>();
    for (Node shape : shapesOf(node)) {
      patterns.addAll(patterns(shape));
    }
    boolean usesThis = OpVars.visibleVars(rule.body()).contains(THIS);
    if (patterns.isEmpty() || (!usesThis && conditions.isEmpty())) {
      return rule;
    }
    String targets = "{ " + String.join(" UNION ", patterns) + " } " + conditions;
    String where = usesThis ? targets : "FILTER EXISTS { " + targets + " }";
    ElementGroup both = new ElementGroup();
    both.addElement(
        QueryFactory.create("SELECT * WHERE { " + where + " }", Syntax.syntaxSPARQL_11)
            .getQueryPattern());
    both.addElement(rule.query().getQueryPattern());
    Query narrowed = rule.query().cloneQuery();
    narrowed.setQueryPattern(both);
    RuleText text = new RuleText(rule.text().file(), 0, narrowed.serialize());
    return Rule.of(rule.name(), rule.header(), text, narrowed);
  }

  private List<String> patterns(Node shape) {
    List<String> patterns = new ArrayList<>();
    for (Node type : objects(shape, ShaclTerms.TARGET_CLASS)) {
      patterns.add(ofClass(type));
    }
    if (shape.isURI() && isClass(shape)) {
      patterns.add(ofClass(shape));
    }
    for (Node target : objects(shape, ShaclTerms.TARGET_NODE)) {
      patterns.add("{ VALUES ?this { " + NodeFmtLib.strNT(target) + " } }");
    }
    for (Node property : objects(shape, ShaclTerms.TARGET_SUBJECTS)) {
      patterns.add("{ ?this " + NodeFmtLib.strNT(property) + " ?targetObject }");
    }
    for (Node property : objects(shape, ShaclTerms.TARGET_OBJECTS)) {
      patterns.add("{ ?targetSubject " + NodeFmtLib.strNT(property) + " ?this }");
    }
    return patterns;
  }

  private boolean isClass(Node shape) {
    return graph.contains(shape, RDF.type.asNode(), RDFS.Class.asNode())
        || graph.contains(shape, RDF.type.asNode(), OWL.Class.asNode());
  }

  private static String ofClass(Node type) {
    return "{ ?this <" + RDF.type + ">/<" + RDFS.subClassOf + ">* " + NodeFmtLib.strNT(type) + " }";
  }

  private List<Node> objects(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList();
  }
}
