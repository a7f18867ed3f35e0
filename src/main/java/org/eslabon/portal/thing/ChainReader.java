package org.eslabon.portal.thing;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.thing.ChainView.Actor;
import org.eslabon.portal.thing.ChainView.Letter;
import org.eslabon.portal.thing.ChainView.Link;
import org.eslabon.portal.thing.ChainView.Side;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a chain shows. */
final class ChainReader {

  private static final List<String> DETAILS =
      List.of(
          "chainOf",
          "product",
          "endMarket",
          "aggregateGovernance",
          "chainHierarchyDegree",
          "linksTotal",
          "linksDetermined");
  private static final int PLAIN = 2;
  private static final int WIDEST = 10;

  private final Reading reading;
  private final Node chain;

  private ChainReader(Reading reading, Node chain) {
    this.reading = reading;
    this.chain = chain;
  }

  static ChainView read(Reading reading, Node chain) {
    return new ChainReader(reading, chain).view();
  }

  private ChainView view() {
    FactReader facts = FactReader.of(reading, chain);
    FirstLinks first = FirstLinks.of(reading.rows("chain-links", chain));
    List<Link> links = links(first.byLink().values());
    List<Actor> actors = actors(links);
    return new ChainView(
        new HeadReader(reading, chain, facts).head(),
        LinkView.Detail.of(reading, facts, DETAILS),
        reading.names(reading.rows("chain-stages", chain), "stage"),
        actors,
        links,
        first.goesOn(),
        ChainDiagram.of(actors, links),
        links.stream().anyMatch(link -> !link.value().isEmpty()),
        new ChainView.Rest(
            ClaimRow.about(reading, chain),
            EventRow.about(reading, chain),
            facts.sheet(),
            FactReader.incoming(reading, chain)));
  }

  private List<Actor> actors(List<Link> links) {
    Set<Ref> present = new LinkedHashSet<>();
    links.forEach(link -> present.addAll(List.of(link.supplier(), link.buyer())));
    return grouped(reading.rows("chain-actors", chain), "actor").values().stream()
        .filter(rows -> present.contains(reading.name(rows.get(0).node("actor"))))
        .map(
            rows ->
                new Actor(
                    reading.name(rows.get(0).node("actor")),
                    rows.get(0).text("role").equals("true"),
                    reading.names(rows, "function"),
                    standing(rows)))
        .toList();
  }

  private String standing(List<Row> rows) {
    return reading.names(rows, "tier").stream()
        .map(tier -> reading.word("chain.tier-" + tier.localName()))
        .collect(Collectors.joining(", "));
  }

  private static Map<Node, List<Row>> grouped(List<Row> rows, String variable) {
    Map<Node, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(row.node(variable), any -> new ArrayList<>()).add(row));
    return groups;
  }

  private List<Link> links(Collection<List<Row>> links) {
    Map<String, BigDecimal> most = new LinkedHashMap<>();
    links.forEach(
        rows ->
            value(rows.get(0))
                .ifPresent(
                    value -> most.merge(rows.get(0).text("currency"), value, BigDecimal::max)));
    return links.stream().map(rows -> link(rows, most)).toList();
  }

  private Link link(List<Row> rows, Map<String, BigDecimal> most) {
    Row row = rows.get(0);
    Set<String> products = new LinkedHashSet<>();
    rows.forEach(each -> each.find("product").ifPresent(any -> products.add(each.text("product"))));
    String currency = row.text("currency");
    return new Link(
        reading.name(row.node("link")),
        reading.name(row.node("supplier")),
        reading.name(row.node("buyer")),
        GovernanceView.of(reading, rows),
        products.stream().map(SafeText::of).collect(Collectors.joining(", ")),
        value(row).map(value -> shown(value) + " " + SafeText.of(currency)).orElse("").strip(),
        value(row).map(value -> weight(value, most.get(currency))).orElse(PLAIN),
        letters(row));
  }

  private static Optional<BigDecimal> value(Row row) {
    try {
      return row.find("value").map(value -> new BigDecimal(value.getLiteralLexicalForm()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private String shown(BigDecimal value) {
    return NumberFormat.getInstance(Locale.forLanguageTag(reading.visit().words().language().tag()))
        .format(value);
  }

  /** Wide lines are worth more; the area, not the width, is what people compare. */
  private static int weight(BigDecimal value, @Nullable BigDecimal most) {
    if (most == null || most.signum() <= 0 || value.signum() < 0) {
      return PLAIN;
    }
    double share = value.doubleValue() / most.doubleValue();
    return (int) Math.round(PLAIN + (WIDEST - PLAIN) * Math.sqrt(share));
  }

  private List<Letter> letters(Row row) {
    List<Letter> letters = new ArrayList<>();
    setter(row, "productSetter", "chain.letter-product").ifPresent(letters::add);
    setter(row, "processSetter", "chain.letter-process").ifPresent(letters::add);
    act(row, "monitors", "buyerMonitors", "chain.letter-monitors").ifPresent(letters::add);
    act(row, "inputs", "buyerSuppliesInputs", "chain.letter-inputs").ifPresent(letters::add);
    return letters;
  }

  private Optional<Letter> setter(Row row, String variable, String key) {
    return row.find(variable)
        .map(
            who -> {
              Side side =
                  who.equals(Esl.term("DefinedByBuyer"))
                      ? Side.BUYER
                      : who.equals(Esl.term("DefinedBySupplier")) ? Side.SUPPLIER : Side.BOTH;
              String what = reading.word(key + "-what") + ": " + reading.namer().label(who);
              return new Letter(side, reading.word(key), what);
            });
  }

  private Optional<Letter> act(Row row, String variable, String property, String key) {
    return row.text(variable).equals("true")
        ? Optional.of(
            new Letter(Side.BUYER, reading.word(key), reading.namer().label(Esl.term(property))))
        : Optional.empty();
  }
}
