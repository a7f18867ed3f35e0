package org.eslabon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile of a cluster, in its three formats. */
@NullMarked
final class ProfileCommandTest {

  private static final String TABLES = "src/test/resources/query/made-up/tables";

  @Test
  void textShowsWhatIsKnownAndContestedAndNamesWhatIsNot() {
    Run run = Run.of("profile", "mu-north", TABLES);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("Shoe makers of the north", lines.get(0));
    assertEquals("governance of chains by parameters and power", lineBefore(lines, "mu-contested"));
    assertTrue(run.out().contains("contested: market"), run.out());
    assertTrue(
        run.out().contains(" unknown: mu-bags-link, mu-claimed, mu-own, mu-sole\n"), run.out());
  }

  @Test
  void frameworksThatSayNothingStandAtTheEndWithTheirQuestion() {
    Run run = Run.of("profile", "mu-bare", TABLES, "--lang", "es");
    String silent = run.out().substring(run.out().indexOf("Ninguna fuente responde"));
    assertTrue(
        silent.contains(
            " modernización observada: ¿Qué modernización logró, intentó o vio bloqueada este"
                + " clúster o sus empresas?\n"),
        silent);
  }

  @Test
  void markdownEscapesWhatTheDataSay(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("clusters.csv"), "id,name\nc,\"A | *b* <script>\"\n");
    Run run = Run.of("profile", "c", folder.toString(), "--format", "markdown");
    assertEquals("# A \\| \\*b\\* \\<script\\>", run.out().lines().findFirst().orElse(""));
    assertTrue(run.out().contains("\n## observed upgrading\n\n*Which upgrading"), run.out());
  }

  @Test
  void jsonHasEveryLineWithItsState() throws IOException {
    Run run = Run.of("profile", "mu-north", TABLES, "--format", "json");
    JsonNode profile = new ObjectMapper().readTree(run.out());
    assertEquals(
        "https://w3id.org/eslabon/id/cluster/mu-north", profile.at("/cluster/iri").asText());
    Set<String> states = new TreeSet<>();
    for (JsonNode framework : profile.get("frameworks")) {
      assertTrue(framework.at("/framework/iri").isTextual(), framework.toString());
      framework.get("findings").forEach(line -> states.add(line.get("state").asText()));
    }
    assertEquals(Set.of("contested", "known", "unknown"), states);
  }

  @Test
  void anUnknownClusterGetsTheNearestId() {
    Run run = Run.of("profile", "mu-nort", TABLES);
    assertEquals(ExitCode.INVALID_INPUT, run.code());
    assertTrue(run.err().contains("did you mean `mu-north`?"), run.err());
  }

  /** The heading of the section in which a line begins with a word. */
  private static String lineBefore(List<String> lines, String word) {
    String heading = "";
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("-{3,}") && !lines.get(i - 1).isBlank()) {
        heading = lines.get(i - 1);
      }
      if (lines.get(i).strip().startsWith(word)) {
        return heading;
      }
    }
    return "";
  }
}
