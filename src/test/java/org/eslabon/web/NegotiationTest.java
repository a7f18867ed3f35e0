package org.eslabon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NegotiationTest {

  private static final List<String> OFFERED =
      List.of("text/html; charset=utf-8", "text/turtle", "application/ld+json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | text/html; charset=utf-8
          */*                                         | text/html; charset=utf-8
          text/turtle                                 | text/turtle
          text/turtle;q=0.5, application/ld+json      | application/ld+json
          text/*                                      | text/html; charset=utf-8
          text/*;q=0.9, text/html;q=0.1               | text/turtle
          text/turtle;q=0, */*                        | text/html; charset=utf-8
          text/html;q=0, */*;q=0.5                    | text/turtle
          TEXT/TURTLE                                 | text/turtle
          text/turtle;q=nonsense, application/ld+json | application/ld+json
          image/png                                   | none
          """)
  void theBestOfWhatIsOfferedIsChosen(String accept, String expected) {
    Request request = Request.get("/", Map.of()).withHeader("Accept", accept);
    assertEquals(expected, Negotiation.mediaType(request, OFFERED).orElse("none"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                  | en
          es                  | es
          es-PE, en;q=0.5     | es
          fr, es;q=0.3        | es
          en;q=0.2, es;q=0.9  | es
          es;q=0              | en
          """)
  void theReadersLanguageIsChosen(String accepted, String expected) {
    Request request = Request.get("/", Map.of()).withHeader("Accept-Language", accepted);
    assertEquals(expected, Negotiation.language(request, List.of("en", "es")));
  }
}
