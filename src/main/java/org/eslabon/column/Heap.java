package org.eslabon.column;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * How much memory work in columns may take, and what to say when it would take more. Immutable.
 *
 * @param free octets that may be taken
 * @param whole octets that the program may have, used or not
 */
public record Heap(long free, long whole) {

  /** What does not fit into the memory of one machine runs on the same plans here. */
  private static final String SPARK =
      "src/spark/spark-submit target/eslabon-spark.jar --rules RULES --out OUTPUT INPUT";

  /** Found when first asked for: the JVM takes a millisecond to list them. */
  private static final class Pools {
    private static final List<MemoryPoolMXBean> OF_HEAP =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private Pools() {}
  }

  /** The memory of the program. What nobody needs any more counts as free. */
  public static Heap now() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    long live =
        Pools.OF_HEAP.stream()
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    long taken = live == 0 ? used / 2 : Math.min(used, live);
    return new Heap(runtime.maxMemory() - taken, runtime.maxMemory());
  }

  /** A size as people say it. */
  public static String size(double octets) {
    return octets < 10L << 30
        ? String.format(Locale.ROOT, "%,d MB", (long) Math.ceil(octets / (1 << 20)))
        : String.format(Locale.ROOT, "%,d GB", (long) Math.ceil(octets / (1 << 30)));
  }

  /** What to do when so much is needed beside what is in use. */
  public String advice(double needed) {
    long heap = (long) Math.ceil((needed + (whole - free)) * 1.1 / (1 << 30));
    return String.format(
        Locale.ROOT,
        "give Java a heap of %,d GB (ESLABON_OPTS=-Xmx%dg), or run the rules on Spark (`mvn -Pspark -DskipTests package`): `%s`",
        heap,
        heap,
        SPARK);
  }

  /**
   * A refusal of what would not fit.
   *
   * @param what would need so much
   */
  public ProblemException refusal(ProblemCode code, String what, double needed) {
    return new ProblemException(
        new Problem(
            code,
            what
                + " needs about "
                + size(needed)
                + "; "
                + size((double) free)
                + " of a heap of "
                + size((double) whole)
                + " are free",
            null,
            advice(needed)));
  }

  /**
   * Does work that takes memory which nobody can foresee.
   *
   * @throws ProblemException with this code when memory ran out; what the work held is free again
   */
  public static <T> T guarded(ProblemCode code, Supplier<T> work) {
    Heap before = now();
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      ProblemException failure =
          before.refusal(code, "the work stopped without harm: it", 2.0 * before.free());
      failure.initCause(e);
      throw failure;
    }
  }
}
