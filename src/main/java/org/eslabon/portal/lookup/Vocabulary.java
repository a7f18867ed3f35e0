package org.eslabon.portal.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;

/** All terms of the theory: classes, properties, schemes and concepts. Immutable. */
public final class Vocabulary {

  /** What the IRIs of schemes start with. */
  static final String SCHEMES = "https://w3id.org/eslabon/scheme/";

  /** Namespace to what stands in its place after {@code /vocabulary/}. */
  private static final Map<String, String> PLACES = places();

  private static final PageQuery TERMS = PageQuery.named("vocabulary-terms");

  private final Map<Node, Term> terms;
  private final Map<Node, List<Term>> children = new HashMap<>();
  private final Map<Node, List<Term>> members = new HashMap<>();
  private final Map<Node, List<Term>> byDomain = new HashMap<>();
  private final Map<Node, List<Term>> byRange = new HashMap<>();

  private Vocabulary(Map<Node, Term> terms) {
    this.terms = terms;
    for (Term term : terms.values()) {
      term.parents().forEach(parent -> add(children, parent, term));
      term.schemes().forEach(scheme -> add(members, scheme, term));
      term.domains().forEach(domain -> add(byDomain, domain, term));
      term.ranges().forEach(range -> add(byRange, range, term));
    }
  }

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put(Esl.NS, "");
    places.put(SCHEMES, "scheme/");
    places.put(Esl.ISIC, "isic/");
    return places;
  }

  private static void add(Map<Node, List<Term>> map, Node key, Term term) {
    map.computeIfAbsent(key, any -> new ArrayList<>()).add(term);
  }

  /** Reads the theory of a dataset. */
  public static Vocabulary of(DatasetGraph data) {
    Map<Node, Map<Node, List<Node>>> stated = new LinkedHashMap<>();
    for (PageQuery.Row row : TERMS.rows(data)) {
      stated
          .computeIfAbsent(row.node("term"), any -> new HashMap<>())
          .computeIfAbsent(row.node("property"), any -> new ArrayList<>())
          .add(row.node("value"));
    }
    Map<Node, Term> terms = new LinkedHashMap<>();
    stated.forEach(
        (node, statements) -> {
          Term term = path(node).isPresent() ? Term.of(node, statements) : null;
          if (term != null) {
            terms.put(node, term);
          }
        });
    return new Vocabulary(terms);
  }

  /** The path of the page about a term; empty for what is no term of ours. */
  public static Optional<String> path(Node node) {
    if (!node.isURI()) {
      return Optional.empty();
    }
    String iri = node.getURI();
    return PLACES.entrySet().stream()
        .filter(place -> iri.startsWith(place.getKey()) && iri.length() > place.getKey().length())
        .findFirst()
        .map(place -> "/vocabulary/" + place.getValue() + iri.substring(place.getKey().length()));
  }

  /** The term whose page has a path, which need not be known. */
  public static Node at(String path) {
    String rest = path.substring("/vocabulary/".length());
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      if (!place.getValue().isEmpty() && rest.startsWith(place.getValue())) {
        return NodeFactory.createURI(
            place.getKey() + DataIris.encodeSegment(rest.substring(place.getValue().length())));
      }
    }
    return NodeFactory.createURI(Esl.NS + DataIris.encodeSegment(rest));
  }

  public Optional<Term> find(Node node) {
    return Optional.ofNullable(terms.get(node));
  }

  public Collection<Term> all() {
    return terms.values();
  }

  /** Terms of one kind by title. */
  public List<Term> of(Term.Kind kind, Language language) {
    return sorted(terms.values().stream().filter(term -> term.kind() == kind).toList(), language);
  }

  /** Special cases of a class, property or concept. */
  public List<Term> below(Node node, Language language) {
    return sorted(children.getOrDefault(node, List.of()), language);
  }

  /** Concepts of a scheme. */
  public List<Term> members(Node scheme, Language language) {
    return sorted(members.getOrDefault(scheme, List.of()), language);
  }

  /** Properties that things of a class have. */
  public List<Term> propertiesOf(Node type, Language language) {
    return sorted(byDomain.getOrDefault(type, List.of()), language);
  }

  /** Properties whose values are of a class. */
  public List<Term> propertiesTo(Node type, Language language) {
    return sorted(byRange.getOrDefault(type, List.of()), language);
  }

  /** Classes or concepts under which none of the given terms stands. */
  public List<Term> roots(List<Term> among) {
    Set<Node> present = new TreeSet<>(Comparator.comparing(Node::toString));
    among.forEach(term -> present.add(term.node()));
    return among.stream()
        .filter(term -> term.parents().stream().noneMatch(present::contains))
        .toList();
  }

  private static List<Term> sorted(List<Term> terms, Language language) {
    Function<Term, String> order =
        term ->
            (term.node().getURI().startsWith(Esl.ISIC) ? term.name() : "") + term.title(language);
    return terms.stream()
        .sorted(Comparator.comparing(order, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
