package org.eslabon.portal.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.portal.cluster.BarChart.Measure;
import org.eslabon.portal.cluster.ClusterView.Advice;
import org.eslabon.portal.cluster.ClusterView.Chain;
import org.eslabon.portal.cluster.ClusterView.Gap;
import org.eslabon.portal.cluster.ClusterView.Indicator;
import org.eslabon.portal.cluster.ClusterView.Link;
import org.eslabon.portal.cluster.ClusterView.Member;
import org.eslabon.portal.cluster.ClusterView.Members;
import org.eslabon.portal.cluster.ClusterView.Prescribed;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.map.MapArtist;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.thing.ActorView;
import org.eslabon.portal.thing.ClaimRow;
import org.eslabon.portal.thing.EventRow;
import org.eslabon.portal.thing.FactReader;
import org.eslabon.portal.thing.GovernanceView;
import org.eslabon.portal.thing.HeadReader;
import org.eslabon.portal.thing.LinkView;
import org.eslabon.portal.thing.UpgradingReader;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/** Reads what the page of a cluster shows, besides what the frameworks find. */
final class ClusterReader {

  private static final List<String> DETAILS =
      List.of(
          "country",
          "region",
          "sector",
          "product",
          "computedPhase",
          "inIndustryGroup",
          "aggregateGovernance",
          "firmCount",
          "employment",
          "exports",
          "year");

  private final Reading reading;
  private final Node cluster;

  private ClusterReader(Reading reading, Node cluster) {
    this.reading = reading;
    this.cluster = cluster;
  }

  static ClusterView read(Reading reading, Node cluster, Optional<MapPicture> map) {
    return new ClusterReader(reading, cluster).view(map);
  }

  private ClusterView view(Optional<MapPicture> map) {
    FactReader facts = FactReader.of(reading, cluster);
    ActorView.Upgrading upgrading = new UpgradingReader(reading, cluster).read();
    ClusterProfile profile = ClusterProfile.read(reading, cluster);
    return new ClusterView(
        new HeadReader(reading, cluster, facts).head(),
        LinkView.Detail.of(reading, facts, DETAILS),
        map,
        profile.knowledge(),
        chains(),
        new ActorView.Upgrading(
            upgrading.types(),
            upgrading.outlooks(),
            upgrading.limits(),
            upgrading.escapes(),
            List.of()),
        EventRow.about(reading, cluster),
        prescriptions(),
        indicators(),
        members(),
        gaps(),
        profile.answered(),
        profile.silent(),
        ClaimRow.about(reading, cluster),
        reading.visit().links().to("/page/thing?iri=" + DataIris.encode(cluster.getURI())));
  }

  private static Map<Optional<Node>, List<Row>> grouped(List<Row> rows, String variable) {
    Map<Optional<Node>, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(row.find(variable), any -> new ArrayList<>()).add(row));
    return groups;
  }

  private List<Chain> chains() {
    List<Chain> chains = new ArrayList<>();
    grouped(reading.rows("cluster-links", cluster), "chain")
        .forEach(
            (chain, rows) ->
                chains.add(
                    new Chain(
                        chain.map(reading::name),
                        reading.names(rows, "market"),
                        grouped(rows, "link").values().stream().map(this::link).toList())));
    return chains;
  }

  private Link link(List<Row> rows) {
    Row row = rows.get(0);
    return new Link(
        reading.name(row.node("link")),
        reading.name(row.node("supplier")),
        reading.name(row.node("buyer")),
        GovernanceView.of(reading, rows));
  }

  private List<Prescribed> prescriptions() {
    List<Prescribed> grounds = new ArrayList<>();
    grouped(reading.rows("cluster-prescriptions", cluster), "ground")
        .forEach(
            (ground, rows) ->
                grounds.add(
                    new Prescribed(
                        ground.map(reading::name),
                        grouped(rows, "prescription").values().stream()
                            .map(this::advice)
                            .toList())));
    return grounds;
  }

  private Advice advice(List<Row> rows) {
    Row row = rows.get(0);
    Node prescription = row.node("prescription");
    return new Advice(
        reading.name(prescription),
        reading.names(rows, "chain"),
        reading.names(rows, "source"),
        reading.names(rows, "locator").stream().map(Ref::label).toList(),
        reading.why(row.node("recommendation"), Esl.term("recommends"), prescription));
  }

  private List<Indicator> indicators() {
    List<Indicator> indicators = new ArrayList<>();
    grouped(reading.rows("cluster-indicators", cluster), "indicator")
        .forEach(
            (indicator, rows) ->
                grouped(rows, "unit")
                    .forEach(
                        (unit, measured) ->
                            chart(measured, unit.map(reading::name).map(Ref::label).orElse(""))
                                .ifPresent(
                                    chart ->
                                        indicators.add(
                                            new Indicator(
                                                reading.name(indicator.orElseThrow()), chart)))));
    return indicators;
  }

  private Optional<BarChart> chart(List<Row> rows, String unit) {
    List<Measure> measures = new ArrayList<>();
    Set<Node> seen = new LinkedHashSet<>();
    for (Row row : rows) {
      Node observation = row.node("observation");
      Node value = row.node("value");
      if (seen.add(observation)
          && value.isLiteral()
          && value.getLiteralValue() instanceof Number number) {
        String when = SafeText.of(row.text("year"));
        String kind = reading.name(row, "kind").map(Ref::label).orElse("");
        String label = Stream.of(when, kind).filter(part -> !part.isEmpty()).toList().toString();
        measures.add(
            new Measure(
                when.isEmpty() && kind.isEmpty()
                    ? reading.word("cluster.no-year")
                    : label.substring(1, label.length() - 1),
                number.doubleValue(),
                reading.name(observation).href()));
      }
    }
    return measures.isEmpty()
        ? Optional.empty()
        : Optional.of(BarChart.of(measures, unit, MapArtist.locale(reading.visit().words())));
  }

  private Members members() {
    List<Row> rows = reading.rows("cluster-members", cluster);
    return new Members(members(rows, "firm"), members(rows, "institution"));
  }

  private List<Member> members(List<Row> rows, String part) {
    List<Row> ofPart = rows.stream().filter(row -> row.text("part").equals(part)).toList();
    return grouped(ofPart, "member").entrySet().stream()
        .map(
            entry ->
                new Member(
                    reading.name(entry.getKey().orElseThrow()),
                    reading.names(entry.getValue(), "kind"),
                    reading.names(entry.getValue(), "function"),
                    reading.names(entry.getValue(), "role")))
        .toList();
  }

  private List<Gap> gaps() {
    return reading.rows("cluster-gaps", cluster).stream()
        .map(
            row -> {
              Node property = row.find("from").isPresent() ? RDF.type.asNode() : Esl.term("mapGap");
              return new Gap(
                  reading.name(row.node("gap")),
                  reading.name(row, "from"),
                  reading.name(row, "to"),
                  row.text("critical").equals("true"),
                  reading.why(row.node("fact"), property, row.node("gap")));
            })
        .toList();
  }
}
