package org.eslabon.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eslabon.load.WorkbookSize;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent, as files in a folder of their own, which goes when this is closed. Problems
 * name the files as the sender did. For one thread.
 */
final class SentFiles implements AutoCloseable {

  /** A name and nothing else: no folder, no hidden file. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,99}");

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  SentFiles() {
    try {
      folder = Files.createTempDirectory("eslabon").resolve("sent");
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a file.
   *
   * @throws ProblemException L002 when the name cannot be that of a file, or is compressed: nobody
   *     knows beforehand how large it is; L040 when it is there already
   */
  void add(String name, byte[] bytes) {
    if (!NAME.matcher(name).matches()) {
      throw wrong(ProblemCode.L002, name, "this is no name of a file", "as in links.csv");
    }
    if (name.endsWith(".gz")) {
      throw wrong(ProblemCode.L002, name, "compressed files are not read here", "send it as it is");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      WorkbookSize.requireModest(name, bytes);
    }
    Path file = folder.resolve(name);
    if (files.contains(file)) {
      throw wrong(ProblemCode.L040, name, "two files have this name", null);
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(file);
  }

  private static ProblemException wrong(
      ProblemCode code, String name, String message, @Nullable String hint) {
    return new ProblemException(new Problem(code, message, SourcePlace.of(name), hint));
  }

  /** The files, in the order in which they came. */
  List<Path> all() {
    return List.copyOf(files);
  }

  /** Does something with the files; what is wrong with them is told by the names they came with. */
  <T> T naming(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException wrong) {
      throw new ProblemException(wrong.problems().stream().map(this::named).toList());
    }
  }

  private Problem named(Problem problem) {
    SourcePlace place = problem.place();
    return new Problem(
        problem.code(),
        bare(problem.message()),
        place == null ? null : new SourcePlace(bare(place.file()), place.line(), place.column()),
        problem.hint() == null ? null : bare(problem.hint()));
  }

  private String bare(String text) {
    return text.replace(folder + folder.getFileSystem().getSeparator(), "")
        .replace(folder.toString(), "");
  }

  @Override
  public void close() {
    try (Stream<Path> below = Files.walk(folder.getParent())) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
