package org.eslabon.portal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What pages say is there in both languages. */
final class WordsTest {

  private static final Path WORDS = Path.of("src/main/resources/org/eslabon/portal/words");

  @TestFactory
  Stream<DynamicTest> everySectionSaysTheSameThingsInBothLanguages() throws IOException {
    List<Path> english;
    try (Stream<Path> files = Files.list(WORDS)) {
      english = files.filter(file -> file.toString().endsWith("_en.properties")).sorted().toList();
    }
    assertFalse(english.isEmpty(), "no words under " + WORDS);
    return english.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertSameKeys(file)));
  }

  private static void assertSameKeys(Path english) throws IOException {
    String name = english.getFileName().toString();
    String section = name.substring(0, name.length() - "_en.properties".length());
    Properties words = read(english);
    Properties spanish = read(WORDS.resolve(section + "_es.properties"));
    assertEquals(words.stringPropertyNames(), spanish.stringPropertyNames());
    for (String key : words.stringPropertyNames()) {
      assertTrue(key.startsWith(section + "."), key + " belongs in another file");
      assertFalse(spanish.getProperty(key).isBlank(), key + " says nothing");
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    return words;
  }
}
