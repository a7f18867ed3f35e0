package org.eslabon.portal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.query.QueryOutcome.Cell;
import org.eslabon.portal.query.QueryOutcome.Download;
import org.eslabon.portal.query.QueryOutcome.View;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What an answer can be seen as: a table always, a graph when it holds connections, a map when it
 * holds places. The address says what is chosen, so that each can be sent to somebody.
 *
 * @param columns names of the columns
 * @param rows the first rows
 * @param views those that there are
 */
record AnswerViews(
    List<String> columns,
    List<List<Cell>> rows,
    List<View> views,
    @Nullable GraphPicture graph,
    @Nullable MapPicture map) {

  static final String PARAMETER = "view";

  AnswerViews {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    views = List.copyOf(views);
  }

  /**
   * @param edges the connections that the rows tell of
   */
  static AnswerViews of(
      Reading reading,
      List<String> columns,
      List<List<Cell>> rows,
      Supplier<List<GraphPicture.Edge>> edges) {
    Visit visit = reading.visit();
    Optional<GraphPicture> graph = GraphPicture.of(edges.get());
    Optional<MapPicture> map = AnswerMap.of(AnswerPlaces.of(reading, columns, rows), visit.words());
    List<String> words = new ArrayList<>(List.of("table"));
    graph.ifPresent(any -> words.add("graph"));
    map.ifPresent(any -> words.add("map"));
    String chosen = visit.parameter(PARAMETER).filter(words::contains).orElse("table");
    List<View> views =
        words.stream()
            .map(word -> new View(word, visit.with(PARAMETER, word), word.equals(chosen)))
            .toList();
    return new AnswerViews(
        columns,
        rows,
        views,
        graph.filter(any -> chosen.equals("graph")).orElse(null),
        map.filter(any -> chosen.equals("map")).orElse(null));
  }

  QueryOutcome.Table table(boolean isWhole, List<Download> downloads, long millis) {
    return new QueryOutcome.Table(columns, rows, isWhole, views, graph, map, downloads, millis);
  }
}
