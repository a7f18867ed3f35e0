package org.eslabon.portal.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eslabon.load.LoadRequest;
import org.eslabon.problem.Problem;
import org.eslabon.problem.SourcePlace;
import org.eslabon.web.Upload;

/** Uploaded files as files, for as long as they are loaded. */
final class UploadFolder implements AutoCloseable {

  private final Path parent;
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  /**
   * Writes the files into a folder of their own.
   *
   * @param collection name of the folder, by which their graphs are called
   */
  UploadFolder(String collection, List<Upload> uploads) {
    try {
      parent = Files.createTempDirectory("eslabon-upload");
      folder = Files.createDirectory(parent.resolve(collection));
      for (Upload upload : uploads) {
        files.add(Files.write(folder.resolve(name(upload)), upload.bytes()));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The name that an uploaded file gets: letters, digits and a few marks, none at the start. */
  static String name(Upload upload) {
    String name = upload.fileName().replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[.-]+", "");
    return name.isEmpty() ? "file" : name;
  }

  LoadRequest request(String base) {
    return new LoadRequest(files, null, null, base);
  }

  /** The same problem with the name that the sender knows. */
  Problem told(Problem problem) {
    SourcePlace place = problem.place();
    return place == null
        ? problem
        : new Problem(
            problem.code(),
            told(problem.message()),
            new SourcePlace(told(place.file()), place.line(), place.column()),
            problem.hint());
  }

  String told(String text) {
    return text.replace(folder + "/", "");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(parent)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
