package org.eslabon.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.shacl.ShaclException;
import org.apache.jena.shacl.Shapes;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/** Reads the shapes of a folder; the files are one set of shapes, whatever their order. */
final class ShapeFolder {

  private ShapeFolder() {}

  static Shapes read(Path folder) {
    Graph shapes = GraphMemFactory.createGraphMem2();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      parse(file, shapes, problems);
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    try {
      Shapes parsed = Shapes.parse(shapes);
      if (parsed.isEmpty()) {
        throw noShapes(folder);
      }
      return parsed;
    } catch (ShaclException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.C003,
              "the shapes are not SHACL: " + e.getMessage(),
              SourcePlace.of(folder.toString()),
              null));
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw noShapes(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".ttl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parse(Path file, Graph shapes, List<Problem> problems) {
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in)
          .lang(Lang.TURTLE)
          .base(file.toUri().toString())
          .errorHandler(new Complaints(file, problems))
          .parse(shapes);
    } catch (RiotException e) {
      // the handler has taken it down already
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException noShapes(Path folder) {
    return new ProblemException(
        new Problem(
            ProblemCode.C001,
            "`" + folder + "` holds no shapes: expected Turtle files with SHACL in it",
            SourcePlace.of(folder.toString()),
            null));
  }

  /** Turns what the parser complains about into problems with their place. */
  private record Complaints(Path file, List<Problem> problems) implements ErrorHandler {

    @Override
    public void warning(String message, long line, long column) {
      // an odd IRI or literal is no reason to refuse shapes
    }

    @Override
    public void error(String message, long line, long column) {
      SourcePlace place = new SourcePlace(file.toString(), Math.max(line, 0), Math.max(column, 0));
      problems.add(new Problem(ProblemCode.C002, message, place, null));
    }

    @Override
    public void fatal(String message, long line, long column) {
      error(message, line, column);
      throw new RiotException(message);
    }
  }
}
