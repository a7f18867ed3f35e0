package org.eslabon.load;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/**
 * Where each graph of a dataset came from. A file that names graphs itself (TriG, N-Quads) makes
 * several graphs; each is then a part of the file's own graph, and goes when the file is loaded
 * again. A graph that was changed by hand afterwards says so.
 */
public final class Provenance {

  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final Node ENTITY = NodeFactory.createURI(PROV + "Entity");
  private static final Node GENERATED = NodeFactory.createURI(PROV + "generatedAtTime");
  private static final Node TITLE = DCTerms.title.asNode();
  private static final Node PART_OF = DCTerms.isPartOf.asNode();
  private static final Node MODIFIED = DCTerms.modified.asNode();
  private static final Node SHA256 = Esl.term("sha256");
  private static final Node MAPPING = Esl.term("mapping");
  private static final Node TRIPLES = Esl.term("tripleCount");

  private final DatasetGraph dataset;
  private final Facts facts;

  /** Reads and writes the provenance graph of a dataset, inside a transaction of the caller. */
  public Provenance(DatasetGraph dataset) {
    this.dataset = dataset;
    this.facts = new Facts(dataset::add);
  }

  /** The graph itself and those that the file it came from named. */
  Set<Node> graphsOf(Node graph) {
    Set<Node> graphs = new LinkedHashSet<>();
    graphs.add(graph);
    Iterator<Quad> parts = dataset.find(GraphNames.PROVENANCE, Node.ANY, PART_OF, graph);
    parts.forEachRemaining(part -> graphs.add(part.getSubject()));
    return graphs;
  }

  void forget(Node graph) {
    dataset.deleteAny(GraphNames.PROVENANCE, graph, Node.ANY, Node.ANY);
  }

  void record(Node graph, InputFile file, String digest, long triples) {
    facts.say(graph, file, digest);
    say(graph, TRIPLES, RowTranslator.integer(triples));
  }

  /** Says which file a graph came from. */
  static final class Facts {
    private final QuadSink sink;
    private final Node now = time(Instant.now());

    /** Says it to a sink. */
    Facts(QuadSink sink) {
      this.sink = sink;
    }

    /** What is known of a graph but for the number of its triples. */
    void say(Node graph, InputFile file, String digest) {
      say(graph, RDF.Nodes.type, ENTITY);
      say(graph, TITLE, NodeFactory.createLiteralString(file.name()));
      say(graph, SHA256, NodeFactory.createLiteralString(digest));
      say(graph, GENERATED, changed(file));
      if (file.reader() instanceof MappedCsv mapped) {
        say(graph, MAPPING, NodeFactory.createLiteralString(mapped.mapping().file()));
      }
      if (!graph.equals(file.graph())) {
        say(graph, PART_OF, file.graph());
      }
    }

    /** When the file got its content, so that loading it again says the same again. */
    private Node changed(InputFile file) {
      try {
        return time(Files.getLastModifiedTime(file.path()).toInstant());
      } catch (IOException gone) {
        return now;
      }
    }

    private static Node time(Instant instant) {
      return NodeFactory.createLiteralDT(
          instant.truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
    }

    private void say(Node graph, Node property, Node value) {
      sink.add(GraphNames.PROVENANCE, graph, property, value);
    }
  }

  /**
   * Notes that a graph is about to change, other than by loading a file.
   *
   * @param difference triples that it gains, less those that it loses
   */
  public void recordChange(Node graph, long difference) {
    long triples = difference + triplesOf(graph);
    dataset.deleteAny(GraphNames.PROVENANCE, graph, TRIPLES, Node.ANY);
    dataset.deleteAny(GraphNames.PROVENANCE, graph, MODIFIED, Node.ANY);
    if (triples == 0) {
      forget(graph);
    } else {
      say(graph, RDF.Nodes.type, ENTITY);
      say(graph, MODIFIED, facts.now);
      say(graph, TRIPLES, RowTranslator.integer(triples));
    }
  }

  /** As noted, since counting takes long; counted where nothing is noted. */
  private long triplesOf(Node graph) {
    List<Quad> noted = Iter.toList(dataset.find(GraphNames.PROVENANCE, graph, TRIPLES, Node.ANY));
    return noted.isEmpty()
        ? Iter.count(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY))
        : ((Number) noted.get(0).getObject().getLiteralValue()).longValue();
  }

  private void say(Node graph, Node property, Node value) {
    dataset.add(GraphNames.PROVENANCE, graph, property, value);
  }
}
