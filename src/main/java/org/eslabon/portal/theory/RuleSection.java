package org.eslabon.portal.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Pager;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.rules.Rule;
import org.eslabon.store.GraphNames;
import org.eslabon.web.Answer;

/** The rules: all of them by stratum, each with what it concluded here, and as a drawing. */
public final class RuleSection implements Section {

  private static final int PAGE = 50;
  private static final String DRAWING = "graph.svg";
  private static final Frame.Look LOOK = new Frame.Look(List.of("theory.css"), List.of(), "");

  private final Once<RuleBook> book;
  private final Once<String> drawing;
  private final ConclusionLists conclusions;

  public RuleSection(ValueGraph graph, Once<RuleBook> book) {
    this.book = book;
    this.conclusions = new ConclusionLists(graph);
    this.drawing = new Once<>(() -> book.get().drawing());
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    List<String> segments = visit.segments();
    if (segments.isEmpty() || !segments.get(0).equals("rules") || segments.size() > 2) {
      return Optional.empty();
    }
    if (segments.size() == 1) {
      return Optional.of(list(visit));
    }
    if (segments.get(1).equals(DRAWING)) {
      // the drawing carries its own style
      return Optional.of(
          Answer.of("image/svg+xml", drawing.get())
              .withHeader(
                  "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"));
    }
    return book.get().rule(segments.get(1)).map(rule -> page(visit, rule));
  }

  private Answer list(Visit visit) {
    String sought = visit.parameter("q").map(String::strip).orElse("");
    Map<String, Long> counts =
        PageQuery.named("rule-counts").rows(visit.graph().data()).stream()
            .collect(
                Collectors.toMap(
                    row -> GraphNames.ruleOf(row.node("graph")), row -> row.count("count")));
    List<RuleListView.Stratum> strata = new ArrayList<>();
    for (int level = 0; level < book.get().strata().strata().size(); level++) {
      List<RuleListView.Row> rows =
          book.get().strata().strata().get(level).rules().stream()
              .filter(rule -> isSought(rule, sought))
              .map(rule -> RuleListView.Row.of(rule, counts.getOrDefault(rule.name(), 0L)))
              .toList();
      if (!rows.isEmpty()) {
        strata.add(new RuleListView.Stratum(level, rows));
      }
    }
    RuleListView view =
        new RuleListView(
            sought,
            book.get().strata().rules().rules().size(),
            counts.values().stream().mapToLong(Long::longValue).sum(),
            strata);
    return visit.page(
        "rule/list.jte", visit.frame(visit.words().word("rule.title")).with(LOOK), view);
  }

  private static boolean isSought(Rule rule, String sought) {
    String text =
        String.join(
            " ",
            rule.name(),
            rule.header().title(),
            rule.header().titulo(),
            rule.header().derives(),
            rule.header().because(),
            rule.header().source(),
            String.join(" ", rule.header().frameworks()));
    return text.toLowerCase(Locale.ROOT).contains(sought.toLowerCase(Locale.ROOT));
  }

  private Answer page(Visit visit, Rule rule) {
    List<Triple> all = conclusions.of(GraphNames.inferred(rule.name()));
    RuleView view =
        Reading.of(
            visit,
            reading -> {
              Pager pager = Pager.of(visit, PAGE, all.size());
              return new RuleView(
                  rule.name(),
                  rule.header(),
                  book.get().strata().levelOf(rule),
                  CodeToken.of(rule.text().text().strip()),
                  book.get().readBy(rule),
                  book.get().fedBy(rule),
                  book.get().examples(rule),
                  all.stream()
                      .skip(pager.before())
                      .limit(pager.size())
                      .map(triple -> conclusion(reading, triple))
                      .toList(),
                  pager);
            });
    String title = rule.header().titles().in(visit.words().language());
    return visit.page("rule/rule.jte", visit.frame(title).with(LOOK), view);
  }

  private static RuleView.Conclusion conclusion(Reading reading, Triple triple) {
    return new RuleView.Conclusion(
        reading.name(triple.getSubject()),
        reading.name(triple.getPredicate()),
        reading.name(triple.getObject()),
        reading.why(triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  @Override
  public Stream<String> paths() {
    Stream<String> rules =
        book.get().strata().rules().rules().stream().map(rule -> "/rules/" + rule.name());
    return Stream.concat(Stream.of("/rules", "/rules/" + DRAWING), rules);
  }
}
