package org.eslabon.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringWriter;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.eslabon.load.Findings;
import org.eslabon.load.Notations;
import org.eslabon.load.ScatteredRows;
import org.eslabon.model.DataIris;
import org.jspecify.annotations.Nullable;

/**
 * What a machine needs to know to read a table: how things are named, what the theory calls its
 * concepts, and how to open files. Travels to executors; safe for threads.
 */
final class TableContext implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration hadoop;
  private final String base;
  private final String theory;
  private transient volatile @Nullable Notations notations;

  /**
   * For one run.
   *
   * @param theory the graph of the theory
   */
  TableContext(Configuration hadoop, DataIris iris, Graph theory) {
    this.hadoop = new SerializableConfiguration(hadoop);
    this.base = iris.base();
    StringWriter text = new StringWriter();
    RDFDataMgr.write(text, theory, Lang.NTRIPLES);
    this.theory = text.toString();
  }

  DataIris iris() {
    return new DataIris(base);
  }

  /** Rows of a file that are going to be read. */
  ScatteredRows rows(InputListing.TableFile file, Findings findings) {
    return new ScatteredRows(
        new ScatteredRows.Source(file.table(), file.name()), iris(), notations(), findings);
  }

  private Notations notations() {
    Notations known = notations;
    if (known == null) {
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(theory, Lang.NTRIPLES).parse(graph);
      known = Notations.of(graph);
      notations = known;
    }
    return known;
  }

  /** The bytes of a file from an offset on. */
  InputStream open(InputListing.TableFile file, long offset) throws IOException {
    Path path = new Path(file.path());
    FileSystem system = path.getFileSystem(hadoop.value());
    FSDataInputStream in = system.open(path);
    in.seek(offset);
    return in;
  }
}
