package org.eslabon.portal.thing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;
import org.eslabon.portal.thing.ChainDiagram.Area;
import org.eslabon.portal.thing.ChainDiagram.PlacedLetter;
import org.eslabon.portal.thing.ChainView.Actor;
import org.eslabon.portal.thing.ChainView.Letter;
import org.eslabon.portal.thing.ChainView.Link;
import org.eslabon.portal.thing.ChainView.Side;
import org.eslabon.portal.visit.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings of chains that are made up, from one link to sixty, with cycles and own deliveries. */
final class ChainDiagramTest {

  private static final GovernanceView MARKET =
      new GovernanceView(List.of(ref("Market")), ref("Determined"));

  private static Ref ref(String name) {
    return new Ref(NodeFactory.createURI(Esl.NS + name), name, "/vocabulary/" + name);
  }

  private static Actor actor(int number) {
    String name = "Firm with a long name that needs several lines of the box, number " + number;
    Ref ref = new Ref(NodeFactory.createURI("https://example.org/" + number), name, "/page/x");
    return new Actor(ref, number % 2 == 0, List.of(ref("production")), "first tier");
  }

  private static Link link(int number, Actor supplier, Actor buyer) {
    return new Link(
        ref("link" + number),
        supplier.name(),
        buyer.name(),
        MARKET,
        "shoes, boots and everything else that is worn on feet in any season",
        "",
        2,
        List.of(
            new Letter(Side.SUPPLIER, "Pd", "product"), new Letter(Side.BUYER, "M", "monitors")));
  }

  private static ChainDiagram drawn(int links, long seed) {
    Random random = new Random(seed);
    List<Actor> actors =
        IntStream.range(0, 2 + links / 2).mapToObj(ChainDiagramTest::actor).toList();
    List<Link> all = new ArrayList<>();
    for (int i = 0; i < links; i++) {
      all.add(
          link(
              i,
              actors.get(random.nextInt(actors.size())),
              actors.get(random.nextInt(actors.size()))));
    }
    return ChainDiagram.of(actors, all);
  }

  @ParameterizedTest(name = "{0} links")
  @ValueSource(ints = {1, 7, 25, 60})
  void boxesStandApartAndInside(int links) {
    ChainDiagram diagram = drawn(links, 11);
    List<Area> areas = new ArrayList<>();
    diagram.actors().forEach(box -> areas.add(box.area()));
    diagram.links().forEach(box -> areas.add(box.area()));
    assertEquals(links, diagram.links().size());
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.get(i);
      assertTrue(area.x() >= 0 && area.x() + area.width() <= diagram.width(), area::toString);
      assertTrue(area.y() >= 0 && area.y() + area.height() <= diagram.height(), area::toString);
      for (Area other : areas.subList(i + 1, areas.size())) {
        assertFalse(overlap(area, other), () -> area + " and " + other);
      }
    }
  }

  private static boolean overlap(Area one, Area other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  @ParameterizedTest(name = "{0} links")
  @ValueSource(ints = {1, 60})
  void everyLinkArrivesOnceAndKeepsItsLettersInside(int links) {
    ChainDiagram diagram = drawn(links, 12);
    long heads = diagram.lines().stream().filter(line -> !line.head().isEmpty()).count();
    assertEquals(links, heads);
    assertEquals(2L * links, diagram.lines().size());
    for (ChainDiagram.LinkBox box : diagram.links()) {
      PlacedLetter left = box.letters().get(0);
      PlacedLetter right = box.letters().get(1);
      assertTrue(left.x() < right.x());
      assertTrue(left.x() > box.area().x());
      assertTrue(right.x() + 18 <= box.area().x() + box.area().width());
    }
  }

  @Test
  void theSameChainIsDrawnTheSame() {
    assertEquals(drawn(20, 3).lines().toString(), drawn(20, 3).lines().toString());
  }

  @Test
  void namesAreCutWhereTheyDoNotFit() {
    assertEquals(List.of("one two"), ChainDrawing.wrap("one two"));
    assertEquals(List.of(), ChainDrawing.wrap(" "));
    assertEquals(3, ChainDrawing.wrap("word ".repeat(60)).size());
    assertTrue(ChainDrawing.wrap("word ".repeat(60)).get(2).endsWith("…"));
    assertTrue(ChainDrawing.wrap("w".repeat(90)).get(0).length() <= 24);
  }
}
