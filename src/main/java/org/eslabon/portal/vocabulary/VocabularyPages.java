package org.eslabon.portal.vocabulary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.Alignments;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.lookup.PerVersion;
import org.eslabon.portal.lookup.Term;
import org.eslabon.portal.lookup.Vocabulary;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Site;
import org.eslabon.portal.visit.UnknownThing;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;
import org.jspecify.annotations.Nullable;

/** The pages of the vocabulary. Safe for use by several threads. */
public final class VocabularyPages {

  /**
   * What the list of all terms shows.
   *
   * @param classes as trees
   * @param properties by the class that has them, those of no class last
   * @param schemes with their concepts
   * @param sizes how many things each class has
   */
  public record View(
      Language language,
      List<TermView.Branch> classes,
      List<Group> properties,
      List<Scheme> schemes,
      Map<Node, Long> sizes) {

    /** Properties of one class; of no class when there is none. */
    public record Group(@Nullable Term of, List<Term> properties) {}

    /** A scheme and how many concepts it has. */
    public record Scheme(Term scheme, int concepts) {}

    /** Classes with special cases of their own. */
    public List<TermView.Branch> families() {
      return classes.stream().filter(branch -> !branch.below().isEmpty()).toList();
    }

    /** Classes that stand alone. */
    public List<TermView.Branch> loners() {
      return classes.stream().filter(branch -> branch.below().isEmpty()).toList();
    }

    /** The syntaxes in which the ontology is given. */
    public List<String> syntaxes() {
      return DataSyntax.endings();
    }

    /** Names the place of a property on the page; one of several classes has it once. */
    public @Nullable String anchor(Term property, Group group) {
      boolean first =
          properties.stream()
              .filter(each -> each.properties().contains(property))
              .findFirst()
              .filter(group::equals)
              .isPresent();
      return first ? property.name() : null;
    }
  }

  /** What is worked out once for a version of the graph. */
  record Known(Vocabulary vocabulary, TermCounts counts) {}

  private final PerVersion<Known> known;

  /** Rules, queries and alignments do not change while the program runs. */
  private final Once<TermUse> use;

  private final Once<Alignments> alignments;

  VocabularyPages(Site site) {
    ValueGraph graph = site.graph();
    this.known =
        new PerVersion<>(
            graph, () -> new Known(Vocabulary.of(graph.data()), TermCounts.of(graph.data())));
    this.alignments = site.alignments();
    this.use = new Once<>(() -> TermUse.of(graph));
  }

  private Known known() {
    return known.get();
  }

  Stream<Term> terms() {
    return known().vocabulary().all().stream();
  }

  Optional<Term> find(Node node) {
    return known().vocabulary().find(node);
  }

  /** All terms on one page. */
  Answer all(Visit visit) {
    Language language = visit.words().language();
    Vocabulary vocabulary = known().vocabulary();
    List<Term> classes = vocabulary.of(Term.Kind.CLASS, language);
    List<View.Scheme> schemes =
        vocabulary.of(Term.Kind.SCHEME, language).stream()
            .map(each -> new View.Scheme(each, vocabulary.members(each.node(), language).size()))
            .toList();
    View view =
        new View(
            language,
            TermBranches.of(vocabulary, vocabulary.roots(classes), language),
            groups(vocabulary, language),
            schemes,
            known().counts().things());
    Frame.Look look =
        new Frame.Look(
            List.of("vocabulary.css"), List.of("vocabulary.js"), visit.links().to("/ontology.ttl"));
    Frame frame = visit.frame(visit.words().word("vocabulary.title")).with(look);
    return visit.page("vocabulary.jte", frame, view);
  }

  private static List<View.Group> groups(Vocabulary vocabulary, Language language) {
    Map<Node, List<Term>> byClass = new LinkedHashMap<>();
    List<Term> others = new ArrayList<>();
    Set<Node> shown = new HashSet<>();
    for (Term type : vocabulary.of(Term.Kind.CLASS, language)) {
      List<Term> properties = vocabulary.propertiesOf(type.node(), language);
      if (!properties.isEmpty()) {
        byClass.put(type.node(), properties);
        properties.forEach(property -> shown.add(property.node()));
      }
    }
    for (Term property : vocabulary.of(Term.Kind.PROPERTY, language)) {
      if (!shown.contains(property.node())) {
        others.add(property);
      }
    }
    List<View.Group> groups = new ArrayList<>();
    byClass.forEach(
        (type, properties) ->
            groups.add(new View.Group(vocabulary.find(type).orElseThrow(), properties)));
    groups.add(new View.Group(null, others));
    return groups;
  }

  /** One term. */
  Answer one(Visit visit, Term term) {
    TermView view = new TermPage(visit, known(), use.get(), alignments.get()).of(term);
    String path = Vocabulary.path(term.node()).orElseThrow();
    Frame.Look look =
        new Frame.Look(List.of("vocabulary.css"), List.of(), visit.links().to(path + ".ttl"));
    return visit.page("term.jte", visit.frame(view.title()).with(look), view);
  }

  /** 404 with the nearest terms. */
  Answer unknown(Visit visit, Node node) {
    return UnknownThing.answer(
        visit,
        node,
        terms().map(Term::node).filter(each -> each.getURI().startsWith(Esl.NS)).toList());
  }
}
