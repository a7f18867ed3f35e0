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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads for a term, in two languages. */
final class LabelsTest {

  private static final String DATA =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      BASE <https://w3id.org/eslabon/id/>
      <graph/theory/t> {
        esl:Market rdfs:label "market"@en, "mercado"@es .
        esl:OnlyInSpanish rdfs:label "eslabón"@es .
        esl:Two rdfs:label "b", "a" .
      }
      <graph/asserted/f> { <firm/acme> rdfs:label "Acme" }
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
  @CsvSource({"EN, true, yes", "EN, false, no", "ES, true, sí", "ES, 1, sí"})
  void aBooleanReadsAsAWord(Language language, String lexical, String expected) {
    assertEquals(
        expected, label(language, NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDboolean)));
  }

  private static String label(Language language, Node node) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.fromString(DATA, Lang.TRIG).parse(data);
    return new Labels(data, Esl.DEFAULT_BASE, language).of(node);
  }
}
