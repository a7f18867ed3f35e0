package org.eslabon.portal.reason;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.Supposed;
import org.eslabon.analysis.Difference;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.reason.WhatIfView.Supposition;
import org.eslabon.portal.reason.WhatIfView.Trouble;
import org.eslabon.portal.thing.WhatIfForm;
import org.eslabon.portal.thing.WhatIfForm.Field;
import org.eslabon.portal.thing.WhatIfForm.Option;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.web.Answer;

/**
 * {@code /what-if}: what would be concluded otherwise if cells of a link held something else.
 * {@code row} names the link, each {@code set} a cell as {@code column=value}. Nothing is stored.
 */
public final class WhatIfSection implements Section {

  /** More than the cells of a row. */
  private static final int MOST_SETTINGS = 40;

  @Override
  public Optional<Answer> answer(Visit visit) {
    return visit.request().path().equals("/what-if")
        ? Reading.of(visit, WhatIfSection::page)
        : Optional.empty();
  }

  private static Optional<Answer> page(Reading reading) {
    Optional<Node> asked =
        reading.visit().parameter("row").flatMap(row -> WhatIfForm.link(reading, row));
    if (asked.isPresent()) {
      return Optional.of(page(reading, asked.get(), List.of(asked.get())));
    }
    if (reading.visit().parameter("row").isPresent()) {
      return Optional.empty();
    }
    Node base = NodeFactory.createLiteralString(reading.visit().graph().settings().base());
    List<Node> links =
        PageQuery.named("some-links").rows(reading.data(), Map.of("base", base)).stream()
            .map(row -> row.node("link"))
            .toList();
    return links.stream().findFirst().map(first -> page(reading, first, links));
  }

  private static Answer page(Reading reading, Node link, List<Node> links) {
    Set<String> settings = new LinkedHashSet<>();
    reading.visit().request().parameters().getOrDefault("set", List.of()).stream()
        .map(String::strip)
        .filter(setting -> setting.indexOf('=') > 0)
        .limit(MOST_SETTINGS)
        .forEach(settings::add);
    WhatIfForm form = WhatIfForm.of(reading, links, link, settings);
    List<WhatIfView.Row> rows = new ArrayList<>();
    List<Trouble> problems = new ArrayList<>();
    if (!settings.isEmpty()) {
      try {
        answer(reading, link, settings).forEach(difference -> rows.add(row(reading, difference)));
      } catch (ProblemException unusable) {
        unusable.problems().forEach(problem -> problems.add(trouble(problem)));
      }
    }
    WhatIfView view =
        new WhatIfView(
            links.size() == 1 ? Optional.of(reading.name(link)) : Optional.empty(),
            form,
            supposed(form),
            rows,
            problems,
            !settings.isEmpty());
    Frame frame =
        reading
            .visit()
            .frame(reading.word("thing.what-if"))
            .with(new Frame.Look(List.of("thing.css"), List.of(), ""));
    Answer answer = reading.visit().page("thing/whatif.jte", frame, view);
    return problems.isEmpty() ? answer : answer.withStatus(400);
  }

  private static List<Difference> answer(Reading reading, Node link, Set<String> settings) {
    String row = WhatIfForm.row(reading, link);
    String[] cells = settings.stream().map(setting -> row + "." + setting).toArray(String[]::new);
    return reading.visit().graph().questions().whatIf(Supposed.of(cells)).differences();
  }

  private static List<Supposition> supposed(WhatIfForm form) {
    List<Supposition> supposed = new ArrayList<>();
    for (Field field : form.fields()) {
      for (Option option : field.options()) {
        if (option.isChosen()) {
          supposed.add(new Supposition(field.property().label(), field.now(), option.label()));
        }
      }
    }
    return supposed;
  }

  private static WhatIfView.Row row(Reading reading, Difference difference) {
    return new WhatIfView.Row(
        reading.name(difference.thing()),
        reading.word("whatif.aspect-" + difference.aspect().name()),
        reading.namer().of(difference.context().stream()),
        reading.namer().of(difference.before().stream()),
        reading.namer().of(difference.after().stream()));
  }

  private static Trouble trouble(Problem problem) {
    String hint = problem.hint() == null ? "" : problem.hint();
    return new Trouble(SafeText.of(problem.message()), SafeText.of(hint));
  }

  /** Questions have no end; a static copy holds none of them. */
  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
