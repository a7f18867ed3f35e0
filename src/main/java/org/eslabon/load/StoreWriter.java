package org.eslabon.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.AtomicWrite;

/**
 * The writing half of a load: settles what only the store can settle, then replaces the graphs of
 * the request, all in one transaction.
 */
final class StoreWriter {

  private final DatasetGraph target;
  private final Pass check;
  private final Map<InputFile, String> digests;

  /** Reads a file and returns its digest. */
  @FunctionalInterface
  interface FileReading {
    String read(InputFile file, Pass pass) throws UnreadableInput;
  }

  /**
   * Prepares to write.
   *
   * @param check what was found when the files were checked
   * @param digests digest of each file that could be read then
   */
  StoreWriter(DatasetGraph target, Pass check, Map<InputFile, String> digests) {
    this.target = target;
    this.check = check;
    this.digests = digests;
  }

  /** Writes the files, or throws with everything that is wrong with them. */
  LoadReport write(List<InputFile> files, FileReading reading) {
    if (!check.problems().none()) {
      // nothing will be written, but what only the store can tell is reported too
      return Txn.calculateRead(target, () -> replaceGraphs(files, reading));
    }
    return AtomicWrite.run(target, () -> replaceGraphs(files, reading));
  }

  private LoadReport replaceGraphs(List<InputFile> files, FileReading reading) {
    try {
      return replace(files, reading);
    } catch (UnreadableInput e) {
      throw new ProblemException(e.problem());
    }
  }

  private LoadReport replace(List<InputFile> files, FileReading reading) throws UnreadableInput {
    Provenance provenance = new Provenance(target);
    Set<Node> replaced = new HashSet<>();
    check.graphs().graphs().forEach(graph -> replaced.addAll(provenance.graphsOf(graph)));
    StoreIds ids = new StoreIds(target, check.iris(), replaced);
    check.references().resolve(check.keys(), check.iris(), ids::defines, check.problems());
    requireNoProblems();

    StoreConsistency consistency = new StoreConsistency(target, ids, check.problems());
    Set<Node> before = new HashSet<>(replaced);
    before.removeIf(graph -> !target.containsGraph(graph));
    for (Node graph : replaced) {
      target.removeGraph(graph);
      provenance.forget(graph);
    }
    List<LoadedGraph> graphs = new ArrayList<>();
    for (InputFile file : files) {
      graphs.addAll(write(file, reading, before, provenance));
    }
    consistency.compareRows(check.graphs().graphs());
    consistency.requireReferredRows();
    requireNoProblems();
    return new LoadReport(graphs);
  }

  private void requireNoProblems() {
    if (!check.problems().none()) {
      throw new ProblemException(check.problems().inOrder());
    }
  }

  private List<LoadedGraph> write(
      InputFile file, FileReading reading, Set<Node> before, Provenance provenance)
      throws UnreadableInput {
    Set<Node> written = new LinkedHashSet<>();
    written.add(file.graph());
    String digest = reading.read(file, check.writing(noting(written, file, target::add)));
    requireUnchanged(file, digest, digests);
    List<LoadedGraph> graphs = new ArrayList<>();
    for (Node graph : written) {
      long triples = target.getGraph(graph).size();
      provenance.record(graph, file, digest, triples);
      graphs.add(new LoadedGraph(graph, file.name(), triples, before.contains(graph)));
    }
    return graphs;
  }

  /** A sink that notes the graphs other than the file's own. */
  static QuadSink noting(Set<Node> written, InputFile file, QuadSink target) {
    return (graph, subject, predicate, object) -> {
      if (!graph.equals(file.graph())) {
        written.add(graph);
      }
      target.add(graph, subject, predicate, object);
    };
  }

  /** What was written must be what was checked. */
  static void requireUnchanged(InputFile file, String digest, Map<InputFile, String> checked)
      throws UnreadableInput {
    if (!digest.equals(checked.get(file))) {
      throw SourceStream.unreadable(
          ProblemCode.L014,
          "the file changed while it was being loaded",
          file.name(),
          "load it again");
    }
  }
}
