package org.eslabon.rules.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with the documents that locators point into, for those who have them: the document of
 * {@code 001:1016-1017} is the file whose name begins with {@code 001}. Remembers what it read; not
 * for threads.
 */
public final class SourceTexts {

  private static final Pattern LOCATOR = Pattern.compile("(\\w+):(\\d{1,7})(?:-(\\d{1,7}))?");

  private final Path folder;
  private final Map<String, List<String>> documents = new HashMap<>();

  public SourceTexts(Path folder) {
    this.folder = folder;
  }

  /** The lines of a passage, joined; empty when the document or the lines are not there. */
  public Optional<String> quote(String locator) {
    Matcher parts = LOCATOR.matcher(locator.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(parts.group(2));
    int last = parts.group(3) == null ? first : Integer.parseInt(parts.group(3));
    List<String> lines = documents.computeIfAbsent(parts.group(1), this::read);
    if (first < 1 || last < first || last > lines.size()) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(" ", lines.subList(first - 1, last)).replaceAll("\\s+", " ").strip());
  }

  private List<String> read(String document) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> file =
          files
              .filter(Files::isRegularFile)
              .filter(path -> String.valueOf(path.getFileName()).startsWith(document))
              .sorted()
              .findFirst();
      // split as editors count lines; BufferedReader would also break at a lone carriage return
      return file.isEmpty() ? List.of() : List.of(Files.readString(file.get()).split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the source texts in " + folder, e);
    }
  }
}
