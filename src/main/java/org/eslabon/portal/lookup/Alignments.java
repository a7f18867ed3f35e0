package org.eslabon.portal.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.store.GraphNames;

/**
 * How our terms stand to those of other vocabularies, as {@code alignments.ttl} of the ontology
 * says it. It is shown and given away with the vocabulary, in a graph of its own; it is no part of
 * the theory, and nothing is concluded from it. Immutable.
 */
public final class Alignments {

  private static final String FILE = "alignments.ttl";

  private static final Set<String> WORDS =
      Set.of(
          "subClassOf",
          "subPropertyOf",
          "equivalentClass",
          "equivalentProperty",
          "exactMatch",
          "closeMatch",
          "relatedMatch",
          "broadMatch",
          "narrowMatch",
          "seeAlso");

  private final Graph graph;

  private Alignments(Graph graph) {
    this.graph = graph;
  }

  /** Those of an ontology; an ontology need not have any. */
  public static Alignments read(Path ontology) {
    Graph graph = GraphFactory.createDefaultGraph();
    Path file = ontology.resolve(FILE);
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return new Alignments(graph);
  }

  /** Property to the terms that it leads to. */
  public Map<Node, List<Node>> of(Node term) {
    return graph.stream(term, Node.ANY, Node.ANY)
        .filter(triple -> triple.getObject().isURI())
        .filter(triple -> !triple.getPredicate().equals(RDF.Nodes.type))
        .sorted(Comparator.comparing(triple -> shorten(triple.getObject())))
        .collect(
            Collectors.groupingBy(
                Triple::getPredicate,
                () -> new TreeMap<>(Comparator.comparing(Node::getURI)),
                Collectors.mapping(Triple::getObject, Collectors.toList())));
  }

  /** What pages call a property, as the end of a key of their words. */
  public static Optional<String> word(Node property) {
    return Optional.of(property.getLocalName()).filter(WORDS::contains);
  }

  /** The short name of a term of another vocabulary. */
  public String shorten(Node term) {
    String name = graph.getPrefixMapping().shortForm(term.getURI());
    return name.equals(term.getURI()) ? SafeText.of(name) : name;
  }

  /** Adds all of them. */
  public void addTo(DatasetGraph target) {
    addTo(target, Node.ANY);
  }

  /** Adds what is said of one term, {@link Node#ANY} for all. */
  public void addTo(DatasetGraph target, Node term) {
    Node name = GraphNames.theory(FILE);
    graph.find(term, Node.ANY, Node.ANY).forEach(triple -> target.add(Quad.create(name, triple)));
    target.prefixes().putAll(graph.getPrefixMapping());
  }
}
