package org.eslabon.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;

/** What the name of a file says: compression, format, and the table it stands for. */
final class FileNames {

  private static final String GZIP = ".gz";

  /** Extensions in the order in which messages list them. */
  static final List<String> EXTENSIONS =
      List.of("csv", "xlsx", "json", "ttl", "nt", "trig", "nq", "rdf", "owl", "jsonld", "trix");

  private FileNames() {}

  static boolean isCompressed(Path path) {
    return name(path).toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  /** The file's own name without {@code .gz} and without its extension. */
  static String stem(Path path) {
    String name = uncompressed(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** The extension in lower case, without {@code .gz}; empty when there is none. */
  static String extension(Path path) {
    String name = uncompressed(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The RDF syntax that the name stands for. */
  static Optional<Lang> rdf(Path path) {
    return Optional.ofNullable(RDFLanguages.fileExtToLang(extension(path)))
        .filter(RDFParserRegistry::isRegistered)
        .filter(lang -> RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang));
  }

  private static String uncompressed(Path path) {
    String name = name(path);
    return isCompressed(path) ? name.substring(0, name.length() - GZIP.length()) : name;
  }

  private static String name(Path path) {
    Path own = path.getFileName();
    return own == null ? "" : own.toString();
  }
}
