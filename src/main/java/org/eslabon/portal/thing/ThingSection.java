package org.eslabon.portal.thing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.model.DataIris;
import org.eslabon.portal.link.FactAddress;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.UnknownThing;
import org.eslabon.portal.visit.Visit;
import org.eslabon.store.GraphNames;
import org.eslabon.web.Answer;

/**
 * Pages of things: chains, links, firms and institutions have their own, all others a general one.
 * Clusters are another section's.
 */
public final class ThingSection implements Section {

  private final ValueGraph graph;

  public ThingSection(ValueGraph graph) {
    this.graph = graph;
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    List<String> segments = visit.segments();
    if (segments.size() < 2 || !segments.get(0).equals("page")) {
      return Optional.empty();
    }
    return Reading.of(
        visit,
        reading ->
            thing(reading, segments)
                .map(thing -> page(reading, thing, segments))
                .or(() -> unknown(visit)));
  }

  private static boolean isCluster(List<String> segments) {
    return segments.size() == 3 && segments.get(1).equals("cluster");
  }

  /** What a path stands for, where anything is said of it. */
  private static Optional<Node> thing(Reading reading, List<String> segments) {
    String base = reading.visit().graph().settings().base();
    if (segments.equals(List.of("page", "thing"))) {
      return reading
          .visit()
          .parameter("iri")
          .flatMap(iri -> FactAddress.iri(iri, base))
          .filter(reading::isKnown);
    }
    List<String> local = segments.subList(1, segments.size());
    String encoded = local.stream().map(DataIris::encodeSegment).collect(Collectors.joining("/"));
    return Stream.of(encoded, String.join("/", local))
        .flatMap(name -> FactAddress.iri(base + name, base).stream())
        .filter(reading::isKnown)
        .findFirst();
  }

  private static Optional<Answer> unknown(Visit visit) {
    String path = visit.request().path();
    Optional<Node> thing =
        path.equals("/page/thing")
            ? visit
                .parameter("iri")
                .flatMap(iri -> FactAddress.iri(iri, visit.graph().settings().base()))
            : Optional.of(visit.links().thingAt(path));
    return thing.map(asked -> UnknownThing.answer(visit, asked));
  }

  private static Answer page(Reading reading, Node thing, List<String> segments) {
    String kind = segments.size() == 3 ? segments.get(1) : "";
    return switch (kind) {
      case "chain" -> page(reading, "chain", ChainReader.read(reading, thing));
      case "link" ->
          LinkReader.read(reading, thing)
              .map(view -> page(reading, "link", view))
              .orElseGet(() -> general(reading, thing));
      case "firm", "institution" -> page(reading, "actor", ActorReader.read(reading, thing));
      default -> general(reading, thing);
    };
  }

  private static Answer general(Reading reading, Node thing) {
    return page(reading, "general", GeneralView.read(reading, thing));
  }

  private static Answer page(Reading reading, String template, HasHead view) {
    Visit visit = reading.visit();
    ThingHead head = view.head();
    String data = ThingHead.data(visit.links().pathOf(head.name().node()), "ttl");
    Frame.Look look =
        new Frame.Look(
            List.of("thing.css"),
            template.equals("chain") ? List.of("chain.js") : List.of(),
            data.isEmpty() ? "" : visit.links().to(data));
    Frame frame = visit.frame(head.name().label()).with(look);
    return visit.page("thing/" + template + ".jte", frame, view);
  }

  /** Everything that somebody's data speak of by name. */
  @Override
  public Stream<String> paths() {
    String base = graph.settings().base();
    Links links = new ServedLinks(base);
    Set<String> things = new TreeSet<>();
    Txn.executeRead(
        graph.data(),
        () ->
            graph
                .data()
                .findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(
                    quad -> {
                      Node thing = quad.getSubject();
                      if (thing.isURI()
                          && thing.getURI().startsWith(base)
                          && !GraphNames.isTheory(quad.getGraph())) {
                        things.add(thing.getURI());
                      }
                    }));
    return things.stream()
        .map(iri -> links.pathOf(NodeFactory.createURI(iri)))
        .filter(path -> path.indexOf('#') < 0)
        .filter(path -> !isCluster(List.of(path.substring(1).split("/"))));
  }
}
