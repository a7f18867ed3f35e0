package org.eslabon.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Predicate;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/** Opens the kinds of dataset there are. All are transactional: a failed write is undone. */
public final class ValueStore {

  private ValueStore() {}

  /** An empty dataset that lives as long as the program. */
  public static DatasetGraph inMemory() {
    return DatasetGraphFactory.createTxnMem();
  }

  /** The same, the cheapest there is to fill; a writer and readers wait for each other. */
  public static DatasetGraph light() {
    return light(SharedGraphs.NONE);
  }

  /** The same with some graphs from the beginning, which are copied only when written to. */
  public static DatasetGraph light(SharedGraphs given) {
    return new LightDataset(given);
  }

  /**
   * The union of some named graphs of a dataset, copied into memory, to be written to.
   *
   * @param wanted the names of the graphs
   */
  public static Graph copy(DatasetGraph data, Predicate<Node> wanted) {
    if (data instanceof LightDataset light) {
      return light.copy(wanted);
    }
    Graph copy = GraphMemFactory.createGraphMem2();
    Iterator<Quad> quads = data.find();
    Node graph = Node.ANY;
    boolean isWanted = false;
    while (quads.hasNext()) {
      Quad quad = quads.next();
      // most quads follow one of the same graph
      if (!quad.getGraph().equals(graph)) {
        graph = quad.getGraph();
        isWanted = wanted.test(graph);
      }
      if (isWanted) {
        copy.add(quad.asTriple());
      }
    }
    return copy;
  }

  /**
   * What a dataset holds in named graphs at this moment, in memory, to be read by many threads in
   * an order that only the data decide.
   */
  public static DatasetGraph frozen(DatasetGraph data) {
    return Txn.calculateRead(data, () -> new FrozenDataset(data));
  }

  /**
   * The TDB2 dataset in a folder, made when the folder is missing or empty.
   *
   * @throws ProblemException S001 when the folder cannot hold a store, S002 when another process
   *     has it open
   */
  public static DatasetGraph open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw unusable(folder, "is a file; a store is a folder");
    }
    if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
      throw unusable(folder, "is not writable");
    }
    try {
      Files.createDirectories(folder);
      return DatabaseMgr.connectDatasetGraph(Location.create(folder));
    } catch (DBOpEnvException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S002,
              "the store is in use or damaged: " + e.getMessage(),
              SourcePlace.of(folder.toString()),
              "end the other program that has it open, or use another folder"));
    } catch (IOException | TDBException e) {
      throw unusable(folder, "cannot hold a store: " + e.getMessage());
    }
  }

  /**
   * The TDB2 dataset in a folder that must be there already.
   *
   * @throws ProblemException S001 when the folder holds no store
   */
  public static DatasetGraph openExisting(Path folder) {
    if (!holdsStore(folder)) {
      throw unusable(folder, "holds no store");
    }
    return open(folder);
  }

  /** TDB2 keeps each generation of its files in a folder Data-0001, Data-0002 and so on. */
  private static boolean holdsStore(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> generations = Files.newDirectoryStream(folder, "Data-*")) {
      return generations.iterator().hasNext();
    } catch (IOException e) {
      throw unusable(folder, "cannot be read: " + e.getMessage());
    }
  }

  private static ProblemException unusable(Path folder, String why) {
    return new ProblemException(
        new Problem(
            ProblemCode.S001,
            "`" + folder + "` " + why,
            SourcePlace.of(folder.toString()),
            "`eslabon load --store DIR INPUT...` makes a store in an empty folder"));
  }
}
