package org.eslabon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads for a term, in two languages. */
final class LabelsTest {

  private static final String DATA =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      BASE <https://w3id.org/eslabon/id/>
      <graph/theory/t> {
        esl:Market rdfs:label "market"@en, "mercado"@es .
        esl:OnlyInSpanish rdfs:label "eslabón"@es .
        esl:Two rdfs:label "b", "a" .
        esl:product rdfs:label "product"@en .
        esl:Link esl:nameTemplate "{supplier} → {buyer}[ ({product})]" .
        esl:Finding esl:nameTemplate "finding on {findingOn}"@en , "hallazgo sobre {findingOn}"@es .
        esl:Source esl:nameTemplate "{dct:creator}[ {dct:issued}]" .
      }
      <graph/asserted/f> {
        <firm/acme> rdfs:label "Acme" .
        <firm/shoes> rdfs:label "Shoes" .
        <link/whole> a esl:Link ; esl:supplier <firm/shoes> ; esl:buyer <firm/acme> ; esl:product "boots" .
        <link/bare> a esl:Link , esl:UndecidedLink ; esl:supplier <firm/shoes> ; esl:buyer <firm/nobody> .
        <link/half> a esl:Link ; esl:supplier <firm/shoes> .
        <link/whole/finding/1> a esl:Finding ; esl:findingOn <link/whole> .
        <link/round/finding/1> a esl:Finding ; esl:findingOn <link/round/finding/1> .
        <link/ring/finding/1> a esl:Finding ; esl:findingOn <link/ring/finding/2> .
        <link/ring/finding/2> a esl:Finding ; esl:findingOn <link/ring/finding/1> .
        <source/many> a esl:Source ; dct:creator "D", "C", "B", "A" ; dct:issued "$1999" .
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "EN, https://w3id.org/eslabon/ontology#Market, market",
    "ES, https://w3id.org/eslabon/ontology#Market, mercado",
    "EN, https://w3id.org/eslabon/ontology#OnlyInSpanish, eslabón",
    "EN, https://w3id.org/eslabon/ontology#Two, a",
    "ES, https://w3id.org/eslabon/id/firm/acme, Acme",
    "EN, https://w3id.org/eslabon/id/link/a%20b+c, a b+c",
    "EN, https://w3id.org/eslabon/ontology#Unlabelled, esl:Unlabelled",
    "EN, https://w3id.org/eslabon/id/firm/acme/outlook/1, id:firm/acme/outlook/1",
    "EN, http://example.org/x, http://example.org/x"
  })
  void anIriReadsAsItsLabelOrItsShortestName(Language language, String iri, String expected) {
    assertEquals(expected, label(language, NodeFactory.createURI(iri)));
  }

  @ParameterizedTest
  @CsvSource({
    "EN, firm/acme, Acme",
    "EN, link/whole, Shoes → Acme (boots)",
    "EN, link/bare, Shoes → nobody",
    "EN, link/half, half",
    "EN, link/whole/finding/1, finding on Shoes → Acme (boots)",
    "ES, link/whole/finding/1, hallazgo sobre Shoes → Acme (boots)",
    "EN, link/round/finding/1, finding on id:link/round/finding/1",
    "EN, source/many, 'A, B, C, … $1999'",
    "EN, source/unknown, unknown"
  })
  void whatHasNoLabelIsCalledByItsClassOverItsPage(
      Language language, String local, String expected) {
    Node node = NodeFactory.createURI(Esl.DEFAULT_BASE + local);
    assertEquals(expected, labels(language).title(node));
  }

  @Test
  void namesThatRunInACircleDoNotHangOnWhatIsAskedFirst() {
    Node one = NodeFactory.createURI(Esl.DEFAULT_BASE + "link/ring/finding/1");
    Node two = NodeFactory.createURI(Esl.DEFAULT_BASE + "link/ring/finding/2");
    Labels labels = labels(Language.EN);
    String first = labels.title(one);
    String second = labels.title(two);
    assertEquals("finding on finding on id:link/ring/finding/1", first);
    assertEquals("finding on finding on id:link/ring/finding/2", second);
    Labels others = labels(Language.EN);
    assertEquals(second, others.title(two));
    assertEquals(first, others.title(one));
    assertEquals(first, others.title(one));
  }

  @Test
  void whatHasAnIdOfItsOwnKeepsItInAnswers() {
    Node link = NodeFactory.createURI(Esl.DEFAULT_BASE + "link/whole");
    Node finding = NodeFactory.createURI(Esl.DEFAULT_BASE + "link/whole/finding/1");
    assertEquals("whole", labels(Language.EN).of(link));
    assertEquals("finding on Shoes → Acme (boots)", labels(Language.EN).of(finding));
  }

  @ParameterizedTest
  @CsvSource({"EN, true, yes", "EN, false, no", "ES, true, sí", "ES, 1, sí"})
  void aBooleanReadsAsAWord(Language language, String lexical, String expected) {
    assertEquals(
        expected, label(language, NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDboolean)));
  }

  private static String label(Language language, Node node) {
    return labels(language).of(node);
  }

  private static Labels labels(Language language) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.fromString(DATA, Lang.TRIG).parse(data);
    return new Labels(data, Esl.DEFAULT_BASE, language);
  }
}
