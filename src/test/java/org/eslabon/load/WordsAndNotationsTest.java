package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The words that cells may hold are the notations of the concepts they stand for. */
@NullMarked
final class WordsAndNotationsTest {

  private static final Graph THEORY = theory();

  /** The words of one column, and the class whose notations they are. */
  private static final Map<String, Map<String, Node>> COLUMNS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Function", Concepts.FUNCTION),
              Map.entry("SalesMode", Concepts.SALES_MODE),
              Map.entry("PowerRelation", Concepts.POWER),
              Map.entry("Grade", Concepts.HIGH_LOW),
              Map.entry("UpgradingType", Concepts.UPGRADING),
              Map.entry("UpgradingStatus", Concepts.UPGRADING_STATUS),
              Map.entry("Direction", Concepts.DIRECTION),
              Map.entry("JointActionForm", Concepts.FORM),
              Map.entry("ObservationKind", Concepts.OBSERVATION_KIND),
              Map.entry("ClaimProperty", Concepts.CLAIMED_PROPERTY)));

  @TestFactory
  Stream<DynamicTest> columnKnowsExactlyTheNotationsOfItsScheme() {
    return COLUMNS.entrySet().stream()
        .map(
            column ->
                DynamicTest.dynamicTest(
                    column.getKey(),
                    () -> assertEquals(notations(column.getKey()), column.getValue())));
  }

  @Test
  void settersOfProductAndProcessShareOneScheme() {
    Map<String, Node> words = new HashMap<>(Concepts.PRODUCT_DEFINED_BY);
    words.putAll(Concepts.PROCESS_DEFINED_BY);
    assertEquals(notations("ParameterSetting"), words);
  }

  @Test
  void everyWordOfAClaimStandsForANotedConcept() {
    Concepts.CLAIMED_WORDS.forEach(
        (property, words) -> {
          assertFalse(words.isEmpty(), property);
          words
              .values()
              .forEach(
                  concept ->
                      assertEquals(
                          1,
                          THEORY.stream(concept, SKOS.notation.asNode(), Node.ANY)
                              .map(Triple::getObject)
                              .filter(notation -> words.get(text(notation)) != null)
                              .count(),
                          concept.toString()));
        });
  }

  @Test
  void everyKindOfInstitutionIsNotedOnItsClass() {
    Map<String, Node> kinds = new HashMap<>(Concepts.INSTITUTION_KIND);
    // what is none of the others is an institution and no more
    kinds.remove("other");
    Map<String, Node> noted = new HashMap<>();
    THEORY
        .find(Node.ANY, SKOS.notation.asNode(), Node.ANY)
        .forEachRemaining(
            triple -> {
              if (THEORY.contains(
                  triple.getSubject(), RDFS.Nodes.subClassOf, Esl.term("Institution"))) {
                noted.put(text(triple.getObject()), triple.getSubject());
              }
            });
    assertEquals(noted, kinds);
  }

  private static Map<String, Node> notations(String type) {
    Map<String, Node> notations = new HashMap<>();
    THEORY.stream(Node.ANY, RDF.Nodes.type, Esl.term(type))
        .map(Triple::getSubject)
        .forEach(
            concept ->
                THEORY
                    .find(concept, SKOS.notation.asNode(), Node.ANY)
                    .forEachRemaining(triple -> notations.put(text(triple.getObject()), concept)));
    return notations;
  }

  private static String text(Node literal) {
    return literal.getLiteralLexicalForm();
  }

  private static Graph theory() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, Path.of("ontology/eslabon.ttl").toUri().toString());
    try (Stream<Path> schemes = Files.list(Path.of("ontology/schemes"))) {
      schemes.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }
}
