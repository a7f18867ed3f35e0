package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eslabon.load.CsvBlock.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are cut where records begin, although no block knows what comes before it. */
final class CsvBlockTest {

  private static List<Stretch> cut(byte[] bytes, int size) throws IOException {
    List<CsvBlock> blocks = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      int length = Math.min(size, bytes.length - at);
      blocks.add(CsvBlock.read(new ByteArrayInputStream(bytes, at, bytes.length - at), length));
    }
    return CsvBlock.cut(blocks, size, bytes.length);
  }

  /** Lines by the offsets of all records, told by reading from the start. */
  private static Map<Long, Long> records(byte[] bytes) {
    Map<Long, Long> lines = new TreeMap<>(Map.of(0L, 1L));
    boolean isInside = false;
    long line = 1;
    for (int i = 0; i < bytes.length; i++) {
      isInside ^= bytes[i] == '"';
      line += bytes[i] == '\n' ? 1 : 0;
      if (bytes[i] == '\n' && !isInside) {
        lines.put(i + 1L, line);
      }
    }
    return lines;
  }

  @Test
  void stretchesOfRandomTablesBeginWithRecords(@TempDir Path folder) throws IOException {
    Random random = new Random(2026_1121);
    new RandomTables(random, folder, true).write();
    int cuts = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Map<Long, Long> records = records(bytes);
        for (int size : List.of(1, 7, 50 + random.nextInt(500), 1 << 20)) {
          long end = 0;
          for (Stretch stretch : cut(bytes, size)) {
            assertEquals(end, stretch.from(), file.toString());
            assertEquals(
                records.get(stretch.from()), stretch.line(), file + " in blocks of " + size);
            end = stretch.to();
            cuts++;
          }
          assertEquals(bytes.length, end);
        }
      }
    }
    assertTrue(cuts > 300, "only " + cuts + " stretches");
  }

  @Test
  void whatCannotBeToldInTheMiddleIsNotCut() throws IOException {
    for (String text : List.of("a\rb\rc\r", "a\nb\r", "a\n\u0000\nb\n")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertEquals(List.of(Stretch.whole(bytes.length)), cut(bytes, 2), text);
    }
    byte[] wide = "a\r\nb\r\nc\r\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(3, cut(wide, 2).size());
  }
}
