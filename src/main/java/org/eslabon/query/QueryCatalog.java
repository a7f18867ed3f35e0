package org.eslabon.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/** The named queries of a folder: one folder an area, one file a question. Immutable. */
public final class QueryCatalog {

  private static final String ENDING = ".rq";

  /** A complete name, which cannot lead out of the folder. */
  private static final Pattern NAME = Pattern.compile("[\\w-]+/[\\w-]+");

  private final Map<String, NamedQuery> queries;

  private QueryCatalog(Map<String, NamedQuery> queries) {
    this.queries = queries;
  }

  /**
   * Reads every {@code <area>/<question>.rq} below a folder.
   *
   * @throws ProblemException with everything that is wrong in any of the files
   */
  public static QueryCatalog read(Path folder) {
    Map<String, NamedQuery> queries = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      String name = path.substring(0, path.length() - ENDING.length());
      try {
        queries.put(name, QueryReader.catalogued(name, file.toString(), QueryReader.text(file)));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new QueryCatalog(queries);
  }

  /**
   * The query of this name. Only its own file is read when the name is an area and a question.
   *
   * @throws ProblemException Q201 as {@link #find(String)}; with everything that is wrong in the
   *     file
   */
  public static NamedQuery find(Path folder, String name) {
    Path file = folder.resolve(name + ENDING);
    return NAME.matcher(name).matches() && Files.isRegularFile(file)
        ? QueryReader.catalogued(name, file.toString(), QueryReader.text(file))
        : read(folder).find(name);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.L001,
              "`" + folder + "` is no folder",
              SourcePlace.of(folder.toString()),
              null));
    }
    try (Stream<Path> below = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(file -> folder.relativize(file).getNameCount() == 2)
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All queries, sorted by name. */
  public Collection<NamedQuery> queries() {
    return List.copyOf(queries.values());
  }

  /** The queries for one kind of user, sorted by name. */
  public List<NamedQuery> queriesFor(Audience audience) {
    return queries.values().stream()
        .filter(query -> query.about().audiences().contains(audience))
        .toList();
  }

  /**
   * The query of this name; the area may be left out where the rest is unique.
   *
   * @throws ProblemException Q201 with the nearest names when there is none
   */
  public NamedQuery find(String name) {
    NamedQuery exact = queries.get(name);
    if (exact != null) {
      return exact;
    }
    List<NamedQuery> fitting =
        queries.values().stream().filter(query -> query.shortName().equals(name)).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String message =
        fitting.isEmpty()
            ? "unknown query `" + name + "`"
            : "query `" + name + "` is in more than one area";
    throw new ProblemException(new Problem(ProblemCode.Q201, message, null, hint(name, fitting)));
  }

  private String hint(String name, List<NamedQuery> fitting) {
    Set<String> near = new TreeSet<>();
    fitting.forEach(query -> near.add(query.name()));
    if (near.isEmpty()) {
      NearestName.of(name, queries.keySet()).ifPresent(near::add);
      Optional<String> question = NearestName.of(question(name), shortNames());
      queries.values().stream()
          .filter(query -> question.isPresent() && query.shortName().equals(question.get()))
          .forEach(query -> near.add(query.name()));
      queries.keySet().stream().filter(known -> known.contains(question(name))).forEach(near::add);
    }
    return near.isEmpty()
        ? "areas are " + areas().stream().collect(Collectors.joining(", "))
        : near.stream()
            .map(each -> "`" + each + "`")
            .collect(Collectors.joining(", ", "did you mean ", "?"));
  }

  private static String question(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private Set<String> shortNames() {
    return queries.values().stream().map(NamedQuery::shortName).collect(Collectors.toSet());
  }

  /** The areas, sorted. */
  public Set<String> areas() {
    return queries.values().stream()
        .map(NamedQuery::area)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
