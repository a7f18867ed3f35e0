package org.eslabon.portal.publish;

import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.portal.link.PublishedLinks;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/** The page that only static files have: what needs a running portal. */
final class PublishedSection implements Section {

  @Override
  public Optional<Answer> answer(Visit visit) {
    return visit.request().path().equals(PublishedLinks.NEEDS_SERVER)
        ? Optional.of(needsServer(visit))
        : Optional.empty();
  }

  private static Answer needsServer(Visit visit) {
    Frame frame = visit.frame(visit.words().word("published.needs-server"));
    return visit.page("needs-server.jte", frame, "");
  }

  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
