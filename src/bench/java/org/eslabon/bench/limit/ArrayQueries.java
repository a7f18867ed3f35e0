package org.eslabon.bench.limit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Q1 to Q5 as loops. Immutable. */
final class ArrayQueries {

  private static final int TOP = 20;

  private final NetworkColumns network;
  private final ArrayRules rules;
  private final LinksOfFirms bySupplier;
  private final LinksOfFirms byBuyer;

  /** Sorts the links by both their ends. */
  ArrayQueries(NetworkColumns network, ArrayRules rules) {
    this.network = network;
    this.rules = rules;
    bySupplier = LinksOfFirms.of(network.supplier, network.firms);
    byBuyer = LinksOfFirms.of(network.buyer, network.firms);
  }

  /** How often something occurs. */
  record Counted(int id, long count) {}

  /** A cell of a table by sector and type. */
  record SectorType(int sector, int type, long links, long hundredths) {}

  /** Q1: all links of the firm, as supplier and as buyer. */
  int[] linksOfFirm() {
    return IntStream.concat(bySupplier.links(network.knownFirm), byBuyer.links(network.knownFirm))
        .toArray();
  }

  /** Q2: the regions with most blocked firms. */
  List<Counted> regionsByBlockedFirms() {
    Map<Integer, Long> counts = new HashMap<>();
    for (int firm = 0; firm < network.firms; firm++) {
      if (rules.upgrading[firm] == ArrayRules.BLOCKING) {
        counts.merge(network.region[firm], 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted((one, other) -> Long.compare(other.count(), one.count()))
        .limit(TOP)
        .toList();
  }

  /** Q3: links and value by the supplier's sector and type. */
  List<SectorType> governanceBySector() {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Integer> sectors = new ArrayList<>();
    int[] sectorOf = new int[network.firms];
    for (int firm = 0; firm < network.firms; firm++) {
      Integer known = numbers.putIfAbsent(network.sector[firm], sectors.size());
      if (known == null) {
        sectors.add(network.sector[firm]);
      }
      sectorOf[firm] = known == null ? sectors.size() - 1 : known;
    }
    int kinds = ArrayRules.TYPES + 1;
    long[] links = new long[sectors.size() * kinds];
    long[] values = new long[links.length];
    for (int link = 0; link < network.links; link++) {
      int cell = sectorOf[network.supplier[link]] * kinds + rules.governance[link];
      links[cell]++;
      values[cell] += network.value[link];
    }
    return IntStream.range(0, links.length)
        .filter(cell -> cell % kinds != 0 && links[cell] > 0)
        .mapToObj(
            cell ->
                new SectorType(sectors.get(cell / kinds), cell % kinds, links[cell], values[cell]))
        .toList();
  }

  /** Q4: suppliers of suppliers through quasi-hierarchical links. */
  BitSet suppliersOfSuppliers() {
    BitSet found = new BitSet();
    directed(network.knownFirm).stream().forEach(firm -> found.or(directed(firm)));
    return found;
  }

  private BitSet directed(int firm) {
    BitSet suppliers = new BitSet();
    byBuyer
        .links(firm)
        .filter(link -> rules.governance[link] == ArrayRules.QUASI_HIERARCHY)
        .forEach(link -> suppliers.set(network.supplier[link]));
    return suppliers;
  }

  /** Q5: everything upstream of the firm. */
  BitSet upstream() {
    BitSet found = new BitSet(network.firms);
    int[] open = new int[network.firms + 1];
    int size = 0;
    open[size++] = network.knownFirm;
    while (size > 0) {
      int firm = open[--size];
      for (int place = byBuyer.start(firm); place < byBuyer.start(firm + 1); place++) {
        int supplier = network.supplier[byBuyer.link(place)];
        if (!found.get(supplier)) {
          found.set(supplier);
          open[size++] = supplier;
        }
      }
    }
    return found;
  }
}
