package org.eslabon.portal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eslabon.web.Answer;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;

/** The same thing as a page or as data in any syntax, whichever the asker prefers. */
final class Negotiated {

  private static final String HTML = "text/html";
  private static final List<String> BOTH =
      Stream.concat(Stream.of(HTML), DataSyntax.mediaTypes().stream()).toList();

  private Negotiated() {}

  /** A page, or data; the page where the asker does not mind. */
  static Answer of(Visit visit, Supplier<Answer> page, Function<DataSyntax, Answer> data) {
    return Negotiation.mediaType(visit.request(), BOTH)
        .map(type -> DataSyntax.named(type).map(data).orElseGet(page))
        .orElseGet(Negotiated::notAcceptable)
        .withHeader("Vary", "Accept");
  }

  /** 406, with what there is. */
  private static Answer notAcceptable() {
    return ProblemJson.plain(406, "not acceptable", "there is " + String.join(", ", BOTH));
  }
}
