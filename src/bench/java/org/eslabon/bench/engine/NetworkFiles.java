package org.eslabon.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eslabon.load.NetworkTables;
import org.eslabon.load.NetworkTriples;
import org.eslabon.load.SyntheticNetwork;

/**
 * The network of one size as files: N-Triples, and canonical tables with the same firms and links.
 *
 * @param folder holds them all
 */
public record NetworkFiles(Path folder) {

  private static final int LINKS_PER_FIRM = 10;
  private static final long SEED = 42;

  /** Makes the files, unless they are there from another run. */
  public static NetworkFiles of(int links, Path parent) throws IOException {
    NetworkFiles files = new NetworkFiles(parent.resolve(String.valueOf(links)));
    Path complete = files.folder().resolve("complete");
    if (!Files.exists(complete)) {
      Files.createDirectories(files.tables());
      SyntheticNetwork network =
          new SyntheticNetwork(
              Math.max(SyntheticNetwork.LEAST_FIRMS, links / LINKS_PER_FIRM), links, SEED);
      NetworkTriples.write(network, files.triples());
      NetworkTables.write(network, files.tables());
      Files.createFile(complete);
    }
    return files;
  }

  public Path triples() {
    return folder.resolve("network.nt");
  }

  /** The folder of the canonical tables. */
  public Path tables() {
    return folder.resolve("tables");
  }
}
