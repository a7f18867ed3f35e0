package org.eslabon.portal.data;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;

/** The same thing as a page or as data in any syntax, whichever the asker prefers. */
public final class Negotiated {

  private static final String HTML = "text/html";
  private static final List<String> BOTH =
      Stream.concat(Stream.of(HTML), DataSyntax.mediaTypes().stream()).toList();

  private static final List<String> DATA_FIRST =
      Stream.concat(DataSyntax.mediaTypes().stream(), Stream.of(HTML)).toList();

  private Negotiated() {}

  /** A page, or data; the page where the asker does not mind. */
  public static Answer of(Visit visit, Supplier<Answer> page, Function<DataSyntax, Answer> data) {
    return negotiated(visit, BOTH, page, data);
  }

  /** Data, or a page where the asker wants one rather than data. */
  static Answer dataFirst(Visit visit, Supplier<Answer> page, Function<DataSyntax, Answer> data) {
    return negotiated(visit, DATA_FIRST, page, data);
  }

  private static Answer negotiated(
      Visit visit, List<String> offered, Supplier<Answer> page, Function<DataSyntax, Answer> data) {
    return Negotiation.mediaType(visit.request(), offered)
        .map(type -> DataSyntax.named(type).map(data).orElseGet(page))
        .orElseGet(Negotiated::notAcceptable)
        .withHeader("Vary", "Accept");
  }

  /** 406, with what there is. */
  private static Answer notAcceptable() {
    return ProblemJson.plain(406, "not acceptable", "there is " + String.join(", ", BOTH));
  }
}
