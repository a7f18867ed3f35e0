package org.eslabon.load;

import java.nio.file.Path;
import org.apache.jena.graph.Node;

/**
 * One file to load. Immutable.
 *
 * @param path where it is
 * @param name the file as the user named it; what places and provenance say
 * @param stem the file's own name without its extensions
 * @param reader what reads its format
 * @param graph the graph it goes into
 */
record InputFile(Path path, String name, String stem, InputReader reader, Node graph) {

  /** Of the path alone: what Java makes for all of a record takes ten milliseconds to link. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
