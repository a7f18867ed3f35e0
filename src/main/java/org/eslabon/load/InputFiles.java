package org.eslabon.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.DataIris;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.Bundled;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/** Finds the files that the inputs of a request stand for, and how and where each is loaded. */
final class InputFiles {

  private final LoadRequest request;
  private final GraphClaims graphs;
  private final Problems problems;
  private final @Nullable Mapping mapping;
  private final List<Path> paths = new ArrayList<>();

  private InputFiles(LoadRequest request, GraphClaims graphs, Problems problems) {
    this.request = request;
    this.graphs = graphs;
    this.problems = problems;
    mapping = request.mapping() == null ? null : Mapping.read(request.mapping(), problems);
  }

  /** The files in the order of the inputs, those of a folder by name. */
  static List<InputFile> find(LoadRequest request, GraphClaims graphs, Problems problems) {
    InputFiles found = new InputFiles(request, graphs, problems);
    for (Path input : request.inputs()) {
      found.addInput(input);
    }
    return found.files();
  }

  private void addInput(Path input) {
    if (Files.isDirectory(input)) {
      addFolder(input);
    } else if (!Files.exists(input)) {
      report(ProblemCode.L001, "there is no such file or folder", input, null);
    } else if (!Files.isRegularFile(input)) {
      report(
          ProblemCode.L001,
          "this is neither a file nor a folder",
          input,
          "a pipe cannot be read twice; save it as a file first");
    } else {
      paths.add(input);
    }
  }

  /** What a folder holds beside tables (a README, queries, pictures) is left alone. */
  private void addFolder(Path folder) {
    int before = paths.size();
    try (Stream<Path> below = Files.walk(folder)) {
      below
          .filter(Files::isRegularFile)
          .filter(file -> !isHidden(folder.relativize(file)))
          .filter(file -> reader(file).isPresent() || looksLikeTable(file))
          .sorted()
          .forEach(paths::add);
    } catch (IOException | UncheckedIOException e) {
      report(ProblemCode.L001, "the folder cannot be read: " + e.getMessage(), folder, null);
      return;
    }
    if (paths.size() == before) {
      report(
          ProblemCode.L004,
          "the folder has no file that can be loaded",
          folder,
          "expected tables such as firms.csv and links.csv, or RDF");
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".") || part.toString().startsWith("~$")) {
        return true;
      }
    }
    return false;
  }

  /** {@code links.ods} is a table that cannot be read, not a file that does not matter. */
  private static boolean looksLikeTable(Path file) {
    return Tables.find(FileNames.stem(file)).isPresent();
  }

  private Optional<InputReader> reader(Path file) {
    return switch (FileNames.extension(file)) {
      case "csv" -> Optional.of(mapping == null ? new CsvTables() : new MappedCsv(mapping));
      case "tsv" -> Optional.ofNullable(mapping).map(MappedCsv::new);
      case "xlsx" -> Optional.of(new XlsxTables());
      case "json" -> Optional.of(new JsonTables());
      default -> FileNames.rdf(file).map(RdfFiles::new);
    };
  }

  private List<InputFile> files() {
    List<InputFile> files = new ArrayList<>();
    for (Path path : paths) {
      Optional<InputReader> reader = reader(path);
      if (reader.isEmpty()) {
        reportExtension(path);
      } else if (suits(reader.get(), path)) {
        String name = Bundled.nameOf(path);
        Optional<Problem> taken = graphs.claim(graph(path), name);
        taken.ifPresent(problems::add);
        if (taken.isEmpty()) {
          files.add(new InputFile(path, name, FileNames.stem(path), reader.get(), graph(path)));
        }
      }
    }
    return files;
  }

  private boolean suits(InputReader reader, Path path) {
    boolean table = reader instanceof XlsxTables || reader instanceof JsonTables;
    if (request.mapping() != null && reader instanceof CsvTables) {
      // the mapping is wrong, which has been said
      return false;
    }
    if (request.mapping() != null && table) {
      report(
          ProblemCode.L002,
          "a mapping reads CSV only",
          path,
          "save the table as CSV, or load it without the mapping");
      return false;
    }
    return !(reader instanceof CsvTables) || isTable(path);
  }

  private boolean isTable(Path path) {
    String stem = FileNames.stem(path);
    if (Tables.find(stem).isPresent()) {
      return true;
    }
    problems.add(TableNames.unknown(path.toString(), SourcePlace.of(path.toString())));
    return false;
  }

  /** Named after folder and file, or below the name that the request gives. */
  private Node graph(Path path) {
    Path own = path.toAbsolutePath().normalize();
    Path folder = own.getParent() == null ? null : own.getParent().getFileName();
    String file = DataIris.encode(String.valueOf(own.getFileName()));
    String name = folder == null ? file : DataIris.encode(folder.toString()) + "/" + file;
    Node given = request.graph();
    if (given == null) {
      return GraphNames.asserted(name);
    }
    return paths.size() == 1 ? given : NodeFactory.createURI(given.getURI() + "/" + name);
  }

  private void reportExtension(Path path) {
    String extension = FileNames.extension(path);
    report(
        ProblemCode.L002,
        extension.isEmpty()
            ? "a file without an extension: its name must say what it holds"
            : "files of kind `." + extension + "` cannot be read",
        path,
        NearestName.of(extension, FileNames.EXTENSIONS)
            .map(near -> "did you mean `." + near + "`?")
            .orElse("expected " + String.join(", ", FileNames.EXTENSIONS) + ", or these with .gz"));
  }

  private void report(ProblemCode code, String message, Path path, @Nullable String hint) {
    problems.add(new Problem(code, message, SourcePlace.of(path.toString()), hint));
  }
}
