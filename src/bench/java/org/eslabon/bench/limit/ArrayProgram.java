package org.eslabon.bench.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eslabon.bench.engine.Contender;
import org.eslabon.bench.engine.NetworkFiles;
import org.eslabon.bench.engine.Steps;
import org.eslabon.bench.engine.Workload;
import org.jspecify.annotations.Nullable;

/** The limit: the workload by hand. For one thread. */
public final class ArrayProgram implements Contender {

  private static final List<String> TYPES =
      List.of("", "Hierarchy", "Network", "QuasiHierarchy", "Market");

  private final Duration limit;
  private @Nullable NetworkColumns network;
  private @Nullable ArrayRules rules;
  private @Nullable ArrayQueries queries;

  public ArrayProgram(Setting setting) {
    limit = setting.limit();
  }

  @Override
  public void load(NetworkFiles files) throws IOException {
    network = NetworkColumns.read(files.triples());
  }

  @Override
  public void conclude(Steps steps) {
    ArrayRules own = new ArrayRules(loaded(network));
    List<Steps.Work> loops =
        List.of(
            own::dependence,
            own::hierarchy,
            own::network,
            own::quasiHierarchy,
            own::market,
            own::dominant,
            own::upgrading);
    for (int i = 0; i < loops.size(); i++) {
      if (!steps.measure(Workload.RULES.get(i), limit, loops.get(i))) {
        return;
      }
    }
    rules = own;
  }

  @Override
  public Map<String, Long> conclusions() {
    ArrayRules own = loaded(rules);
    Map<String, Long> counts = new TreeMap<>();
    counts.put("R0 supplierDependence", (long) own.dependence.length);
    for (int type = 1; type < TYPES.size(); type++) {
      counts.put("R" + type + " " + TYPES.get(type), count(own.governance, type, -1));
      counts.put("R5 " + TYPES.get(type), count(own.dominant, 1 << (type - 1), 1 << (type - 1)));
    }
    counts.put("R6 FunctionalBlocked", count(own.upgrading, ArrayRules.BLOCKING, -1));
    counts.put(
        "R6 FunctionalOpenViaOtherChain",
        count(own.upgrading, ArrayRules.BLOCKING | ArrayRules.OPEN, -1));
    return counts;
  }

  /** How many octets have a value in the bits of a mask. */
  private static long count(byte[] octets, int value, int mask) {
    long count = 0;
    for (byte octet : octets) {
      if ((octet & mask) == value) {
        count++;
      }
    }
    return count;
  }

  @Override
  public void prepare() {
    queries = new ArrayQueries(loaded(network), loaded(rules));
  }

  @Override
  public long answer(String step) {
    ArrayQueries own = loaded(queries);
    return switch (step) {
      case "Q1" -> own.linksOfFirm().length;
      case "Q2" -> own.regionsByBlockedFirms().size();
      case "Q3" -> own.governanceBySector().size();
      case "Q4" -> own.suppliersOfSuppliers().cardinality();
      case "Q5" -> own.upstream().cardinality();
      default -> throw new IllegalArgumentException("no query " + step);
    };
  }

  private static <T> T loaded(@Nullable T made) {
    if (made == null) {
      throw new IllegalStateException("a step before this one failed");
    }
    return made;
  }

  @Override
  public void close() {}
}
