package org.eslabon.portal;

import java.util.List;
import java.util.Optional;
import org.eslabon.web.Answer;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;

/**
 * What people get where nothing is; programs get a problem document of whoever asked the portal.
 */
public final class MissingPage {

  /**
   * What the page shows.
   *
   * @param path that was asked for
   */
  public record View(String path) {}

  private MissingPage() {}

  /** A page with 404, for who reads and prefers pages. */
  static Optional<Answer> answer(Visit visit) {
    List<String> forms = List.of(ProblemJson.TYPE, "text/html");
    boolean isForPeople =
        visit.request().isRead()
            && Negotiation.mediaType(visit.request(), forms)
                .filter("text/html"::equals)
                .isPresent();
    if (!isForPeople) {
      return Optional.empty();
    }
    Frame frame = visit.frame(visit.words().word("frame.missing"));
    return Optional.of(
        visit
            .page("missing.jte", frame, new View(visit.request().path()))
            .withStatus(404)
            .withHeader("Vary", "Accept"));
  }
}
