package org.eslabon.portal.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is replaced whole or not at all, and only where it may be. */
final class PublishFolderTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path place;

  private Path site;

  @BeforeEach
  void name() {
    site = place.resolve("site");
  }

  private Publication publication(Publication.Overwriting overwriting) {
    return new Publication(site, overwriting, Publication.Progress.NONE);
  }

  private Set<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void publish(Publication.Overwriting overwriting, String page) {
    try (PublishFolder folder = PublishFolder.begin(publication(overwriting))) {
      folder.write(PublishFolder.MARK, "");
      folder.write(page, "new");
      folder.complete();
    }
  }

  @Test
  void manyMayWriteIntoOneNewFolderAtOnce() {
    int folders = 2_000;
    try (PublishFolder folder = PublishFolder.begin(publication(Publication.Overwriting.OWN))) {
      IntStream.range(0, 2 * folders)
          .parallel()
          .forEach(file -> folder.write("page/" + file % folders + "/" + file + ".html", "new"));
      assertEquals(2L * folders, folder.files());
    }
  }

  @Test
  void whatWasPublishedBeforeIsReplacedWhole() throws IOException {
    publish(Publication.Overwriting.OWN, "page/old.html");
    publish(Publication.Overwriting.OWN, "page/new.html");
    assertFalse(Files.exists(site.resolve("page/old.html")));
    assertEquals("new", Files.readString(site.resolve("page/new.html")));
    assertEquals(Set.of("site"), beside());
  }

  @Test
  void whatWasNotPublishedStaysUnlessForced() throws IOException {
    Files.createDirectories(site);
    Files.writeString(site.resolve("thesis.txt"), "years of work");
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> PublishFolder.begin(publication(Publication.Overwriting.OWN)));
    assertEquals(ProblemCode.S140, refused.problems().get(0).code());
    assertEquals("years of work", Files.readString(site.resolve("thesis.txt")));
    assertEquals(Set.of("site"), beside());
    publish(Publication.Overwriting.ANYTHING, "index.html");
    assertFalse(Files.exists(site.resolve("thesis.txt")));
  }

  @Test
  void halfAFolderIsNeverSeen() throws IOException {
    publish(Publication.Overwriting.OWN, "old.html");
    try (PublishFolder folder = PublishFolder.begin(publication(Publication.Overwriting.OWN))) {
      folder.write("half.html", "half");
    }
    assertTrue(Files.exists(site.resolve("old.html")));
    assertEquals(Set.of("site"), beside());
  }

  @Test
  void noNameLeadsOut() {
    try (PublishFolder folder = PublishFolder.begin(publication(Publication.Overwriting.OWN))) {
      assertThrows(IllegalStateException.class, () -> folder.write("../../out.html", "x"));
    }
  }
}
