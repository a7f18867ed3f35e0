package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eslabon.GraphSettings;
import org.eslabon.rules.RuleShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two threads that begin to start Jena can wait for each other for ever, so one alone does. */
class BeforeJenaTest {

  /** What the JVM says before a class: who begins to, and which. */
  private static final String TOUCHED = " Initializing 'org/apache/jena/";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** What the first thread of a command does while another starts Jena. */
  static final class FirstThread {
    private FirstThread() {}

    public static void main(String[] args) {
      Main.silent();
      RuleShelf.of(GraphSettings.bundled().rules());
    }
  }

  @Test
  void theFirstThreadTouchesNothingOfJenaWhileAnotherStartsIt() throws Exception {
    Path log = folder.resolve("log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xlog:class+init=info:file=" + log + ":tid",
                "-Deslabon.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstThread.class.getName())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    List<String> lines = Files.readAllLines(log);
    String first = thread(lines.get(0));
    List<String> touched = lines.stream().filter(line -> line.contains(TOUCHED)).toList();
    assertFalse(touched.isEmpty(), "Jena was not started");
    assertTrue(lines.stream().anyMatch(line -> isOf(first, line, "org/eslabon/rules/RuleShelf'")));
    assertEquals(List.of(), touched.stream().filter(line -> isOf(first, line, "")).toList());
  }

  private static boolean isOf(String thread, String line, String name) {
    return thread(line).equals(thread) && line.contains(name);
  }

  private static String thread(String line) {
    return line.substring(0, line.indexOf(']') + 1);
  }
}
