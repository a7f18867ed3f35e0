package org.eslabon.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.GraphBuilder;
import org.eslabon.column.Heap;
import org.eslabon.column.LineFile;
import org.eslabon.column.LineLoader;
import org.eslabon.column.NodeRows;
import org.eslabon.load.LoadProgress.Phase;
import org.eslabon.model.DataIris;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.GraphNames;

/**
 * Loads files into a dataset, each into a named graph of its own. All or nothing: every file is
 * read and checked before the first triple is written, and what is written is one transaction.
 *
 * <p>Inferred graphs are left as they are, so they may be out of date afterwards. Safe for use by
 * several threads, each with its own request, when their progress listener is.
 */
public final class Loader {

  private final LoadProgress progress;
  private final Notations notations;

  /** A loader that keeps its progress to itself and knows no notations. */
  public Loader() {
    this(LoadProgress.NONE, Notations.NONE);
  }

  /**
   * A loader.
   *
   * @param progress hears how far it is
   * @param notations the concepts of the theory that cells may name
   */
  public Loader(LoadProgress progress, Notations notations) {
    this.progress = progress;
    this.notations = notations;
  }

  /**
   * Loads the files of the request. A graph that the target already has under the same name is
   * replaced.
   *
   * @param target a dataset that can undo a transaction; inside a write transaction of the caller
   *     the load becomes part of it, and the caller undoes it when the load fails
   * @throws ProblemException with every problem of every file, or S003 when the store does not take
   *     the triples; the target is as it was
   */
  public LoadReport load(LoadRequest request, DatasetGraph target) {
    if (!target.supportsTransactionAbort()) {
      throw new IllegalStateException("a load needs a transaction that can be undone");
    }
    Checked checked = check(request);
    return new StoreWriter(target, checked.pass(), checked.digests())
        .write(checked.files(), this::read);
  }

  /**
   * Reads the files of the request straight into columns, for graphs too large for a store. The
   * same triples in the same graphs as {@link #load} into an empty dataset; only the number of
   * triples of each graph, which columns tell themselves, is not in the provenance graph.
   *
   * @throws ProblemException with every problem of every file
   */
  public ColumnGraph columns(LoadRequest request) {
    return Heap.guarded(
        ProblemCode.L016,
        () -> {
          Found found = find(request);
          List<LineFile> lines = LineFiles.among(found.files());
          return lines.isEmpty()
              ? directColumns(request, DirectTables.PIECE).orElseGet(() -> checkedColumns(request))
              : lineColumns(found, lines);
        });
  }

  /** Line formats at once, what stands beside them as {@link #checkedColumns}. */
  private ColumnGraph lineColumns(Found found, List<LineFile> lines) {
    GraphBuilder builder = new GraphBuilder();
    NodeRows rows = new NodeRows(builder);
    List<InputFile> others = found.files().stream().filter(file -> !LineFiles.is(file)).toList();
    addRows(check(new Found(others, found.pass())), rows);
    rows.end();
    LineLoader.load(lines, builder);
    ColumnGraph graph = builder.build();
    for (Node name : graph.graphNames()) {
      if (!GraphNames.isAsserted(name) && !name.equals(GraphNames.PROVENANCE)) {
        Pass pass = found.pass();
        pass.graphs().claim(name, lines.get(0).name()).ifPresent(pass.problems()::add);
      }
    }
    requireNone(found.pass().problems());
    return graph;
  }

  /** As {@link #columns}, reading each file once; empty when that way cannot be gone. */
  Optional<ColumnGraph> directColumns(LoadRequest request, int pieceSize) {
    Found found = find(request);
    return found.pass().problems().none()
        ? new DirectTables(found.pass(), progress, pieceSize).graph(found.files())
        : Optional.empty();
  }

  /** As {@link #columns}, file by file and each of them twice: this way reads every format. */
  ColumnGraph checkedColumns(LoadRequest request) {
    NodeRows rows = new NodeRows();
    addRows(check(request), rows);
    return rows.build();
  }

  private void addRows(Checked checked, NodeRows taken) {
    Pass pass = checked.pass();
    pass.references().resolve(pass.keys(), pass.iris(), (kind, id) -> false, pass.problems());
    QuadSink rows =
        (graph, subject, predicate, object) -> {
          LineFiles.requireNoTripleTerm(object);
          taken.add(graph, subject, predicate, object);
        };
    Provenance.Facts provenance = new Provenance.Facts(rows);
    for (InputFile file : checked.files()) {
      if (pass.problems().none()) {
        try {
          Set<Node> written = new LinkedHashSet<>(List.of(file.graph()));
          String digest = read(file, pass.writing(StoreWriter.noting(written, file, rows)));
          StoreWriter.requireUnchanged(file, digest, checked.digests());
          written.forEach(graph -> provenance.say(graph, file, digest));
        } catch (UnreadableInput e) {
          pass.problems().add(e.problem());
        }
      }
    }
    requireNone(pass.problems());
  }

  private static void requireNone(Problems problems) {
    if (!problems.none()) {
      throw new ProblemException(problems.inOrder());
    }
  }

  /**
   * What is known before a file is read.
   *
   * @param pass the first one, with problems of files that cannot be read at all
   */
  private record Found(List<InputFile> files, Pass pass) {}

  private Found find(LoadRequest request) {
    Problems problems = new Problems();
    GraphClaims graphs = new GraphClaims();
    List<InputFile> files = InputFiles.find(request, graphs, problems);
    return new Found(
        files,
        new Pass(
            Phase.CHECK,
            new DataIris(request.base()),
            new Keys(),
            new References(),
            notations,
            graphs,
            problems,
            (graph, subject, predicate, object) -> {}));
  }

  /**
   * What a first reading of all files found.
   *
   * @param digests of each file that could be read
   */
  private record Checked(List<InputFile> files, Pass pass, Map<InputFile, String> digests) {}

  private Checked check(LoadRequest request) {
    return check(find(request));
  }

  private Checked check(Found found) {
    Pass check = found.pass();
    Map<InputFile, String> digests = new HashMap<>();
    for (InputFile file : found.files()) {
      try {
        digests.put(file, read(file, check));
      } catch (UnreadableInput e) {
        check.problems().add(e.problem());
        tablesOf(file).forEach(check.keys()::addUnread);
      }
    }
    return new Checked(found.files(), check, digests);
  }

  /** The tables that the file may hold. */
  private static List<Table> tablesOf(InputFile file) {
    return file.reader() instanceof CsvTables
        ? Tables.find(file.stem()).stream().toList()
        : Tables.ALL;
  }

  /** Reads one file to its end and returns the digest of its bytes. */
  private String read(InputFile file, Pass pass) throws UnreadableInput {
    try {
      progress.begin(pass.phase(), file.name(), Files.size(file.path()));
      try (SourceStream source = new SourceStream(file, progress)) {
        file.reader().read(file, source.content(), pass);
        return source.digest();
      } finally {
        progress.end();
      }
    } catch (IOException e) {
      throw UnreadableInput.because(file.name(), e);
    }
  }
}
