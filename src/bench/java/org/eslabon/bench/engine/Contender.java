package org.eslabon.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A program that takes part: it loads the network, applies the rules, and answers the queries, in
 * this order, once. For one thread; queries may come from another.
 */
public interface Contender extends AutoCloseable {

  /**
   * What a contender may use.
   *
   * @param scratch an empty folder for its files
   * @param limit of a rule or query, after which it should stop by itself
   * @param patience how long a rule is tried as written when there is a second spelling
   * @param heap of this process in octets, for memory that is not of the JVM
   */
  record Setting(Path scratch, Duration limit, Duration patience, long heap) {}

  /** The step that {@link #load} is. */
  default String loading() {
    return Workload.LOAD_TRIPLES;
  }

  void load(NetworkFiles network) throws Exception;

  /** Applies all rules and tells how long each took; stops at the first that fails. */
  void conclude(Steps steps) throws Exception;

  /** How many triples of each conclusion there are, by its name. */
  Map<String, Long> conclusions() throws Exception;

  /** Whether it does more than load. */
  default boolean doesAll() {
    return true;
  }

  /** Makes ready for queries, when that is not done by the rules. */
  default void prepare() throws Exception {}

  /** Answers a query and reads all rows; how many they were. */
  long answer(String step) throws Exception;

  /** Whether it can go on after a query that overflowed the stack. */
  default boolean survivesOverflow() {
    return true;
  }

  @Override
  void close() throws IOException, SQLException;
}
