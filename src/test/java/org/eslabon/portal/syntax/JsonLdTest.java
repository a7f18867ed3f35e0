package org.eslabon.portal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON-LD written by hand is read back by a processor that did not write it. */
final class JsonLdTest {

  private static final String PREFIXES =
      """
      PREFIX ex: <http://example.org/>
      PREFIX deep: <http://example.org/deep/>
      PREFIX geo: <http://www.opengis.net/ont/geosparql#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      PREFIX half: <http://example.org/half-a-name>
      """;

  private static final HandWriting JSON =
      new HandWriting(
          Lang.JSONLD11, JsonLd::write, PREFIXES, ErrorHandlerFactory.errorHandlerNoWarnings);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:a a ex:B, ex:C ; ex:p ex:q .",
        "ex:a ex:p 'text', 'texto'@es, 'Text'@de-CH, 1, 1.0, 01, true, '1'^^xsd:boolean .",
        "ex:a ex:p '2024-02-30'^^xsd:date, 'x'^^ex:type, 'p'^^geo:wktLiteral .",
        "ex:a ex:p [ ex:q [ ex:r 1 ] ] . _:x ex:p _:x , _:y . _:y ex:p _:x .",
        "ex:a ex:p (1 ex:b (2) ()) .",
        "ex:a rdf:type ex:B, 'no class' .",
        "ex:a rdf:type _:b .",
        "deep:a ex:p deep:b , <http://example.org/deep/> , <http://example.org/> .",
        "ex:a ex:p <http://example.org///two> , <http://example.org//one> .",
        "ex:a ex:p <geo:12,5> , geo:Feature .",
        "ex:a ex:p <http://example.org/half-a-nameX> , <urn:x:y> , <mailto:a@b.c> .",
        "ex:a ex:p '\\\\ \\\" </script> \\n \\u2028 \\U0001F517' .",
        ""
      })
  void everyGraphIsReadBackAsItWas(String statements) {
    JSON.assertReadBack(statements);
  }

  @Test
  void theContextHoldsWhatIsUsed() {
    String json = JSON.write(JSON.turtle("ex:a ex:p 'text' ."));
    assertEquals(
        "{\"@context\":{\"ex\":\"http://example.org/\"},"
            + "\"@graph\":[{\"@id\":\"ex:a\",\"ex:p\":\"text\"}]}",
        json.replaceAll("\\s+", ""));
  }
}
