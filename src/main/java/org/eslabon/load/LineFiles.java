package org.eslabon.load;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.eslabon.column.LineFile;
import org.eslabon.column.LineFormat;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** Which files have one statement a line, and go into columns without a stop at Jena's terms. */
final class LineFiles {

  private LineFiles() {}

  static boolean is(InputFile file) {
    return file.reader() instanceof RdfFiles rdf
        && (rdf.syntax().equals(Lang.NTRIPLES) || rdf.syntax().equals(Lang.NQUADS));
  }

  /**
   * Those among the files. None when there are tables: their cells may refer to things that an RDF
   * file describes, so all are read together.
   */
  static List<LineFile> among(List<InputFile> files) {
    return files.stream().allMatch(file -> file.reader() instanceof RdfFiles)
        ? files.stream().filter(LineFiles::is).map(LineFiles::lines).toList()
        : List.of();
  }

  private static LineFile lines(InputFile file) {
    boolean isQuads = file.reader() instanceof RdfFiles rdf && rdf.syntax().equals(Lang.NQUADS);
    return new LineFile(
        file.path(), file.name(), isQuads ? LineFormat.QUADS : LineFormat.TRIPLES, file.graph());
  }

  /**
   * Columns hold IRIs, blank nodes and literals.
   *
   * @throws ProblemException L015 for a triple term
   */
  static void requireNoTripleTerm(Node object) {
    if (object.isTripleTerm()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L015,
              "the input has triple terms of RDF 1.2, which columns do not hold",
              null,
              "`--engine arq` reads them"));
    }
  }
}
