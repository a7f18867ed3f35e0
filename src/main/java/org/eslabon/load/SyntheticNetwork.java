package org.eslabon.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up national production network: few firms have many links, most have few; some firms are
 * owned by one they sell to. The same sizes and seed always give the same network, draw by draw, so
 * that measurements of different programs can be compared.
 *
 * @param firms how many, at least {@link #LEAST_FIRMS}
 * @param links how many, at least one
 * @param seed of all that is drawn
 */
public record SyntheticNetwork(int firms, int links, long seed) {

  public static final int LEAST_FIRMS = 21;

  private static final int REGIONS = 500;
  private static final int SECTORS = 400;
  private static final int LINKS_PER_CHAIN = 20;
  private static final double OWNED = 0.03;
  private static final double SOLD_TO_OWNER = 0.3;
  private static final double DEFINITION_KNOWN = 0.8;
  private static final double COMPLEMENTARY = 0.3;

  /** The higher, the more of the links are with few firms. */
  private static final double SKEW = 2.5;

  /** A firm that queries can ask about whatever the size: the buyer of this rank is firm 7. */
  private static final int KNOWN_FIRM = 7;

  private static final int KNOWN_RANK = 20;
  private static final List<Definition> DEFINITIONS = List.of(Definition.values());

  /** Who sets the parameters of the product. */
  public enum Definition {
    BUYER,
    SUPPLIER,
    JOINT,
    STANDARD
  }

  /**
   * A firm.
   *
   * @param owner its owner, or -1
   * @param shareHundredths the owner's share in hundredths of a percent
   */
  public record Firm(int id, int region, int sector, int owner, long shareHundredths) {}

  /**
   * A link.
   *
   * @param valueHundredths its value a year in hundredths of a unit
   * @param definition null when unknown
   */
  public record Link(
      int id,
      int supplier,
      int buyer,
      int chain,
      long valueHundredths,
      @Nullable Definition definition,
      boolean monitored,
      boolean complementary) {}

  /** Takes the network piece by piece: all firms first, then all links. */
  public interface Taker {
    void take(Firm firm) throws IOException;

    void take(Link link) throws IOException;
  }

  public SyntheticNetwork {
    if (firms < LEAST_FIRMS || links < 1) {
      throw new IllegalArgumentException("too small: " + firms + " firms, " + links + " links");
    }
  }

  public int chains() {
    return Math.max(1, links / LINKS_PER_CHAIN);
  }

  /** Makes the network. Keeps three numbers a firm in memory, nothing of the links. */
  public void make(Taker taker) throws IOException {
    new Drawing(this).make(taker);
  }

  /** The draws, in the order that makes the network what it is. */
  private static final class Drawing {
    private final SyntheticNetwork network;
    private final SplittableRandom random;
    private final Random values;
    private final int[] suppliers;
    private final int[] buyers;
    private final int[] owners;

    Drawing(SyntheticNetwork network) {
      this.network = network;
      random = new SplittableRandom(network.seed());
      values = new Random(network.seed() + 1);
      suppliers = shuffled();
      buyers = shuffled();
      owners = new int[network.firms()];
      Arrays.fill(owners, -1);
      int place = 0;
      while (buyers[place] != KNOWN_FIRM) {
        place++;
      }
      buyers[place] = buyers[KNOWN_RANK];
      buyers[KNOWN_RANK] = KNOWN_FIRM;
    }

    void make(Taker taker) throws IOException {
      for (int id = 0; id < network.firms(); id++) {
        taker.take(firm(id));
      }
      for (int id = 0; id < network.links(); id++) {
        taker.take(link(id));
      }
    }

    private Firm firm(int id) {
      int region = random.nextInt(REGIONS);
      int sector = random.nextInt(SECTORS);
      if (random.nextDouble() >= OWNED) {
        return new Firm(id, region, sector, -1, 0);
      }
      owners[id] = otherThan(id);
      return new Firm(id, region, sector, owners[id], random.nextInt(1, 100_00 + 1));
    }

    private Link link(int id) {
      int supplier = suppliers[rank()];
      boolean toOwner = owners[supplier] >= 0 && random.nextDouble() < SOLD_TO_OWNER;
      int buyer = toOwner ? owners[supplier] : otherThan(supplier);
      int chain = random.nextInt(network.chains());
      long value = Math.max(1, (long) (100 * Math.exp(9 + 1.5 * values.nextGaussian())));
      Definition definition =
          random.nextDouble() < DEFINITION_KNOWN
              ? DEFINITIONS.get(random.nextInt(DEFINITIONS.size()))
              : null;
      boolean monitored = random.nextBoolean();
      boolean complementary = random.nextDouble() < COMPLEMENTARY;
      return new Link(id, supplier, buyer, chain, value, definition, monitored, complementary);
    }

    private int otherThan(int firm) {
      int other;
      do {
        other = buyers[rank()];
      } while (other == firm);
      return other;
    }

    private int rank() {
      return (int) (network.firms() * Math.pow(random.nextDouble(), SKEW));
    }

    private int[] shuffled() {
      int[] ids = new int[network.firms()];
      Arrays.setAll(ids, i -> i);
      for (int i = ids.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int id = ids[i];
        ids[i] = ids[other];
        ids[other] = id;
      }
      return ids;
    }
  }
}
