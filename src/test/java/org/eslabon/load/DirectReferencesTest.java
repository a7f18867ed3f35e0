package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.column.ColumnGraph;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ids in cells stand for on the direct way of tables into columns. */
final class DirectReferencesTest {

  private static final String LINKS = "id,supplier,buyer,value\n";

  private final Path folder;
  private final Loader loader = new Loader();

  DirectReferencesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void cellsThatComeAgainAfterManyNewOnesAreTheSame() throws IOException {
    StringBuilder firms = new StringBuilder("id,name\n");
    StringBuilder links = new StringBuilder(LINKS);
    for (int i = 0; i < 4_000; i++) {
      int again = i < 2_500 ? i : i % 40;
      firms.append("f").append(i).append(",Firm ").append(again).append('\n');
      links.append("l").append(i).append(",f").append(again).append(",f");
      links.append(3_999 - again).append(',').append(again).append(".5\n");
    }
    Files.writeString(folder.resolve("firms.csv"), firms);
    Files.writeString(folder.resolve("links.csv"), links);
    LoadRequest request = LoadRequest.of(folder);
    Set<Quad> expected = DirectTablesTest.quads(loader.checkedColumns(request));
    ColumnGraph whole = loader.directColumns(request, 1 << 20).orElseThrow();
    assertEquals(expected, DirectTablesTest.quads(whole));
    ColumnGraph cut = loader.directColumns(request, 10_000).orElseThrow();
    assertEquals(expected, DirectTablesTest.quads(cut));
    assertEquals(whole.terms().size(), cut.terms().size());
  }

  @Test
  void anIdThatOnlyLooksLikeTheIriOfARowIsLeftToTheOrdinaryWay() throws IOException {
    Files.writeString(folder.resolve("firms.csv"), "id,name\nx y,X\nb,B\n");
    Files.writeString(folder.resolve("links.csv"), LINKS + "l,x y,b,1\n");
    LoadRequest request = LoadRequest.of(folder);
    assertTrue(loader.directColumns(request, 1 << 20).isPresent());
    Files.writeString(folder.resolve("links.csv"), LINKS + "l,x%20y,b,1\n");
    assertLeft(request);
  }

  @Test
  void anIdOfThreeKindsIsLeftToTheOrdinaryWay() throws IOException {
    String institutions = "id,name,kind,supports\na,A,university,\nu,U,university,";
    Files.writeString(folder.resolve("firms.csv"), "id,name\na,A\nb,B\n");
    Files.writeString(folder.resolve("chains.csv"), "id,name\na,A\n");
    Files.writeString(folder.resolve("institutions.csv"), institutions + "b\n");
    LoadRequest request = LoadRequest.of(folder);
    assertTrue(loader.directColumns(request, 1 << 20).isPresent());
    Files.writeString(folder.resolve("institutions.csv"), institutions + "a\n");
    assertLeft(request);
  }

  /** The direct way gives up, and the ordinary one says what is wrong. */
  private void assertLeft(LoadRequest request) {
    assertTrue(loader.directColumns(request, 1 << 20).isEmpty());
    assertThrows(ProblemException.class, () -> loader.columns(request));
  }
}
