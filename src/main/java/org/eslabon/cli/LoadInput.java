package org.eslabon.cli;

import java.nio.file.Path;
import java.util.List;
import org.eslabon.load.LoadRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command reads that cannot do without an input, and how. */
final class LoadInput {

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files or folders.")
  List<Path> inputs = List.of();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "SPARQL CONSTRUCT over the columns of a CSV file that is not canonical.")
  @Nullable Path mapping;

  /** The inputs, named after their files. */
  LoadRequest request(String base) {
    return new LoadRequest(inputs, mapping, null, base);
  }
}
