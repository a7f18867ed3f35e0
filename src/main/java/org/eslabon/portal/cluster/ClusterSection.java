package org.eslabon.portal.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.ValueGraph;
import org.eslabon.model.Esl;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.map.MapSection;
import org.eslabon.portal.thing.ThingHead;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/** Pages of clusters. */
public final class ClusterSection implements Section {

  private static final int LOCATOR_WIDTH = 320;

  private final ValueGraph graph;
  private final MapSection map;

  public ClusterSection(ValueGraph graph, MapSection map) {
    this.graph = graph;
    this.map = map;
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    List<String> segments = visit.segments();
    if (segments.size() != 3 || !visit.request().path().startsWith("/page/cluster/")) {
      return Optional.empty();
    }
    Node cluster = visit.links().thingAt(visit.request().path());
    return Reading.of(
        visit,
        reading ->
            reading.data().contains(Node.ANY, cluster, RDF.type.asNode(), Esl.term("Cluster"))
                ? Optional.of(page(reading, cluster))
                : Optional.empty());
  }

  private Answer page(Reading reading, Node cluster) {
    Visit visit = reading.visit();
    ClusterView view =
        ClusterReader.read(reading, cluster, map.around(visit, cluster, LOCATOR_WIDTH));
    String data = ThingHead.data(visit.links().pathOf(cluster), "ttl");
    Frame.Look look =
        new Frame.Look(
            List.of("thing.css", "map.css", "cluster.css"),
            List.of(),
            data.isEmpty() ? "" : visit.links().to(data));
    Frame frame = visit.frame(view.head().name().label()).with(look);
    return visit.page("cluster/page.jte", frame, view);
  }

  @Override
  public Stream<String> paths() {
    Links links = new ServedLinks(graph.settings().base());
    Node base = NodeFactory.createLiteralString(graph.settings().base());
    List<String> pages =
        Txn.calculateRead(
            graph.data(),
            () ->
                PageQuery.named("cluster-paths").rows(graph.data(), Map.of("base", base)).stream()
                    .map(row -> links.pathOf(row.node("thing")))
                    .toList());
    return Stream.concat(Stream.of("/assets/cluster.css"), pages.stream());
  }
}
