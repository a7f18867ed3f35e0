package org.eslabon.column;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * A file with one statement a line, maybe compressed with gzip.
 *
 * @param name what problems call it
 * @param graph where statements go that name no graph
 */
public record LineFile(Path path, String name, LineFormat format, Node graph) {

  /** What gzip makes of such text, about. */
  private static final int COMPRESSION = 10;

  /** A file whose name says its format: {@code .nt} or {@code .nq}, and {@code .gz} behind it. */
  public static LineFile of(Path path) {
    String name = path.toString();
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    LineFormat format = plain.endsWith(".nq") ? LineFormat.QUADS : LineFormat.TRIPLES;
    return new LineFile(path, name, format, Quad.defaultGraphIRI);
  }

  /** The same file, whose statements without a graph go into this one. */
  public LineFile into(Node name) {
    return new LineFile(path, this.name, format, name);
  }

  /** How much text it holds; about, when it is compressed. */
  long octets() {
    return path.toFile().length() * (isCompressed() ? COMPRESSION : 1);
  }

  private boolean isCompressed() {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  InputStream open() throws IOException {
    InputStream file = Files.newInputStream(path);
    return isCompressed()
        ? new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16)
        : file;
  }
}
