package org.eslabon.load;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Takes what an RDF parser finds. Triples go into the file's graph; graphs that the file names keep
 * their names.
 */
final class RdfSink extends StreamRDFBase {

  private final InputFile file;
  private final Pass pass;
  private final Set<Node> named = new HashSet<>();

  RdfSink(InputFile file, Pass pass) {
    this.file = file;
    this.pass = pass;
  }

  @Override
  public void triple(Triple triple) {
    add(file.graph(), triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  @Override
  public void quad(Quad quad) {
    if (quad.isDefaultGraph()) {
      add(file.graph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
      return;
    }
    if (pass.checking() && named.add(quad.getGraph())) {
      pass.graphs().claim(quad.getGraph(), file.name()).ifPresent(pass.problems()::add);
    }
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  private void add(Node graph, Node subject, Node predicate, Node object) {
    if (pass.checking() && predicate.equals(RDF.Nodes.type) && subject.isURI()) {
      pass.keys().addDescribed(subject.getURI(), pass.iris().base());
    }
    pass.sink().add(graph, subject, predicate, object);
  }
}
