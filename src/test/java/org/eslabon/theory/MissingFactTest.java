package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is missing is exact. All links that state some of the seven facts are classified; a fact is
 * missing on an undecided link if and only if the link plus some facts is decided, and is not when
 * this one is taken away again. Nothing here knows why a link is decided.
 */
final class MissingFactTest {

  private static final List<String> FACTS =
      List.of(
          "product_defined_by",
          "particular_customer",
          "power",
          "complementary_competences",
          "complexity",
          "codifiability",
          "capability");

  /** The values of each fact; the empty one is unknown. */
  private static final List<List<String>> VALUES =
      List.of(
          List.of("", "standard", "supplier", "joint", "buyer"),
          List.of("", "yes", "no"),
          List.of("", "similar", "buyer", "supplier"),
          List.of("", "yes", "no"),
          List.of("", "high", "low"),
          List.of("", "high", "low"),
          List.of("", "high", "low"));

  @Test
  void namesExactlyTheFactsThatCouldDecide(@TempDir Path folder) throws IOException {
    List<List<String>> links = combinations();
    Map<List<String>, Set<String>> listed = classify(links, folder);
    Map<List<String>, Set<String>> expected = new HashMap<>();
    for (List<String> link : links) {
      if (!isDecided(link, listed)) {
        expected.put(link, new TreeSet<>());
      }
    }
    for (List<String> link : links) {
      if (isDecided(link, listed)) {
        addNeeded(link, expected);
      }
    }
    int compared = 0;
    for (Map.Entry<List<String>, Set<String>> each : expected.entrySet()) {
      assertEquals(each.getValue(), listed.get(each.getKey()), () -> "missing on " + each.getKey());
      compared++;
    }
    assertTrue(compared > 1000, "only " + compared + " undecided links");
  }

  /** Every fact of a decided link that an undecided part of it needs. */
  private static void addNeeded(List<String> decided, Map<List<String>, Set<String>> expected) {
    for (int fact = 0; fact < FACTS.size(); fact++) {
      if (!decided.get(fact).isEmpty()) {
        List<String> without = with(decided, fact, "");
        if (expected.containsKey(without)) {
          for (List<String> part : parts(without)) {
            Set<String> missing = expected.get(part);
            if (missing == null) {
              throw new IllegalStateException(part + " is decided, " + without + " is not");
            }
            missing.add(FACTS.get(fact));
          }
        }
      }
    }
  }

  /** The link itself and what is left of it when facts are taken away. */
  private static List<List<String>> parts(List<String> link) {
    List<List<String>> parts = List.of(link);
    for (int fact = 0; fact < FACTS.size(); fact++) {
      if (!link.get(fact).isEmpty()) {
        List<List<String>> more = new ArrayList<>(parts);
        for (List<String> part : parts) {
          more.add(with(part, fact, ""));
        }
        parts = more;
      }
    }
    return parts;
  }

  private static List<String> with(List<String> link, int fact, String value) {
    List<String> changed = new ArrayList<>(link);
    changed.set(fact, value);
    return changed;
  }

  private static List<List<String>> combinations() {
    List<List<String>> links = List.of(List.of());
    for (List<String> values : VALUES) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> link : links) {
        for (String value : values) {
          List<String> next = new ArrayList<>(link);
          next.add(value);
          longer.add(next);
        }
      }
      links = longer;
    }
    return links;
  }

  private static boolean isDecided(List<String> link, Map<List<String>, Set<String>> listed) {
    return !listed.containsKey(link);
  }

  /** The facts that the rules list for each undecided link; decided links are left out. */
  private static Map<List<String>, Set<String>> classify(List<List<String>> links, Path folder)
      throws IOException {
    Files.writeString(folder.resolve("firms.csv"), "id,name\ns,Supplier\nb,Buyer\n");
    StringBuilder table = new StringBuilder("id,supplier,buyer," + String.join(",", FACTS));
    for (int i = 0; i < links.size(); i++) {
      table.append("\n").append(i).append(",s,b,").append(String.join(",", links.get(i)));
    }
    Files.writeString(folder.resolve("links.csv"), table + "\n");
    Map<List<String>, Set<String>> listed = new HashMap<>();
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
      graph.loadAndInfer(LoadRequest.of(folder));
      for (String row : new GoldenCase(folder).actual("links.expect.csv", graph).lines().toList()) {
        String[] cells = row.split(",", -1);
        if (cells[5].equals("Undetermined")) {
          Set<String> missing = new TreeSet<>(List.of(cells[7].split(";", -1)));
          missing.remove("");
          listed.put(links.get(Integer.parseInt(cells[0])), missing);
        }
      }
    }
    return listed;
  }
}
