package org.eslabon.portal.vocabulary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.ValueGraph;
import org.eslabon.load.CellText;
import org.eslabon.model.Bilingual;
import org.eslabon.model.Curies;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.Alignments;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.lookup.Term;
import org.eslabon.portal.lookup.Vocabulary;
import org.eslabon.portal.visit.Visit;

/** Gathers what the page about one term shows. */
final class TermPage {

  private static final String ELSEWHERE = "vocabulary.elsewhere-";
  private static final PageQuery INSTANCES = PageQuery.named("vocabulary-instances");

  private final ValueGraph graph;
  private final Vocabulary vocabulary;
  private final TermUse use;
  private final TermCounts counts;
  private final Alignments alignments;
  private final Visit visit;
  private final Language language;
  private final Curies curies;

  TermPage(Visit visit, VocabularyPages.Known known, TermUse use, Alignments alignments) {
    this.graph = visit.graph();
    this.counts = known.counts();
    this.vocabulary = known.vocabulary();
    this.alignments = alignments;
    this.use = use;
    this.visit = visit;
    this.language = visit.words().language();
    this.curies = new Curies(graph.settings().base());
  }

  TermView of(Term term) {
    Node node = term.node();
    boolean isClass = term.kind() == Term.Kind.CLASS;
    return new TermView(
        term,
        language,
        curies.shorten(node.getURI()),
        facts(term),
        below(term),
        isClass ? vocabulary.propertiesOf(node, language) : List.of(),
        isClass ? vocabulary.propertiesTo(node, language) : List.of(),
        new TermView.Use(use.concluding(node), use.reading(node), use.asking(node)),
        uses(term),
        isClass ? things(node) : List.of(),
        counts.things().getOrDefault(node, 0L));
  }

  private List<TermView.Branch> below(Term term) {
    List<Term> terms =
        term.kind() == Term.Kind.SCHEME
            ? vocabulary.roots(vocabulary.members(term.node(), language))
            : vocabulary.below(term.node(), language);
    return TermBranches.of(vocabulary, terms, language);
  }

  private List<TermView.Fact> facts(Term term) {
    List<TermView.Fact> facts = new ArrayList<>();
    add(facts, "vocabulary.type", term.types());
    add(facts, "vocabulary.parents", term.parents());
    add(facts, "vocabulary.scheme", term.schemes());
    add(facts, "vocabulary.domain", term.domains());
    add(facts, "vocabulary.range", term.ranges());
    if (!term.notation().isEmpty()) {
      facts.add(
          new TermView.Fact(
              "vocabulary.notation", "", List.of(new TermView.Value(term.notation(), ""))));
    }
    List<TermView.Value> columns =
        (term.kind() == Term.Kind.CLASS
                ? CellText.tables(term.node())
                : CellText.columns(term.node()))
            .stream().map(column -> new TermView.Value(column, "")).toList();
    if (!columns.isEmpty()) {
      facts.add(new TermView.Fact("vocabulary.column", "", columns));
    }
    others(term, facts);
    elsewhere(term, facts);
    add(facts, "vocabulary.source", term.sources());
    List<TermView.Value> locators =
        term.locators().stream().map(locator -> new TermView.Value(locator, "")).toList();
    if (!locators.isEmpty()) {
      facts.add(new TermView.Fact("vocabulary.locator", "", locators));
    }
    return facts;
  }

  private void add(List<TermView.Fact> facts, String word, List<Node> values) {
    if (!values.isEmpty()) {
      facts.add(new TermView.Fact(word, "", values.stream().map(this::value).toList()));
    }
  }

  /** What else the theory says, property by property. */
  private void others(Term term, List<TermView.Fact> facts) {
    term.others()
        .forEach(
            (property, values) ->
                facts.add(
                    new TermView.Fact(
                        "", name(property), values.stream().map(this::value).toList())));
  }

  /** How the term stands to terms of others, which alignments say and nothing is concluded from. */
  private void elsewhere(Term term, List<TermView.Fact> facts) {
    alignments
        .of(term.node())
        .forEach(
            (property, others) ->
                facts.add(
                    new TermView.Fact(
                        Alignments.word(property).map(ELSEWHERE::concat).orElse(""),
                        alignments.shorten(property),
                        others.stream().map(this::elsewhere).toList())));
  }

  private TermView.Value elsewhere(Node other) {
    String iri = other.getURI();
    return new TermView.Value(alignments.shorten(other), SafeText.isWebAddress(iri) ? iri : "");
  }

  private List<TermView.Count> uses(Term term) {
    return switch (term.kind()) {
      case PROPERTY ->
          counts.triples().getOrDefault(term.node(), List.of()).stream()
              .map(each -> new TermView.Count("vocabulary." + each.layer(), none(), each.count()))
              .toList();
      case CONCEPT ->
          counts.references().getOrDefault(term.node(), List.of()).stream()
              .map(each -> new TermView.Count("", value(each.property()), each.count()))
              .toList();
      // classes show their things, schemes their concepts
      case CLASS, SCHEME -> List.of();
    };
  }

  private static TermView.Value none() {
    return new TermView.Value("", "");
  }

  private List<TermView.Thing> things(Node type) {
    Map<String, Node> values =
        Map.of("class", type, "lang", NodeFactory.createLiteralString(language.tag()));
    Set<Node> seen = new HashSet<>();
    List<TermView.Thing> things = new ArrayList<>();
    for (PageQuery.Row row : INSTANCES.about(graph, values)) {
      Node thing = row.node("thing");
      if (seen.add(thing)) {
        String name = row.text("name");
        things.add(
            new TermView.Thing(thing, name.isEmpty() ? curies.shorten(thing.getURI()) : name));
      }
    }
    return things;
  }

  private TermView.Value value(Node node) {
    if (!node.isURI()) {
      return new TermView.Value(node.isLiteral() ? node.getLiteralLexicalForm() : "…", "");
    }
    String iri = node.getURI();
    boolean ours = iri.startsWith(graph.settings().base()) || vocabulary.find(node).isPresent();
    boolean outside = !ours && (iri.startsWith("https://") || iri.startsWith("http://"));
    return new TermView.Value(name(node), ours ? visit.links().toThing(node) : outside ? iri : "");
  }

  /** The label of a term or thing, else its short name. */
  private String name(Node node) {
    return vocabulary
        .find(node)
        .map(term -> term.title(language))
        .or(() -> label(node))
        .orElseGet(() -> curies.shorten(node.getURI()));
  }

  private Optional<String> label(Node node) {
    List<Node> labels = new ArrayList<>();
    graph
        .data()
        .find(Node.ANY, node, RDFS.Nodes.label, Node.ANY)
        .forEachRemaining(quad -> labels.add(quad.getObject()));
    Bilingual label = Bilingual.of(labels);
    return label.isEmpty() ? Optional.empty() : Optional.of(label.in(language));
  }
}
