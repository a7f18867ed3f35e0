package org.eslabon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.bench.engine.Contender;
import org.eslabon.bench.engine.DuckDatabase;
import org.eslabon.bench.engine.JenaStore;
import org.eslabon.bench.engine.NetworkFiles;
import org.eslabon.bench.engine.OwnArq;
import org.eslabon.bench.engine.OwnColumns;
import org.eslabon.bench.engine.OwnTables;
import org.eslabon.bench.engine.Rdf4jStore;
import org.eslabon.bench.limit.ArrayProgram;

/** Everything that can take part, in the order of the columns of the report. */
enum Entrant {
  ARRAYS("arrays (the limit)", Kind.LIMIT),
  COLUMNAR("Eslabon, columnar", Kind.OWN),
  COLUMNAR_CSV("Eslabon, columnar, CSV", Kind.OWN),
  ARQ("Eslabon, ARQ", Kind.OWN),
  JENA_MEMORY("Jena in memory", Kind.PEER),
  JENA_ROARING("Jena GraphMem2Roaring", Kind.PEER),
  JENA_TDB2("Jena TDB2", Kind.PEER),
  RDF4J_MEMORY("RDF4J in memory", Kind.PEER),
  RDF4J_LMDB("RDF4J LMDB", Kind.PEER),
  DUCKDB("DuckDB, triples", Kind.PEER),
  DUCKDB_CSV("DuckDB, CSV", Kind.PEER);

  /** What it is to us. */
  enum Kind {
    LIMIT,
    OWN,
    PEER
  }

  /** All but one that is a variant of another. */
  static final List<Entrant> USUAL =
      Stream.of(values()).filter(entrant -> entrant != JENA_ROARING).toList();

  private final String title;
  private final Kind kind;

  Entrant(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  /** Makes it ready to load. */
  Contender open(Contender.Setting setting) throws IOException, SQLException {
    return switch (this) {
      case ARRAYS -> new ArrayProgram(setting);
      case COLUMNAR -> new OwnColumns(setting);
      case COLUMNAR_CSV -> new OwnTables();
      case ARQ -> new OwnArq(setting);
      case JENA_MEMORY -> JenaStore.memory(setting);
      case JENA_ROARING -> JenaStore.roaring(setting);
      case JENA_TDB2 -> JenaStore.tdb2(setting);
      case RDF4J_MEMORY -> Rdf4jStore.memory(setting);
      case RDF4J_LMDB -> Rdf4jStore.lmdb(setting);
      case DUCKDB -> DuckDatabase.triples(setting);
      case DUCKDB_CSV -> DuckDatabase.tables(setting);
    };
  }

  /**
   * What Java is given beside the heap: for this program what its launcher would give it for the
   * same input, for others nothing.
   */
  List<String> javaOptions(NetworkFiles network) throws IOException, InterruptedException {
    if (kind != Kind.OWN) {
      return List.of();
    }
    Path input = this == COLUMNAR_CSV ? network.tables() : network.triples();
    String engine = this == ARQ ? "arq" : "columnar";
    Process launcher =
        new ProcessBuilder(
                "./eslabon",
                "--java-options",
                "rules",
                "run",
                "src/bench/rules",
                input.toString(),
                "--engine",
                engine)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = launcher.inputReader()) {
      List<String> options = lines.lines().filter(option -> !option.isBlank()).toList();
      if (launcher.waitFor() != 0) {
        throw new IOException("./eslabon --java-options ended with " + launcher.exitValue());
      }
      return options;
    }
  }

  /** Its name in options and files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Entrant> named(String name) {
    return Stream.of(values()).filter(entrant -> entrant.toString().equals(name)).findFirst();
  }
}
