package org.eslabon.portal.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.query.Profile;
import org.eslabon.rules.proof.Proof;
import org.eslabon.store.Labels;

/**
 * What was looked up for a page, so that neither another part of it nor the same page in the other
 * language looks again. For one thread, and one state of the graph.
 */
public final class Lookups {

  private final ValueGraph graph;
  private final Map<Language, Labels> labels;
  private final ThingStatements statements;
  private final Map<Question, List<Row>> rows = new HashMap<>();
  private final Map<Triple, Proof> proofs = new HashMap<>();

  private final Map<InLanguage, Profile> profiles = new HashMap<>();

  private record Question(String query, Map<String, Node> values) {}

  private record InLanguage(Node cluster, Language language) {}

  private Lookups(ValueGraph graph, Map<Language, Labels> labels) {
    this.graph = graph;
    this.labels = labels;
    this.statements = new ThingStatements(graph);
  }

  /** Nothing yet. */
  public static Lookups in(ValueGraph graph) {
    return new Lookups(graph, new HashMap<>());
  }

  /** The same for another page, over a graph that nobody writes to. */
  public Lookups further() {
    return new Lookups(graph, labels);
  }

  /** What things are called in a language. */
  public Labels labels(Language language) {
    return labels.computeIfAbsent(
        language, any -> new Labels(graph.data(), graph.settings().base(), language));
  }

  /** What the graphs say of things. */
  public ThingStatements statements() {
    return statements;
  }

  /** Rows of a query of the pages. */
  public List<Row> rows(String query, Map<String, Node> values) {
    Question question = new Question(query, values);
    return once(rows, question, () -> PageQuery.named(query).about(graph, values));
  }

  /** Why a statement holds. */
  public Proof proof(Triple statement) {
    return once(proofs, statement, () -> graph.explain(statement));
  }

  /** What the frameworks find of a cluster. */
  public Profile profile(Node cluster, Language language) {
    return once(
        profiles,
        new InLanguage(cluster, language),
        () ->
            profiles.entrySet().stream()
                .filter(known -> known.getKey().cluster().equals(cluster))
                .findFirst()
                .map(known -> graph.translated(known.getValue(), language))
                .orElseGet(() -> graph.profile(cluster.getURI(), language)));
  }

  /** Looking up one thing may look up others, so this is no {@code computeIfAbsent}. */
  private static <K, V> V once(Map<K, V> known, K question, Supplier<V> answer) {
    V found = known.get(question);
    if (found == null) {
      found = answer.get();
      known.put(question, found);
    }
    return found;
  }
}
