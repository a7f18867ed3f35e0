package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.system.Txn;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotText;
import org.eslabon.store.Labels;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Why a link is not governed in some way, word by word: each folder has tables, a question ({@code
 * LINK TYPE}, with a language) and the answer. {@code -Dexpect.update=true} writes the answers.
 */
final class WhyNotCaseTest {

  private static final Path CASES = Path.of("src/test/resources/why-not");

  @TestFactory
  Stream<DynamicTest> answersAreAsExpected() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertFalse(cases.isEmpty(), "no cases in " + CASES);
      return cases.stream()
          .map(folder -> DynamicTest.dynamicTest(folder.getFileName() + "", () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    String answer = answer(folder);
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("expect.update")) {
      Files.writeString(expected, answer);
    }
    assertEquals(Files.readString(expected), answer);
  }

  private static String answer(Path folder) throws IOException {
    List<String> question =
        List.of(Files.readString(folder.resolve("question.txt")).strip().split(" ", -1));
    Language language =
        question.size() > 2
            ? Language.valueOf(question.get(2).toUpperCase(Locale.ROOT))
            : Language.EN;
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      List<Path> tables;
      try (Stream<Path> files = Files.list(folder)) {
        tables = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      }
      graph.loadAndInfer(LoadRequest.of(tables));
      WhyNot whyNot = graph.whyNot(question.get(0), "governance", question.get(1)).get(0);
      String text =
          Txn.calculateRead(
              graph.data(),
              () ->
                  new WhyNotText(
                          new ProofWords(
                              new Labels(graph.data(), Esl.DEFAULT_BASE, language), language))
                      .write(whyNot));
      return text.replace(folder + "/", "");
    }
  }
}
