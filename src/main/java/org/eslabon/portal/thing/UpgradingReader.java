package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.thing.ActorView.EscapeRow;
import org.eslabon.portal.thing.ActorView.Expected;
import org.eslabon.portal.thing.ActorView.LimitRow;
import org.eslabon.portal.thing.ActorView.OutlookRow;
import org.eslabon.portal.thing.ActorView.Prescribed;
import org.eslabon.portal.thing.ActorView.PrescriptionRow;
import org.eslabon.portal.thing.ActorView.Upgrading;
import org.eslabon.portal.visit.Reading;

/** Reads what an actor can expect of each kind of upgrading, and what holds it back. */
public final class UpgradingReader {

  private static final List<Node> TYPES =
      List.of(
          Esl.term("ProcessUpgrading"),
          Esl.term("ProductUpgrading"),
          Esl.term("FunctionalUpgrading"),
          Esl.term("IntersectoralUpgrading"));

  private static final Node CLAIMED = Esl.term("StrengthClaimed");

  private final Reading reading;
  private final Node actor;

  public UpgradingReader(Reading reading, Node actor) {
    this.reading = reading;
    this.actor = actor;
  }

  public Upgrading read() {
    return new Upgrading(
        TYPES.stream().map(reading::name).toList(),
        outlooks(),
        limits(),
        escapes(),
        prescriptions());
  }

  private List<OutlookRow> outlooks() {
    Map<Optional<Node>, Map<Node, List<Expected>>> chains = new LinkedHashMap<>();
    for (Row row : reading.rows("actor-outlooks", actor)) {
      chains
          .computeIfAbsent(row.find("chain"), any -> new LinkedHashMap<>())
          .computeIfAbsent(row.node("upgrading"), any -> new ArrayList<>())
          .add(expected(row));
    }
    List<OutlookRow> rows = new ArrayList<>();
    chains.forEach(
        (chain, byType) ->
            rows.add(
                new OutlookRow(
                    chain.map(reading::name),
                    TYPES.stream().map(type -> byType.getOrDefault(type, List.of())).toList())));
    return rows;
  }

  private Expected expected(Row row) {
    Node level = row.node("level");
    return new Expected(
        reading.name(level),
        // that it rests on a claim is said already
        row.find("strength")
            .filter(strength -> !strength.equals(CLAIMED) || row.find("claim").isEmpty())
            .map(reading::name),
        reading.name(row, "type"),
        row.find("claim").isPresent(),
        reading.why(row.node("outlook"), Esl.term("level"), level));
  }

  private List<LimitRow> limits() {
    return reading.rows("actor-limits", actor).stream()
        .map(
            row ->
                new LimitRow(
                    reading.name(row.node("kind")),
                    reading.name(row, "upgrading"),
                    reading.name(row, "chain"),
                    reading.name(row, "holder"),
                    reading.name(row, "claim"),
                    reading.why(row.node("limit"), Esl.term("limitKind"), row.node("kind"))))
        .toList();
  }

  private List<EscapeRow> escapes() {
    return reading.rows("actor-escapes", actor).stream()
        .map(
            row ->
                new EscapeRow(
                    reading.name(row.node("from")),
                    reading.name(row.node("to")),
                    reading.name(row, "upgrading"),
                    reading.why(row.node("route"), Esl.term("toChain"), row.node("to"))))
        .toList();
  }

  private List<Prescribed> prescriptions() {
    Map<List<Node>, List<PrescriptionRow>> aims = new LinkedHashMap<>();
    for (Row row : reading.rows("actor-prescriptions", actor)) {
      List<Node> concerns =
          Stream.of("upgrading", "chain", "cluster")
              .flatMap(variable -> row.find(variable).stream())
              .toList();
      Node prescription = row.node("prescription");
      String why = reading.why(row.node("recommendation"), Esl.term("recommends"), prescription);
      aims.computeIfAbsent(concerns, any -> new ArrayList<>())
          .add(new PrescriptionRow(reading.name(prescription), why));
    }
    return aims.entrySet().stream()
        .map(aim -> new Prescribed(reading.namer().of(aim.getKey().stream()), aim.getValue()))
        .toList();
  }
}
