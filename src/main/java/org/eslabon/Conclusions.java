package org.eslabon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;

/** Finds things by the names people use, and what rules concluded about them. */
final class Conclusions {

  private static final Node HEADLINE = Esl.term("headline");

  private final DatasetGraph data;
  private final String base;

  Conclusions(DatasetGraph data, String base) {
    this.data = data;
    this.base = base;
  }

  /** The things that an id, an IRI or a short name stands for; an id can stand for several. */
  List<Node> find(String name) {
    Set<Node> found = new LinkedHashSet<>();
    Node literal = NodeFactory.createLiteralString(name);
    subjects(DCTerms.identifier.asNode(), literal).forEach(found::add);
    String iri = new Curies(base).expand(name).orElse(name);
    Node node = NodeFactory.createURI(iri);
    if (iri.contains(":") && data.contains(Node.ANY, node, Node.ANY, Node.ANY)) {
      found.add(node);
    }
    if (found.isEmpty()) {
      throw new ProblemException(unknown(name));
    }
    return List.copyOf(found);
  }

  /**
   * What answers the first questions about a thing: conclusions with it as subject or object whose
   * property the ontology marks as a headline.
   */
  List<Triple> headlinesAbout(Node thing) {
    Set<Node> headlines = subjects(HEADLINE, Node.ANY);
    return inferred(thing).stream()
        .filter(triple -> headlines.contains(triple.getPredicate()))
        .toList();
  }

  /** Everything that rules concluded with a thing as subject or object, in a stable order. */
  List<Triple> inferred(Node thing) {
    Set<Triple> triples = new LinkedHashSet<>();
    collect(data.find(Node.ANY, thing, Node.ANY, Node.ANY), triples);
    collect(data.find(Node.ANY, Node.ANY, Node.ANY, thing), triples);
    List<Triple> sorted = new ArrayList<>(triples);
    sorted.sort(
        Comparator.comparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms));
    return sorted;
  }

  private static void collect(Iterator<Quad> quads, Set<Triple> into) {
    quads.forEachRemaining(
        quad -> {
          if (GraphNames.isInferred(quad.getGraph())) {
            into.add(quad.asTriple());
          }
        });
  }

  private Set<Node> subjects(Node predicate, Node object) {
    Set<Node> subjects = new LinkedHashSet<>();
    data.find(Node.ANY, Node.ANY, predicate, object)
        .forEachRemaining(quad -> subjects.add(quad.getSubject()));
    return subjects;
  }

  private Problem unknown(String name) {
    Set<String> ids = new TreeSet<>();
    data.find(Node.ANY, Node.ANY, DCTerms.identifier.asNode(), Node.ANY)
        .forEachRemaining(quad -> ids.add(quad.getObject().getLiteralLexicalForm()));
    return new Problem(
        ProblemCode.Q205,
        "nothing is called `" + name + "`: expected an id of a table, a short name or an IRI",
        null,
        NearestName.of(name, ids).map(id -> "did you mean `" + id + "`?").orElse(null));
  }
}
