package org.eslabon.load;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What to load. Immutable.
 *
 * @param inputs files or folders; a folder stands for all files below it that can be read
 * @param mapping a SPARQL CONSTRUCT that every CSV or TSV file goes through, or {@code null} when
 *     the tables are canonical
 * @param graph the graph to load into, or {@code null} for one graph a file, named after its folder
 *     and file. With several files each goes into a graph below this name
 * @param base what the IRIs of things start with; absolute, ending in a slash or a hash
 */
public record LoadRequest(
    List<Path> inputs, @Nullable Path mapping, @Nullable Node graph, String base) {

  /**
   * Checks the base.
   *
   * @throws ProblemException L042 when the base is not absolute or ends in the middle of a name
   */
  public LoadRequest {
    inputs = List.copyOf(inputs);
    if (!isUsable(base)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L042,
              "`"
                  + base
                  + "` cannot be the base of data: expected an absolute IRI ending in / or #",
              null,
              "the default is `" + Esl.DEFAULT_BASE + "`"));
    }
  }

  /** Canonical tables or RDF under the default base, one graph a file. */
  public static LoadRequest of(List<Path> inputs) {
    return new LoadRequest(inputs, null, null, Esl.DEFAULT_BASE);
  }

  /** One file or folder, as {@link #of(List)}. */
  public static LoadRequest of(Path input) {
    return of(List.of(input));
  }

  private static boolean isUsable(String base) {
    try {
      return (base.endsWith("/") || base.endsWith("#")) && IRIx.create(base).isAbsolute();
    } catch (IRIException e) {
      return false;
    }
  }
}
