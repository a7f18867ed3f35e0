package org.eslabon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short names and the ids inside IRIs. */
final class CuriesTest {

  private final Curies curies = new Curies("http://example.org/data/");

  @ParameterizedTest
  @CsvSource({
    "esl:Market, https://w3id.org/eslabon/ontology#Market",
    "isic:1520, https://w3id.org/eslabon/isic/4/1520",
    "id:firm/acme, http://example.org/data/firm/acme"
  })
  void aShortNameGoesThereAndBack(String curie, String iri) {
    assertEquals(curie, curies.shorten(iri));
    assertEquals(Optional.of(iri), curies.expand(curie));
  }

  @Test
  void whatHasNoPrefixOfOursStaysAsItIs() {
    assertEquals("urn:isbn:1", curies.shorten("urn:isbn:1"));
    assertEquals(Optional.empty(), curies.expand("urn:isbn:1"));
    assertEquals(Optional.empty(), curies.expand("acme"));
    assertEquals("http://example.org/data/", curies.shorten("http://example.org/data/"));
  }

  @Test
  void idsAreEncodedByteByByte() {
    DataIris iris = new DataIris("http://example.org/data/");
    assertEquals(
        "http://example.org/data/firm/a%2Fb%20%C3%B1", iris.thing("firm", "a/b ñ").getURI());
    assertEquals(
        "http://example.org/data/region/r%C3%ADo-grande",
        iris.named("region", " Río  Grande ").getURI());
  }
}
