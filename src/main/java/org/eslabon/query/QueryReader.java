package org.eslabon.query;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.eslabon.model.MarkdownHeader;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;
import org.eslabon.query.NamedQuery.About;

/** Reads one query file: SPARQL 1.1 below a header that says what it answers. */
public final class QueryReader {

  private QueryReader() {}

  /**
   * A query that a user wrote. It needs no header; when it has one, the header must be right.
   *
   * @throws ProblemException with everything that is wrong with the file
   */
  public static NamedQuery read(Path file) {
    String text = text(file);
    Path last = file.getFileName();
    String name = (last == null ? file : last).toString().replaceFirst("\\.[^.]*$", "");
    return MarkdownHeader.opens(text) || GrlcReader.opens(text)
        ? catalogued(name, file.toString(), text)
        : plain(name, file.toString(), text);
  }

  /**
   * A query that somebody typed, as {@link #read}; places are lines of what was typed.
   *
   * @throws ProblemException with everything that is wrong with it
   */
  public static NamedQuery typed(String text) {
    return MarkdownHeader.opens(text) || GrlcReader.opens(text)
        ? catalogued("query", "query", text)
        : plain("query", "query", text);
  }

  /** A query of a catalogue, where a header is a must. */
  static NamedQuery catalogued(String name, String file, String text) {
    List<Problem> problems = new ArrayList<>();
    try {
      About about = about(name, file, text, problems);
      Query parsed = parse(text, file);
      if (GrlcReader.opens(text)) {
        GrlcReader decorators = new GrlcReader(file, text);
        about = decorators.read(parsed, about);
        problems.addAll(decorators.problems());
      }
      NamedQuery query = new NamedQuery(name, about, parsed, text);
      problems.addAll(new QueryLint(query, file).problems());
      if (problems.isEmpty()) {
        return query;
      }
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    throw new ProblemException(problems);
  }

  /** What our own header says; one that was written for grlc needs none. */
  private static About about(String name, String file, String text, List<Problem> problems) {
    if (!MarkdownHeader.opens(text) && GrlcReader.opens(text)) {
      return About.nothingBut(name);
    }
    AboutReader reader = new AboutReader(file);
    About about = reader.read(text);
    problems.addAll(reader.problems());
    return about;
  }

  /** A query without a header. */
  static NamedQuery plain(String name, String file, String text) {
    NamedQuery query = new NamedQuery(name, About.nothingBut(name), parse(text, file), text);
    List<Problem> problems = new QueryLint(query, file).refusals();
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return query;
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, Files.exists(file) ? "cannot be read" : "does not exist");
    }
  }

  private static ProblemException unreadable(Path file, String why) {
    return new ProblemException(
        new Problem(
            ProblemCode.L001, "`" + file + "` " + why, SourcePlace.of(file.toString()), null));
  }

  private static Query parse(String text, String file) {
    try {
      return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw new ProblemException(
          SyntaxProblem.of(e, ProblemCode.Q101, text, SyntaxProblem.Origin.file(file)));
    }
  }
}
