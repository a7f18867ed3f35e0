package org.eslabon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders and files of the benchmark. */
final class Folders {

  private Folders() {}

  /** Makes a folder that is empty, whatever was in it before. */
  static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> inside;
      try (Stream<Path> files = Files.walk(folder)) {
        inside = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : inside) {
        Files.delete(file);
      }
    }
    Files.createDirectories(folder);
  }

  /** Reads all files, so that who comes next does not wait for the disk. */
  static void touch(Path folder) throws IOException {
    byte[] buffer = new byte[1 << 20];
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : inside) {
      try (var in = Files.newInputStream(file)) {
        while (in.read(buffer) >= 0) {
          // only to have it in the cache
        }
      }
    }
  }
}
