package org.eslabon.portal;

import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.web.Answer;

/** The first page. */
final class HomeSection implements Section {

  @Override
  public Optional<Answer> answer(Visit visit) {
    if (!visit.request().path().equals("/")) {
      return Optional.empty();
    }
    String title = visit.portal().settings().title();
    return Optional.of(visit.page("home.jte", visit.frame(title), new HomePage(title)));
  }

  @Override
  public Stream<String> paths() {
    return Stream.of("/");
  }
}
