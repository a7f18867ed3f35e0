package org.eslabon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eslabon.column.ColumnDatasetGraph;
import org.eslabon.column.ColumnFile;
import org.eslabon.column.ColumnGraph;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.SharedGraphs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The theory as it was parsed last, as a file of columns: reading it back takes a third of the
 * time. The file is named after the length and the checksum of what it was parsed from, so that an
 * edited theory is never passed over. Whatever is wrong with it, the theory is parsed as if it were
 * not there.
 */
final class TheoryCache {

  /** System property that names the folder; without it nothing is kept. The launcher sets it. */
  static final String FOLDER = "eslabon.cache";

  private static final Logger LOG = LoggerFactory.getLogger(TheoryCache.class);

  private final Path file;

  private TheoryCache(Path file) {
    this.file = file;
  }

  /** Where the theory in these files is kept, if it is. */
  static Optional<TheoryCache> of(List<Path> files) {
    String folder = System.getProperty(FOLDER);
    return folder == null ? Optional.empty() : in(Path.of(folder), files);
  }

  static Optional<TheoryCache> in(Path folder, List<Path> files) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TheoryCache(folder.resolve(name(files))));
    } catch (IOException e) {
      // whoever parses the file says so
      return Optional.empty();
    }
  }

  private static String name(List<Path> files) throws IOException {
    CRC32C sum = new CRC32C();
    long length = 0;
    for (Path source : files) {
      byte[] content = Files.readAllBytes(source);
      sum.update(source.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      sum.update(content);
      length += content.length;
    }
    return "theory-%d-%08x.eslc".formatted(length, sum.getValue());
  }

  /**
   * The graphs by name, when they are there. They are read where they stand; only their union is
   * taken into memory, since rules and queries look for all in it.
   */
  Optional<Theory> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ColumnGraph columns = ColumnFile.open(file);
      Graph union = GraphMemFactory.createGraphMem2();
      columns.forEach(union::add);
      DatasetGraph parts = new ColumnDatasetGraph(columns);
      Map<Node, Graph> graphs = new LinkedHashMap<>();
      columns.graphNames().forEach(name -> graphs.put(name, parts.getGraph(name)));
      return Optional.of(new Theory(new SharedGraphs(graphs, union)));
    } catch (ProblemException e) {
      LOG.debug("the theory is parsed: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps the graphs instead of what was kept before. */
  void write(Map<Node, Graph> graphs) {
    DatasetGraph data = DatasetGraphFactory.createGeneral();
    graphs.forEach(data::addGraph);
    try {
      try (DirectoryStream<Path> old =
          Files.newDirectoryStream(file.getParent(), "theory-*.eslc")) {
        for (Path outdated : old) {
          Files.deleteIfExists(outdated);
        }
      }
      ColumnFile.write(ColumnGraph.of(data), file);
    } catch (ProblemException | IOException e) {
      LOG.debug("the theory is not kept: {}", e.getMessage());
    }
  }
}
