package org.eslabon.spark;

import java.util.List;
import org.eslabon.model.Esl;

/**
 * What a run is given. Immutable.
 *
 * @param inputs files, folders or patterns on any file system of Hadoop
 * @param base what the IRIs of things in tables start with
 * @param isWithTheory whether the bundled ontology and its schemes are data too
 * @param blockSize about so many bytes of a table are read by one task
 */
record Given(List<String> inputs, String base, boolean isWithTheory, long blockSize) {

  private static final long BLOCK = 32L << 20;

  Given {
    inputs = List.copyOf(inputs);
  }

  static Given of(List<String> inputs) {
    return new Given(inputs, Esl.DEFAULT_BASE, false, BLOCK);
  }

  Given withBase(String other) {
    return new Given(inputs, other, isWithTheory, blockSize);
  }

  Given withTheory() {
    return new Given(inputs, base, true, blockSize);
  }

  Given withBlocksOf(long bytes) {
    return new Given(inputs, base, isWithTheory, bytes);
  }
}
