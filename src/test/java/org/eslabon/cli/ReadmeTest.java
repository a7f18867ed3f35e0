package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README says only what is so: its commands run, and its transcripts are what they print. */
final class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SHOWN =
      Pattern.compile("^(\\$ [^\\n]*)\\n(.*?)(?=^\\$ |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String PROMPT = "$ ./eslabon ";

  /** One command of a transcript and what it is said to print. */
  private record Shown(String command, String output) {}

  @TestFactory
  Stream<DynamicTest> transcriptsAreWhatTheProgramPrints() throws IOException {
    List<Shown> shown = new ArrayList<>();
    for (String block : blocks("console")) {
      Matcher part = SHOWN.matcher(block);
      while (part.find()) {
        shown.add(new Shown(part.group(1), part.group(2)));
      }
    }
    assertFalse(shown.isEmpty(), "no transcript in the README");
    return shown.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.command(),
                    () -> {
                      assertTrue(each.command().startsWith(PROMPT), each.command());
                      Run run = Run.of(each.command().substring(PROMPT.length()).split(" +", -1));
                      assertEquals(ExitCode.DONE, run.code(), run.err());
                      assertEquals(each.output().strip(), run.out().strip());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> commandsRun() throws IOException {
    List<String> commands =
        blocks("sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./eslabon "))
            .map(line -> line.substring("./eslabon ".length()).replaceFirst("\\s+#.*", ""))
            .toList();
    assertFalse(commands.isEmpty(), "no command in the README");
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      Run run = Run.of(command.strip().split(" +", -1));
                      assertEquals(ExitCode.DONE, run.code(), run.err());
                      assertFalse(run.out().isBlank());
                    }));
  }

  @Test
  void itIsShort() throws IOException {
    assertTrue(Files.readAllLines(README).size() <= 150);
  }

  @Test
  void theFilesItNamesAreThere() throws IOException {
    Matcher link = Pattern.compile("\\]\\((?!http)([^)#]+)\\)").matcher(Files.readString(README));
    while (link.find()) {
      assertTrue(Files.exists(Path.of(link.group(1))), link.group(1));
    }
  }

  @Test
  void theTestCommandIsWhatCiCalls() throws IOException {
    assertTrue(Files.readString(README).contains("mvn verify"));
    assertTrue(Files.readString(Path.of(".ci/run")).contains("mvn -B -ntp verify"));
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(README));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }
}
