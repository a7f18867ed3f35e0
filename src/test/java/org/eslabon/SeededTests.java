package org.eslabon;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Random tests, each named after the seed that repeats it. */
public final class SeededTests {

  private SeededTests() {}

  /** What one seed decides. */
  @FunctionalInterface
  public interface SeededTest {
    void run(int seed) throws Exception;
  }

  /**
   * One test a seed.
   *
   * @param end the first seed that is none
   */
  public static Stream<DynamicTest> from(int first, int end, SeededTest test) {
    return IntStream.range(first, end)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.run(seed)));
  }
}
