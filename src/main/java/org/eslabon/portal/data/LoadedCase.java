package org.eslabon.portal.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.model.DataIris;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.store.GraphNames;

/**
 * One folder of tables or RDF that was loaded: a dataset of the catalogue. Immutable.
 *
 * @param folder its name
 * @param things class to how many things of it the folder describes
 * @param clusters names of the clusters it describes
 * @param countries ISO 3166-1 codes
 * @param sources the works it cites
 * @param loaded when the newest of its files was loaded
 */
public record LoadedCase(
    String folder,
    Map<Node, Long> things,
    List<String> clusters,
    List<String> countries,
    List<Node> sources,
    Optional<Node> loaded) {

  private static final PageQuery CLASSES = PageQuery.named("catalog-cases");
  private static final PageQuery FACTS = PageQuery.named("catalog-facts");

  /** What the names of the graphs of all folders start with. */
  private static final String ASSERTED = GraphNames.asserted("").getURI();

  /** Copies the collections. */
  public LoadedCase {
    things = new LinkedHashMap<>(things);
    clusters = List.copyOf(clusters);
    countries = List.copyOf(countries);
    sources = List.copyOf(sources);
  }

  /** All folders, sorted by name. */
  static List<LoadedCase> all(DatasetGraph data) {
    Map<String, Node> values = Map.of("asserted", NodeFactory.createLiteralString(ASSERTED));
    Map<String, Map<Node, Long>> things = new TreeMap<>();
    for (PageQuery.Row row : CLASSES.rows(data, values)) {
      things
          .computeIfAbsent(row.text("case"), any -> new LinkedHashMap<>())
          .put(row.node("class"), row.count("things"));
    }
    Map<String, Map<String, List<Node>>> facts = new TreeMap<>();
    for (PageQuery.Row row : FACTS.rows(data, values)) {
      facts
          .computeIfAbsent(row.text("case"), any -> new TreeMap<>())
          .computeIfAbsent(row.text("what"), any -> new ArrayList<>())
          .add(row.node("value"));
    }
    return things.entrySet().stream()
        .map(
            each -> of(each.getKey(), each.getValue(), facts.getOrDefault(each.getKey(), Map.of())))
        .toList();
  }

  private static LoadedCase of(
      String folder, Map<Node, Long> things, Map<String, List<Node>> facts) {
    List<Node> times = facts.getOrDefault("time", List.of());
    return new LoadedCase(
        folder,
        things,
        texts(facts.getOrDefault("cluster", List.of())),
        texts(facts.getOrDefault("country", List.of())),
        facts.getOrDefault("source", List.of()).stream().filter(Node::isURI).toList(),
        times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() - 1)));
  }

  private static List<String> texts(List<Node> literals) {
    return literals.stream()
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .distinct()
        .toList();
  }

  /** The name as people read it: {@code sinos-valley} is {@code Sinos valley}. */
  public String title() {
    String words = folder.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty() ? folder : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Whether a graph belongs to the folder. */
  boolean holds(Node graph) {
    return graph.isURI() && graph.getURI().startsWith(ASSERTED + folder + "/");
  }

  /** Where its data is, in one of the forms of {@link CaseDump}. */
  public String path(String ending) {
    return "/dump/case/" + DataIris.encode(folder) + "." + ending;
  }
}
