package org.eslabon.portal.visit;

import java.util.List;
import java.util.Optional;
import org.eslabon.problem.Problem;
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

  private static final List<String> FORMS = List.of(ProblemJson.TYPE, "text/html");

  private MissingPage() {}

  /** A page with 404, for who reads and prefers pages. */
  public static Optional<Answer> answer(Visit visit) {
    if (!visit.request().isRead() || !isForPeople(visit)) {
      return Optional.empty();
    }
    Frame frame = visit.frame(visit.words().word("frame.missing"));
    return Optional.of(
        visit
            .page("missing.jte", frame, new View(visit.request().path()))
            .withStatus(404)
            .withHeader("Vary", "Accept"));
  }

  /** 400 where a page needs parameters that did not come, for people and for programs. */
  public static Answer incomplete(Visit visit, Problem problem) {
    Answer answer;
    if (isForPeople(visit)) {
      Frame frame = visit.frame(visit.words().word("frame.incomplete"));
      answer = visit.page("incomplete.jte", frame, problem).withStatus(400);
    } else {
      answer = ProblemJson.answer(400, List.of(problem));
    }
    return answer.withHeader("Vary", "Accept");
  }

  private static boolean isForPeople(Visit visit) {
    return Negotiation.mediaType(visit.request(), FORMS).filter("text/html"::equals).isPresent();
  }
}
