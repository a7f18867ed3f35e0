package org.eslabon.rules.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleTexts;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RuleEngineTest;
import org.eslabon.rules.trace.TracerTest;
import org.eslabon.store.GraphNames;
import org.eslabon.store.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofWritersTest {

  private static final String DATA =
      """
      @prefix esl: <https://w3id.org/eslabon/ontology#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      :f rdfs:label "Shoe Firm" . :big rdfs:label "Big Buyer" .
      :value rdfs:label "annual value"@en , "valor anual"@es .
      :l1 :by :f ; :to :big ; :value 70 ; esl:rowNumber 2 ; esl:locator "001:2-3" ;
        dct:source <http://example/source/001> .
      :l2 :by :f ; :to :other ; :value 30 ; esl:rowNumber 3 .
      <http://example/source/001> dct:creator "A. Author" ; dct:issued "2004" .
      """;

  private static final RuleSet RULES =
      new RuleSet(
          List.of(
              RuleTexts.rule(
                  "total",
                  "CONSTRUCT { ?f :total ?t } WHERE { { SELECT ?f (SUM(?v) AS ?t) WHERE { ?l :by ?f"
                      + " ; :value ?v } GROUP BY ?f } }",
                  "{f} sells {t} in all."),
              RuleTexts.rule(
                  "dependent",
                  "CONSTRUCT { ?f :dependsOn ?b } WHERE { ?l :by ?f ; :to ?b ; :value ?v . ?f :total"
                      + " ?t FILTER(?v / ?t > 0.5) FILTER NOT EXISTS { ?b :owns ?f } }",
                  "{f} depends on {b}.")));

  private static final Triple CONCLUSION =
      Triple.create(
          TracerTest.iri("f"),
          NodeFactory.createURI("http://example/dependsOn"),
          TracerTest.iri("big"));

  private static DatasetGraph store() {
    DatasetGraph data = RuleEngineTest.data(DATA);
    new RuleEngine(RULES).infer(data);
    return data;
  }

  private static <T> T write(
      Triple conclusion, Language language, Function<ProofWords, Function<Proof, T>> writer) {
    DatasetGraph data = store();
    Proof proof = new Explainer(RULES).explain(conclusion, data);
    return Txn.calculateRead(
        data,
        () ->
            writer
                .apply(new ProofWords(new Labels(data, Esl.DEFAULT_BASE, language), language))
                .apply(proof));
  }

  @Test
  void textReadsAsSentences() {
    String text = write(CONCLUSION, Language.EN, words -> new ProofText(words)::write);
    assertTrue(
        text.startsWith("Shoe Firm depends on Big Buyer (1)\n  by the rule dependent"), text);
    assertTrue(text.contains("- Shoe Firm sells 100 in all (2)"), text);
    assertTrue(text.contains("SUM(?v) = 100 over 2 rows"), text);
    assertTrue(text.contains("annual value = 70"), text);
    assertTrue(text.contains("[A. Author 2004 in 001:2-3"), text);
    assertTrue(text.contains("line 2]"), text);
    assertTrue(text.contains("- no record of "), text);
    assertTrue(text.contains("it is true that ( 70 / 100 ) > 0.5"), text);
  }

  @Test
  void textSpeaksSpanish() {
    String text = write(CONCLUSION, Language.ES, words -> new ProofText(words)::write);
    assertTrue(text.contains("por la regla dependent"), text);
    assertTrue(text.contains("valor anual = 70"), text);
    assertTrue(text.contains("no consta "), text);
    assertTrue(text.contains("línea 2"), text);
  }

  @Test
  void whatDoesNotHoldIsSaid() {
    Triple never = Triple.create(TracerTest.iri("f"), TracerTest.iri("p"), TracerTest.iri("f"));
    assertTrue(
        write(never, Language.EN, words -> new ProofText(words)::write)
            .startsWith("This does not hold: "));
    assertFalse(
        write(never, Language.EN, words -> new ProofJson(words)::write).get("holds").asBoolean());
    assertTrue(write(never, Language.EN, words -> new ProofProv(words)::write).isEmpty());
  }

  @Test
  void passagesAreQuotedWhereTheDocumentsAre(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("001_doc.txt"), "first line\nthe second\n  line goes on\nlast");
    String text =
        write(
            CONCLUSION,
            Language.EN,
            words -> new ProofText(words, Optional.of(new SourceTexts(folder)))::write);
    assertTrue(text.contains("001:2-3 “the second line goes on”"), text);
  }

  @Test
  void passageBeyondTheDocumentIsNotQuoted(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("001_doc.txt"), "one\ntwo");
    SourceTexts texts = new SourceTexts(folder);
    assertEquals(Optional.of("two"), texts.quote("001:2"));
    for (String locator : List.of("001:2-9", "001:0", "002:1", "page 7", "001:2-1")) {
      assertEquals(Optional.empty(), texts.quote(locator), locator);
    }
  }

  @Test
  void jsonRefersToStatementsOfItsOwn() {
    JsonNode json = write(CONCLUSION, Language.EN, words -> new ProofJson(words)::write);
    assertEquals("s1", json.get("conclusion").asText());
    Set<String> ids = new HashSet<>();
    json.get("statements").forEach(statement -> ids.add(statement.get("id").asText()));
    assertEquals(json.get("statements").size(), ids.size());
    List<JsonNode> facts = json.findParents("kind");
    Set<String> kinds = new HashSet<>();
    for (JsonNode evidence : facts) {
      kinds.add(evidence.get("kind").asText());
      if (evidence.get("kind").asText().equals("fact")) {
        assertTrue(ids.contains(evidence.get("statement").asText()), evidence.toString());
      }
    }
    assertEquals(Set.of("fact", "group", "condition", "absence"), kinds);
  }

  @Test
  void provTellsRuleAndPremises() {
    Graph graph = write(CONCLUSION, Language.EN, words -> new ProofProv(words)::write);
    Node plan = NodeFactory.createURI(Esl.DEFAULT_BASE + "rule/dependent");
    Node hadPlan = NodeFactory.createURI("http://www.w3.org/ns/prov#hadPlan");
    Node used = NodeFactory.createURI("http://www.w3.org/ns/prov#used");
    assertTrue(graph.contains(Node.ANY, hadPlan, plan));
    // four facts and what is absent; two rows of two facts, and the group they are
    assertEquals(10, graph.find(Node.ANY, used, Node.ANY).toList().size());
    assertTrue(
        graph.contains(
            Node.ANY,
            NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom"),
            GraphNames.asserted("test")));
  }
}
