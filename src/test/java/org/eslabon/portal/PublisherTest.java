package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One case published, and read as a browser would: by a parser that did not write it. */
final class PublisherTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path place;

  private static ValueGraph graph;
  private static Path site;
  private static Publication.Report report;

  @BeforeAll
  static void publishOneCase() {
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(
        LoadRequest.of(List.of(Path.of("datasets/sinos-valley"), Path.of("datasets/sources"))));
    site = place.resolve("site");
    Portal portal = new Portal(graph, new PortalSettings("https://example.org/chains/", "Test"));
    report =
        Publisher.publish(
            portal, new Publication(site, Publication.Overwriting.OWN, Publication.Progress.NONE));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(site)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void everyLinkOfEveryPageLeadsToAFileAndEveryFragmentToAnElement() throws IOException {
    Set<String> broken = new TreeSet<>();
    int links = 0;
    for (Path page : files(".html")) {
      Document document = Jsoup.parse(page, "UTF-8");
      for (Element element : document.select("[href], [src], [action]")) {
        for (String attribute : List.of("href", "src", "action")) {
          String address = element.attr(attribute);
          if (element.hasAttr(attribute) && !address.matches("[a-z][a-z0-9+.-]*:.*")) {
            links++;
            if (!leadsSomewhere(page, document, address)) {
              broken.add(site.relativize(page) + ": " + element);
            }
          }
        }
      }
    }
    assertTrue(links > 5_000, "links seen: " + links);
    assertEquals(Set.of(), broken);
  }

  private static boolean leadsSomewhere(Path page, Document document, String address)
      throws IOException {
    URI target = page.toUri().resolve(address);
    Path file =
        target.getPath().equals(page.toUri().getPath()) || address.startsWith("#")
            ? page
            : Path.of(URI.create(target.toString().replaceFirst("[?#].*", "")));
    if (!file.startsWith(site) || !Files.isRegularFile(file)) {
      return false;
    }
    String fragment = target.getFragment();
    if (fragment == null || fragment.isEmpty() || !file.toString().endsWith(".html")) {
      return true;
    }
    Document there = file.equals(page) ? document : Jsoup.parse(file, "UTF-8");
    return there.getElementById(fragment) != null;
  }

  @Test
  void everyPageIsThereInBothLanguages() throws IOException {
    Path spanish = site.resolve("es");
    List<Path> english = files(".html").stream().filter(file -> !file.startsWith(spanish)).toList();
    assertEquals(report.pages(), english.size() * 2);
    for (Path page : english) {
      Path other = spanish.resolve(site.relativize(page).toString());
      assertTrue(Files.exists(other), "no " + other);
      assertEquals("en", Jsoup.parse(page, "UTF-8").expectFirst("html").attr("lang"));
      assertEquals("es", Jsoup.parse(other, "UTF-8").expectFirst("html").attr("lang"));
    }
  }

  @Test
  void theDataOfAThingIsTheSameInAllSyntaxes() {
    Path data = site.resolve("doc/chain");
    Graph turtle = read(data.resolve("sinos-us.ttl"));
    assertTrue(turtle.size() > 20, "read " + turtle.size());
    for (String ending : List.of("jsonld", "nt", "rdf")) {
      assertTrue(turtle.isIsomorphicWith(read(data.resolve("sinos-us." + ending))), ending);
    }
    assertTrue(Files.exists(data.resolve("sinos-us.trig")));
  }

  private static Graph read(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.source(file).parse(graph);
    return graph;
  }

  @Test
  void whatDescribesTheSiteIsThere() {
    for (String file :
        List.of(
            ".well-known/void",
            "void.ttl",
            "catalog.ttl",
            "ontology.ttl",
            "sitemap.xml",
            "robots.txt",
            "dump/asserted.nq.gz",
            "dump/inferred.ttl.gz",
            "dump/tables.zip",
            "dump/case/sinos-valley.zip",
            ".nojekyll",
            ".htaccess",
            "_headers",
            "assets/eslabon.css",
            "assets/vocabulary.js")) {
      assertTrue(Files.isRegularFile(site.resolve(file)), file);
    }
  }

  @Test
  void theSearchIndexOfEachLanguageLeadsToItsPages() throws IOException {
    for (String folder : List.of("search", "es/search")) {
      Path file = site.resolve(folder).resolve("index.json");
      JsonNode index = new ObjectMapper().readTree(file.toFile());
      assertTrue(index.size() > 100, folder + ": " + index.size());
      for (JsonNode thing : index) {
        Path page = Path.of(file.toUri().resolve(thing.get("href").asText()));
        assertTrue(Files.isRegularFile(page), thing.toString());
        assertEquals(folder.startsWith("es"), page.startsWith(site.resolve("es")));
      }
    }
  }

  @Test
  void theProofOfEachHeadlineIsThere() throws IOException {
    List<String> proofs = HeadlineProofs.paths(graph);
    assertFalse(proofs.isEmpty());
    for (String proof : proofs) {
      Path page = site.resolve(SiteFiles.page(proof, Language.ES));
      assertTrue(Files.readString(page).contains("<h1"), proof);
    }
  }
}
