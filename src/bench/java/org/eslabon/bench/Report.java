package org.eslabon.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All that was measured, which a file can hold and which all texts are made from. Immutable.
 *
 * @param date of the run
 * @param machine on which it ran
 * @param heap of each JVM
 * @param sizes one entry for each size of the network, in the order in which they ran
 */
record Report(String date, Machine machine, String heap, List<Results> sizes) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Report {
    sizes = List.copyOf(sizes);
  }

  static Report of(Machine machine, String heap, List<Results> sizes) {
    return new Report(LocalDate.now(ZoneOffset.UTC).toString(), machine, heap, sizes);
  }

  static Report read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Report.class);
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  /** Counts on which engines do not agree; empty when all is well. */
  List<String> differences() {
    return sizes.stream().flatMap(results -> results.differences().stream()).toList();
  }
}
