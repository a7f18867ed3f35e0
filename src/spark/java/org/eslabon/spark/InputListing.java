package org.eslabon.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.eslabon.load.TableNames;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * What the inputs of a run hold: lines of N-Triples and N-Quads, and canonical tables as CSV and as
 * Parquet. Immutable.
 *
 * @param lines for each input its paths or patterns
 * @param tables in the order of the inputs, those of a folder by name
 */
record InputListing(List<List<String>> lines, List<TableFile> tables) {

  private static final String PARQUET = "parquet";
  private static final List<String> LINES = List.of("nt", "nq");

  InputListing {
    lines = lines.stream().map(List::copyOf).toList();
    tables = List.copyOf(tables);
  }

  /**
   * A file of a canonical table.
   *
   * @param table name of the table
   * @param name the file, as people are told of it
   * @param path where it is
   * @param size in bytes
   */
  record TableFile(String table, String name, String path, long size) implements Serializable {

    boolean isParquet() {
      return TableNames.extension(path).equals(PARQUET);
    }

    /** Whether it can be read from the middle on. */
    boolean canBeCut() {
      return path.endsWith(".csv");
    }
  }

  /**
   * Looks at the inputs.
   *
   * @throws ProblemException L001 when there is no such input, L002 and L003 for files of a folder
   *     that a load would take and this run cannot
   */
  static InputListing of(Configuration hadoop, List<String> inputs) {
    List<List<String>> lines = new ArrayList<>();
    List<TableFile> tables = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String input : inputs) {
      try {
        List<Named> files = files(hadoop, input);
        if (files.stream().noneMatch(Named::isTabular)) {
          lines.add(List.of(input));
        } else {
          lines.add(files.stream().filter(Named::isLines).map(Named::path).toList());
          files.stream().filter(Named::isTabular).forEach(file -> file.addTo(tables, problems));
          files.stream().filter(Named::isElsewhere).map(Named::problem).forEach(problems::add);
        }
      } catch (IOException | IllegalArgumentException e) {
        problems.add(unreadable(input, "the input cannot be read: " + e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new InputListing(lines, tables);
  }

  private static Problem unreadable(String input, String message) {
    return new Problem(ProblemCode.L001, message, SourcePlace.of(input), null);
  }

  private static List<Named> files(Configuration hadoop, String input) throws IOException {
    Path path = new Path(input);
    FileSystem system = path.getFileSystem(hadoop);
    FileStatus[] roots = system.globStatus(path);
    if (roots == null || roots.length == 0) {
      throw new ProblemException(unreadable(input, "there is no such file or folder"));
    }
    List<Named> files = new ArrayList<>();
    for (FileStatus root : roots) {
      RemoteIterator<LocatedFileStatus> below = system.listFiles(root.getPath(), true);
      while (below.hasNext()) {
        LocatedFileStatus file = below.next();
        Named named = Named.of(root.getPath(), file);
        if (!named.isHidden()) {
          files.add(named);
        }
      }
    }
    files.sort(Comparator.comparing(Named::path));
    return files;
  }

  /**
   * A file with its name below the input that it was found in.
   *
   * @param name below the input; empty for the input itself
   */
  private record Named(String root, String name, String path, long size) {

    static Named of(Path root, FileStatus file) {
      String name = root.toUri().relativize(file.getPath().toUri()).getPath();
      boolean isItself = file.getPath().equals(root);
      return new Named(shown(root), isItself ? "" : name, file.getPath().toString(), file.getLen());
    }

    /** Local files are told of as everywhere else. */
    private static String shown(Path path) {
      return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    private String extension() {
      return TableNames.extension(path);
    }

    boolean isHidden() {
      for (String part : name.split("/", -1)) {
        if (part.startsWith(".") || part.startsWith("_")) {
          return true;
        }
      }
      return false;
    }

    boolean isTabular() {
      return extension().equals("csv") || extension().equals(PARQUET);
    }

    boolean isLines() {
      String plain = path.endsWith(".bz2") ? path.substring(0, path.length() - 4) : path;
      return LINES.contains(TableNames.extension(plain));
    }

    /** Whether it holds data that only a load on one machine reads. */
    boolean isElsewhere() {
      return !isTabular()
          && !isLines()
          && (TableNames.isLoaded(extension()) || TableNames.of(path).isPresent());
    }

    Problem problem() {
      return new Problem(
          ProblemCode.L002,
          "files of kind `." + extension() + "` cannot be read by this job",
          SourcePlace.of(title()),
          "expected csv, parquet, nt or nq; ./eslabon export makes N-Quads of whatever it loads");
    }

    private String title() {
      return name.isEmpty() ? root : root + "/" + name;
    }

    void addTo(List<TableFile> tables, List<Problem> problems) {
      Optional<String> table = table();
      table.ifPresentOrElse(
          known -> tables.add(new TableFile(known, title(), path, size)),
          () -> problems.add(TableNames.unknown(path, SourcePlace.of(title()))));
    }

    /** Its own name, or that of the folder whose part it is. */
    private Optional<String> table() {
      Path file = new Path(path);
      Path folder = file.getParent();
      Optional<String> own = TableNames.of(file.getName());
      boolean isPart = file.getName().startsWith("part-");
      return own.isPresent() || folder == null || !isPart ? own : TableNames.of(folder.getName());
    }
  }
}
