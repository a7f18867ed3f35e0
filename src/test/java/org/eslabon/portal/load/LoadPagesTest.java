package org.eslabon.portal.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.portal.Portal;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checking, previewing and storing tables by hand. */
final class LoadPagesTest {

  private static final Upload FIRMS =
      file("firms.csv", "id,name,country\nacme,Acme,BR\nbeta,Beta,BR\n");
  private static final Upload LINKS =
      file("links.csv", "id,supplier,buyer,product_defined_by\nl1,acme,beta,standard\n");

  private ValueGraph graph;
  private Portal portal;

  @BeforeEach
  void open() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.infer();
    portal = new Portal(graph, PortalSettings.local(3030));
  }

  @AfterEach
  void close() {
    graph.close();
  }

  private static Upload file(String name, String text) {
    return new Upload("files", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer send(Upload... files) {
    Request.Body body = new Request.Body(new byte[0], List.of(files));
    return portal
        .answer(new Request("POST", "/load", Map.of(), Map.of(), body, Optional.empty()))
        .orElseThrow();
  }

  private Answer store(String token, Optional<String> user) {
    Map<String, List<String>> form = Map.of("token", List.of(token));
    return portal
        .answer(new Request("POST", "/load/store", form, Map.of(), Request.Body.EMPTY, user))
        .orElseThrow();
  }

  private static Document page(Answer answer) {
    return Jsoup.parse(answer.text());
  }

  private static String token(Answer preview) {
    return page(preview).select("input[name=token]").attr("value");
  }

  private long statements() {
    return graph.data().calculateRead(() -> graph.data().stream().count());
  }

  @Test
  void everyProblemStandsInItsCell() {
    Answer answer =
        send(
            file("firms.csv", "id,name,country\nacme,Acme,Brazil\nbeta,,BR\n"),
            file("links.csv", "id,supplier,buyer\nl1,acme,nobody\n"));
    Document page = page(answer);
    assertEquals(422, answer.status());
    assertEquals(
        List.of("Brazil", "", "nobody"),
        page.select("td.wrong").stream().map(cell -> cell.ownText()).toList());
    assertEquals(3, page.select("ol.faults > li").size());
    assertFalse(page.text().contains("/tmp"), "names only what the sender knows");
  }

  @Test
  void lineOfATextIsMarkedAsAWhole() {
    Document page =
        page(send(file("data.ttl", "@prefix a: <http://a/> .\na:b a:c a:d .\na:d ]\n")));
    assertEquals(
        List.of("a:d ]"),
        page.select("td.wrong").eachText().stream()
            .map(text -> text.replaceAll(" problem.*", ""))
            .toList());
  }

  @Test
  void previewShowsWhatFollowsAndStoresNothing() {
    long before = statements();
    long version = graph.version();
    Answer answer = send(FIRMS, LINKS);
    assertEquals(200, answer.status());
    assertTrue(page(answer).select("#conclusions ~ .table-wrap").text().contains("market"));
    assertEquals(before, statements());
    assertEquals(version, graph.version());
    assertFalse(graph.data().isInTransaction());
  }

  @Test
  void nobodyStoresWithoutAUser() {
    long before = statements();
    Answer answer = store(token(send(FIRMS, LINKS)), Optional.empty());
    assertEquals(401, answer.status());
    assertTrue(answer.header("WWW-Authenticate").isPresent());
    assertEquals(before, statements());
  }

  @Test
  void userStoresOnceWhatWasPreviewed() {
    String token = token(send(FIRMS, LINKS));
    assertEquals(200, store(token, Optional.of("ana")).status());
    assertEquals(
        1,
        page(portal.answer(Request.get("/search", Map.of("q", List.of("acme")))).orElseThrow())
            .select("#kind-firm")
            .size());
    assertEquals(410, store(token, Optional.of("ana")).status());
  }

  @Test
  void whatIsStoredIsCheckedOnceMore() {
    String token = token(send(LINKS, FIRMS));
    String other =
        token(send(file("firms.csv", "id,name,country\nacme,Other,AR\n"), collection("x")));
    assertEquals(200, store(token, Optional.of("ana")).status());
    assertEquals(422, store(other, Optional.of("ana")).status(), "the same firm, another country");
  }

  private static Upload collection(String name) {
    return new Upload("collection", "", "", name.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fileNamesCannotLeaveTheirFolder() {
    Upload climbing = file("../../firms.csv", "id,name,country\nacme,Acme,BR\n");
    assertEquals("firms.csv", UploadFolder.name(climbing).replaceFirst("^-.-", ""));
    Stream.of("/etc/x", "..", "a\\b.csv", ".hidden", "a\u0000b", "")
        .forEach(
            name ->
                assertTrue(
                    UploadFolder.name(file(name, "")).matches("[A-Za-z0-9_-][A-Za-z0-9._-]*"),
                    name));
  }

  @Test
  void compressedFilesAndOtherKindsAreRefused() {
    for (String name : List.of("firms.csv.gz", "page.html", "firms")) {
      assertEquals(400, send(file(name, "x")).status(), name);
    }
    assertEquals(400, send().status());
  }

  @Test
  void aWorkbookThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      for (int i = 0; i < 70; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    Answer answer = send(new Upload("files", "t.xlsx", "", bytes.toByteArray()));
    assertEquals(413, answer.status());
    assertTrue(page(answer).text().contains("S105"), () -> page(answer).text());
  }

  @Test
  void manyFaultsOfALongAndWideTableAreShownInBounds() {
    StringBuilder table = new StringBuilder("id,name,country\n");
    for (int i = 0; i < 20_000; i++) {
      table.append("f").append(i).append(",F,Nowhere").append(",x".repeat(i == 7 ? 5000 : 0));
      table.append('\n');
    }
    Answer answer = send(file("firms.csv", table.toString()));
    assertEquals(422, answer.status());
    assertTrue(answer.text().length() < 2_000_000, () -> "" + answer.text().length());
  }
}
