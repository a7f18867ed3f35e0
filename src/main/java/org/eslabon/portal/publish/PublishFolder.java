package org.eslabon.portal.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.web.Answer;

/**
 * A folder that is written beside the one that it takes the place of once it is complete, so that
 * nobody ever sees half of it. Safe for use by several threads but for {@link #complete}.
 */
final class PublishFolder implements AutoCloseable {

  /** Marks what was published, and so may be replaced. */
  static final String MARK = ".eslabon-published";

  private final Path target;
  private final Path building;
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final Map<Path, Path> made = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  private PublishFolder(Path target, Path building) {
    this.target = target;
    this.building = building;
  }

  /**
   * Begins to write.
   *
   * @throws ProblemException S140 when the folder is there and was not published
   */
  static PublishFolder begin(Publication publication) {
    Path target = publication.folder().toAbsolutePath().normalize();
    if (publication.overwriting() == Publication.Overwriting.OWN && !isFree(target)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S140,
              "`" + publication.folder() + "` holds what was not published here",
              SourcePlace.of(publication.folder().toString()),
              "name another folder, or replace this one with --force"));
    }
    try {
      Path parent = target.getParent();
      if (parent == null) {
        throw new IOException("the root cannot be replaced");
      }
      Files.createDirectories(parent);
      // not a temporary directory: those are for nobody else's eyes, and web servers must read this
      Path building = parent.resolve(".publishing-" + UUID.randomUUID());
      return new PublishFolder(target, Files.createDirectory(building));
    } catch (IOException unwritable) {
      throw new ProblemException(
          new Problem(
              ProblemCode.S140,
              "`" + publication.folder() + "` cannot be written: " + unwritable.getMessage(),
              SourcePlace.of(publication.folder().toString()),
              null));
    }
  }

  private static boolean isFree(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> files = inside.toList();
      return files.isEmpty() || files.contains(folder.resolve(MARK));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether a file was written. */
  boolean has(String file) {
    return written.contains(file);
  }

  int files() {
    return written.size();
  }

  long bytes() {
    return bytes.get();
  }

  /** Where the files stand for now. */
  Path place() {
    return building;
  }

  Set<String> written() {
    return written;
  }

  void write(String file, String text) {
    write(file, new Answer.Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a file once; names never lead out of the folder. */
  void write(String file, Answer.Content content) {
    Path path = building.resolve(file).normalize();
    if (!path.startsWith(building) || path.equals(building)) {
      throw new IllegalStateException("a name that leads out of the folder: " + file);
    }
    if (!written.add(file)) {
      return;
    }
    try {
      Path parent = path.getParent();
      if (parent != null) {
        // whoever comes second waits until the folder is there
        made.computeIfAbsent(parent, PublishFolder::make);
      }
      if (content instanceof Answer.Content.Bytes there) {
        Files.write(path, there.bytes());
        bytes.addAndGet(there.bytes().length);
      } else {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
          content.writeTo(out);
        }
        bytes.addAndGet(Files.size(path));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Puts the new folder in the place of the old. */
  void complete() {
    try {
      Path old = building.resolveSibling(building.getFileName() + "-old");
      if (Files.exists(target)) {
        Files.move(target, old);
      }
      Files.move(building, target);
      delete(old);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Removes what was not completed. */
  @Override
  public void close() {
    delete(building);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
