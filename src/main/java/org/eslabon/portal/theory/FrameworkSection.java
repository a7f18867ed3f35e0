package org.eslabon.portal.theory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.query.QueryCatalog;
import org.eslabon.web.Answer;

/** The frameworks of the sources: what each asks, and what was found of each thing. */
public final class FrameworkSection implements Section {

  private static final Frame.Look LOOK = new Frame.Look(List.of("theory.css"), List.of(), "");

  private final ValueGraph graph;
  private final Once<FrameworkReader> reader;

  public FrameworkSection(ValueGraph graph, Once<QueryCatalog> queries, Once<RuleBook> rules) {
    this.graph = graph;
    this.reader = new Once<>(() -> new FrameworkReader(queries.get(), rules.get()));
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    List<String> segments = visit.segments();
    if (segments.isEmpty() || !segments.get(0).equals("frameworks") || segments.size() > 2) {
      return Optional.empty();
    }
    return segments.size() == 1 ? Optional.of(list(visit)) : one(visit, segments.get(1));
  }

  private static Answer list(Visit visit) {
    FrameworkListView view =
        Reading.of(
            visit,
            reading ->
                new FrameworkListView(
                    frameworks(reading.data()).map(row -> listed(reading, row)).toList()));
    return visit.page(
        "framework/list.jte", visit.frame(visit.words().word("framework.title")).with(LOOK), view);
  }

  private static FrameworkListView.Row listed(Reading reading, PageQuery.Row row) {
    Node framework = row.node("framework");
    return new FrameworkListView.Row(
        row.text("notation"),
        reading.name(framework).label(),
        reading.labels().text(framework, RDFS.Nodes.comment),
        row.count("criteria"),
        row.count("things"));
  }

  private Optional<Answer> one(Visit visit, String notation) {
    return Reading.of(
        visit,
        reading ->
            frameworks(reading.data())
                .filter(row -> row.text("notation").equals(notation))
                .findFirst()
                .map(row -> reader.get().read(reading, row.node("framework"), notation))
                .map(
                    view ->
                        visit.page(
                            "framework/framework.jte",
                            visit.frame(view.name().label()).with(LOOK),
                            view)));
  }

  private static Stream<PageQuery.Row> frameworks(DatasetGraph data) {
    return PageQuery.named("framework-list").rows(data).stream();
  }

  @Override
  public Stream<String> paths() {
    return Stream.concat(
        Stream.of("/frameworks"),
        frameworks(graph.data()).map(row -> "/frameworks/" + row.text("notation")));
  }
}
