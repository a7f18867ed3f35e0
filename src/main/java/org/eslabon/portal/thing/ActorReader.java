package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.thing.ActorView.ActionRow;
import org.eslabon.portal.thing.ActorView.HoldingRow;
import org.eslabon.portal.thing.ActorView.LinkRow;
import org.eslabon.portal.visit.Reading;

/** Reads what the page of a firm or an institution shows. */
final class ActorReader {

  private static final List<String> DETAILS =
      List.of(
          "country",
          "region",
          "place",
          "sector",
          "employees",
          "turnover",
          "inCluster",
          "performsFunction",
          "innovator",
          "isRole",
          "leadFirmOf",
          "chokepointOf",
          "supports");

  private final Reading reading;
  private final Node actor;

  private ActorReader(Reading reading, Node actor) {
    this.reading = reading;
    this.actor = actor;
  }

  static ActorView read(Reading reading, Node actor) {
    return new ActorReader(reading, actor).view();
  }

  private ActorView view() {
    FactReader facts = FactReader.of(reading, actor);
    FirstLinks first = FirstLinks.of(reading.rows("actor-links", actor));
    List<Row> links = first.rows();
    return new ActorView(
        new HeadReader(reading, actor, facts).head(),
        LinkView.Detail.of(reading, facts, DETAILS),
        links(links, "supplier"),
        links(links, "buyer"),
        first.goesOn(),
        holdings(),
        new UpgradingReader(reading, actor).read(),
        actions(),
        new ChainView.Rest(
            ClaimRow.about(reading, actor),
            EventRow.about(reading, actor),
            facts.sheet(),
            FactReader.incoming(reading, actor)),
        form(links));
  }

  private List<LinkRow> links(List<Row> rows, String side) {
    Map<Node, List<Row>> links = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.text("side").equals(side))
        .forEach(row -> links.computeIfAbsent(row.node("link"), any -> new ArrayList<>()).add(row));
    return links.values().stream().map(this::link).toList();
  }

  private LinkRow link(List<Row> rows) {
    Row row = rows.get(0);
    return new LinkRow(
        reading.name(row.node("link")),
        reading.name(row.node("partner")),
        reading.name(row, "chain"),
        reading.names(rows, "market"),
        GovernanceView.of(reading, rows));
  }

  private List<HoldingRow> holdings() {
    List<HoldingRow> holdings = new ArrayList<>();
    for (Row row : reading.rows("actor-ownership", actor)) {
      String since = SafeText.of(row.text("since"));
      String until = SafeText.of(row.text("until"));
      holdings.add(
          new HoldingRow(
              reading.name(row.node("holding")),
              reading.name(row.node("owner")),
              reading.name(row.node("owned")),
              SafeText.of(row.text("share")),
              since.isEmpty() && until.isEmpty() ? "" : since + "–" + until,
              row.find("majority").map(any -> row.text("majority").equals("true"))));
    }
    return holdings;
  }

  private List<ActionRow> actions() {
    Map<Node, ActionRow> actions = new LinkedHashMap<>();
    for (Row row : reading.rows("actor-actions", actor)) {
      actions.computeIfAbsent(
          row.node("action"),
          action ->
              new ActionRow(
                  reading.name(action),
                  SafeText.of(row.text("purpose")),
                  Stream.of("direction", "form")
                      .flatMap(variable -> reading.name(row, variable).stream())
                      .toList(),
                  SafeText.of(row.text("year")),
                  reading.name(row, "cluster")));
    }
    return List.copyOf(actions.values());
  }

  private Optional<WhatIfForm> form(List<Row> rows) {
    Set<Node> links = new LinkedHashSet<>();
    rows.stream()
        .map(row -> row.node("link"))
        .filter(link -> WhatIfForm.isRow(reading, link))
        .forEach(links::add);
    return links.stream()
        .findFirst()
        .map(first -> WhatIfForm.of(reading, List.copyOf(links), first, Set.of()));
  }
}
