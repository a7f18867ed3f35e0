package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Questions about conclusions as a user asks them. A case is a folder with {@code command.txt}, one
 * argument a line, and {@code expected.txt}: exit code, what is printed and what is said.
 */
final class QuestionCasesTest {

  private static final Path CASES = Path.of("src/test/resources/questions");
  private static final String GIVEN = CASES.resolve("given").toString();

  @TestFactory
  Stream<DynamicTest> questionsAreAnsweredAsExpected() throws IOException {
    List<Path> cases;
    try (Stream<Path> folders = Files.list(CASES)) {
      cases = folders.filter(folder -> !folder.endsWith("given")).sorted().toList();
    }
    assertFalse(cases.isEmpty(), "no case in " + CASES);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> run(each)));
  }

  private static void run(Path folder) throws IOException {
    String[] arguments =
        Files.readAllLines(folder.resolve("command.txt")).stream()
            .map(argument -> argument.replaceFirst("^given/", GIVEN + "/"))
            .toArray(String[]::new);
    Run run = Run.of(arguments);
    String answer =
        ("exit " + run.code() + "\n--- out\n" + run.out() + "--- err\n" + run.err())
            .replace(GIVEN, "given")
            // how much work an answer takes changes with the rules; what it says does not
            .replaceAll(
                "(conclus[^:]* que vienen|conclus[^:]* that come|that go|que se van): \\d+",
                "$1: N")
            .replaceAll("(hypotheses tried|hipótesis probadas): \\d+", "$1: N")
            .replace("\r\n", "\n");
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("expect.update")) {
      Files.writeString(expected, answer);
    }
    assertEquals(Files.readString(expected), answer);
  }
}
