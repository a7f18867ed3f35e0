package org.eslabon.bench.limit;

/** R0 to R6 as loops. For one thread, which shares the rows among all processors. */
final class ArrayRules {

  static final byte HIERARCHY = 1;
  static final byte NETWORK = 2;
  static final byte QUASI_HIERARCHY = 3;
  static final byte MARKET = 4;
  static final int TYPES = 4;

  /** What a firm supplies: quasi-hierarchical links, links on which it can upgrade, or both. */
  static final byte BLOCKING = 1;

  static final byte OPEN = 2;

  private static final long HALF = 50_00;

  private final NetworkColumns network;

  /** What a firm sells in all, in hundredths. */
  private long[] sales = new long[0];

  double[] dependence = new double[0];
  byte[] governance = new byte[0];

  /** The dominant types of a chain as bits, of which there may be several. */
  byte[] dominant = new byte[0];

  byte[] upgrading = new byte[0];

  ArrayRules(NetworkColumns network) {
    this.network = network;
  }

  /** R0: a link's share in all that its supplier sells. */
  void dependence() {
    long[][] sums = new long[Workers.PARTS][];
    Workers.rows(
        network.links,
        (part, from, to) -> {
          long[] mine = new long[network.firms];
          for (int link = from; link < to; link++) {
            mine[network.supplier[link]] += network.value[link];
          }
          sums[part] = mine;
        });
    long[] total = sums[0];
    Workers.rows(
        network.firms,
        (part, from, to) -> {
          for (int other = 1; other < sums.length; other++) {
            for (int firm = from; firm < to; firm++) {
              total[firm] += sums[other][firm];
            }
          }
        });
    double[] shares = new double[network.links];
    Workers.rows(
        network.links,
        (part, from, to) -> {
          for (int link = from; link < to; link++) {
            shares[link] = (double) network.value[link] / total[network.supplier[link]];
          }
        });
    sales = total;
    dependence = shares;
  }

  /** R1: the buyer owns more than half of the supplier. */
  void hierarchy() {
    byte[] types = new byte[network.links];
    Workers.rows(
        network.links,
        (part, from, to) -> {
          for (int link = from; link < to; link++) {
            int firm = network.supplier[link];
            if (network.owner[firm] == network.buyer[link] && network.share[firm] > HALF) {
              types[link] = HIERARCHY;
            }
          }
        });
    governance = types;
  }

  /** R2: equals who define the product together. */
  void network() {
    Workers.rows(
        network.links,
        (part, from, to) -> {
          for (int link = from; link < to; link++) {
            if (governance[link] == 0
                && network.definition[link] == NetworkColumns.JOINTLY_DEFINED
                && network.complementary[link]
                && !isDependent(link)) {
              governance[link] = NETWORK;
            }
          }
        });
  }

  /** R3: the buyer defines the product and monitors, or the supplier depends on the link. */
  void quasiHierarchy() {
    Workers.rows(
        network.links,
        (part, from, to) -> {
          for (int link = from; link < to; link++) {
            if (governance[link] == 0
                && network.definition[link] == NetworkColumns.BUYER_DEFINED
                && (network.monitored[link] || isDependent(link))) {
              governance[link] = QUASI_HIERARCHY;
            }
          }
        });
  }

  /** R4: a standard product, or one that the supplier defines. */
  void market() {
    Workers.rows(
        network.links,
        (part, from, to) -> {
          for (int link = from; link < to; link++) {
            byte definition = network.definition[link];
            if (governance[link] == 0
                && (definition == NetworkColumns.STANDARD_PRODUCT
                    || definition == NetworkColumns.SUPPLIER_DEFINED)) {
              governance[link] = MARKET;
            }
          }
        });
  }

  /** R5: the types with most value in a chain. */
  void dominant() {
    long[][] sums = new long[Workers.PARTS][];
    Workers.rows(
        network.links,
        (part, from, to) -> {
          long[] mine = new long[network.chains * TYPES];
          for (int link = from; link < to; link++) {
            if (governance[link] != 0) {
              mine[network.chain[link] * TYPES + governance[link] - 1] += network.value[link];
            }
          }
          sums[part] = mine;
        });
    byte[] types = new byte[network.chains];
    Workers.rows(
        network.chains,
        (part, from, to) -> {
          for (int chain = from; chain < to; chain++) {
            types[chain] = dominantOf(sums, chain);
          }
        });
    dominant = types;
  }

  private static byte dominantOf(long[][] sums, int chain) {
    long most = 0;
    int found = 0;
    for (int type = 0; type < TYPES; type++) {
      long sum = 0;
      for (long[] part : sums) {
        sum += part[chain * TYPES + type];
      }
      if (sum > most) {
        most = sum;
        found = 1 << type;
      } else if (sum == most && sum > 0) {
        found |= 1 << type;
      }
    }
    return (byte) found;
  }

  /** R6: firms whose functional upgrading is blocked in all their links, or open in another. */
  void upgrading() {
    byte[][] parts = new byte[Workers.PARTS][];
    Workers.rows(
        network.links,
        (part, from, to) -> {
          byte[] mine = new byte[network.firms];
          for (int link = from; link < to; link++) {
            byte type = governance[link];
            if (type == QUASI_HIERARCHY) {
              mine[network.supplier[link]] |= BLOCKING;
            } else if (type == MARKET || type == NETWORK) {
              mine[network.supplier[link]] |= OPEN;
            }
          }
          parts[part] = mine;
        });
    byte[] all = parts[0];
    for (int other = 1; other < parts.length; other++) {
      for (int firm = 0; firm < all.length; firm++) {
        all[firm] |= parts[other][firm];
      }
    }
    upgrading = all;
  }

  private boolean isDependent(int link) {
    return 2 * network.value[link] >= sales[network.supplier[link]];
  }
}
