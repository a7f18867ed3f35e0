package org.eslabon.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every term of the ontology must have, and that nobody uses a term it does not have. */
@NullMarked
final class OntologyTermsTest {

  private static final Pattern CURIE = Pattern.compile("\\besl:([A-Za-z]\\w*)");
  private static final Pattern JAVA_TERM = Pattern.compile("Esl\\s*\\.term\\(\\s*\"(\\w+)\"");
  private static final Set<String> LANGUAGES = Set.of("en", "es");

  private static final List<Node> LABELS = List.of(RDFS.label.asNode());

  /** What a shift needs is all there is to say of it. */
  private static final List<Node> COMMENTS = List.of(RDFS.comment.asNode(), Esl.term("shiftNeeds"));

  private static final Graph THEORY = OntologyFiles.theoryGraph();
  private static final Set<Node> TERMS = terms();

  @Test
  void everyTermHasLabelAndCommentInBothLanguages() {
    Map<String, String> incomplete = new TreeMap<>();
    for (Node term : TERMS) {
      for (List<Node> texts : List.of(LABELS, COMMENTS)) {
        Set<String> missing = new TreeSet<>(LANGUAGES);
        texts.stream()
            .flatMap(property -> objects(term, property).stream())
            .forEach(text -> missing.remove(text.getLiteralLanguage()));
        if (!missing.isEmpty()) {
          incomplete.put(name(term) + " " + texts.get(0).getLocalName(), missing.toString());
        }
      }
    }
    assertEquals(Map.of(), incomplete);
  }

  @Test
  void everyConceptHasOneNameALanguageAndAScheme() {
    List<String> wrong = new ArrayList<>();
    Set<Node> concepts = subjects(SKOS.Concept.asNode());
    assertFalse(concepts.isEmpty());
    for (Node concept : concepts) {
      List<String> languages =
          objects(concept, SKOS.prefLabel.asNode()).stream()
              .map(Node::getLiteralLanguage)
              .sorted()
              .toList();
      if (!languages.equals(List.of("en", "es"))
          || objects(concept, SKOS.inScheme.asNode()).isEmpty()) {
        wrong.add(name(concept) + " " + languages);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyTermNamesAWorkOfTheBibliography() {
    Set<Node> works = subjects(Esl.term("Source"));
    Map<String, String> astray = new TreeMap<>();
    for (Node term : TERMS) {
      Set<Node> sources = objects(term, DCTerms.source.asNode());
      if (sources.isEmpty() || !works.containsAll(sources)) {
        astray.put(name(term), sources.toString());
      }
    }
    assertEquals(Map.of(), astray);
  }

  @Test
  void everyWorkHasAnAuthorAndAYearOrSaysThatItHasNone() {
    List<String> wrong = new ArrayList<>();
    for (Node work : subjects(Esl.term("Source"))) {
      boolean dated =
          !objects(work, DCTerms.issued.asNode()).isEmpty()
              || objects(work, RDFS.comment.asNode()).stream()
                  .anyMatch(note -> note.getLiteralLexicalForm().contains("year not stated"));
      if (!dated || objects(work, DCTerms.creator.asNode()).isEmpty()) {
        wrong.add(work.getURI());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyLocatorNamesLinesOfADocument() {
    List<String> wrong = new ArrayList<>();
    THEORY
        .find(Node.ANY, Esl.term("locator"), Node.ANY)
        .forEachRemaining(
            triple -> {
              String locator = triple.getObject().getLiteralLexicalForm();
              Matcher lines = Pattern.compile("00[0-4]:(\\d+)(?:-(\\d+))?").matcher(locator);
              if (!lines.matches()
                  || (lines.group(2) != null
                      && Integer.parseInt(lines.group(1)) >= Integer.parseInt(lines.group(2)))) {
                wrong.add(name(triple.getSubject()) + " " + locator);
              }
            });
    assertEquals(List.of(), wrong);
  }

  @Test
  void nobodyUsesATermThatIsNotDeclared() {
    Map<String, Set<String>> unknown = new TreeMap<>();
    uses()
        .forEach(
            (file, names) ->
                names.stream()
                    .filter(used -> !TERMS.contains(Esl.term(used)))
                    .forEach(
                        used ->
                            unknown
                                .computeIfAbsent(used, none -> new TreeSet<>())
                                .add(file.toString())));
    assertEquals(Map.of(), unknown);
  }

  @Test
  void everyDeclaredClassAndPropertyIsUsed() {
    Set<String> used = new HashSet<>();
    uses().values().forEach(used::addAll);
    Set<String> idle = new TreeSet<>();
    for (Node term : TERMS) {
      boolean saysSomething =
          THEORY.contains(Node.ANY, term, Node.ANY)
              || THEORY.stream(Node.ANY, Node.ANY, term)
                  .anyMatch(triple -> !triple.getPredicate().equals(RDF.Nodes.first));
      if (isVocabulary(term) && !saysSomething && !used.contains(term.getLocalName())) {
        idle.add(term.getLocalName());
      }
    }
    // governance of other things than chains: here so that nobody takes them for it
    assertEquals(Set.of("ClusterGovernance", "GlobalGovernance", "InitiativeGovernance"), idle);
  }

  /**
   * Terms by file: everything but the theory itself, where a term stands because it is declared.
   */
  private static Map<Path, Set<String>> uses() {
    Map<Path, Set<String>> uses = new TreeMap<>();
    Stream.of("ontology/rules", "ontology/shapes", "queries", "datasets", "src/docs")
        .map(Path::of)
        .flatMap(OntologyTermsTest::texts)
        .forEach(file -> uses.put(file, found(CURIE, file)));
    OntologyFiles.below(Path.of("src/main"), ".java")
        .forEach(file -> uses.put(file, found(JAVA_TERM, file)));
    uses.put(Path.of("ontology/alignments.ttl"), found(CURIE, Path.of("ontology/alignments.ttl")));
    OntologyFiles.theory().forEach(file -> uses.put(file, mentions(file)));
    return uses;
  }

  private static Stream<Path> texts(Path folder) {
    return Stream.of(".rq", ".ttl", ".md", ".csv", ".trig")
        .flatMap(ending -> OntologyFiles.below(folder, ending));
  }

  /** In the theory, a term is used where a statement about another term mentions it. */
  private static Set<String> mentions(Path file) {
    Set<String> mentioned = new HashSet<>();
    OntologyFiles.read(List.of(file)).stream(Node.ANY, Node.ANY, Node.ANY)
        .filter(triple -> !triple.getPredicate().equals(RDF.Nodes.first))
        .flatMap(OntologyTermsTest::mentioned)
        .filter(node -> node.isURI() && node.getURI().startsWith(Esl.NS))
        .forEach(node -> mentioned.add(node.getLocalName()));
    return mentioned;
  }

  private static Stream<Node> mentioned(Triple triple) {
    return Stream.of(triple.getPredicate(), triple.getObject());
  }

  private static Set<String> found(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Node> terms() {
    Set<Node> terms = new TreeSet<>((one, other) -> one.getURI().compareTo(other.getURI()));
    THEORY
        .find(Node.ANY, RDF.Nodes.type, Node.ANY)
        .forEachRemaining(
            triple -> {
              Node subject = triple.getSubject();
              if (subject.isURI() && subject.getURI().startsWith(Esl.NS)) {
                terms.add(subject);
              }
            });
    return terms;
  }

  /** A class or property; concepts and rows of theory are read through their class. */
  private static boolean isVocabulary(Node term) {
    return objects(term, RDF.Nodes.type).stream()
        .anyMatch(type -> type.getURI().startsWith(OWL.NS));
  }

  private static Set<Node> subjects(Node type) {
    return THEORY.stream(Node.ANY, RDF.Nodes.type, type)
        .map(Triple::getSubject)
        .collect(Collectors.toSet());
  }

  private static Set<Node> objects(Node subject, Node property) {
    return THEORY.stream(subject, property, Node.ANY)
        .map(Triple::getObject)
        .collect(Collectors.toSet());
  }

  private static String name(Node term) {
    return term.getURI().startsWith(Esl.NS) ? "esl:" + term.getLocalName() : term.getURI();
  }
}
