package org.eslabon.portal.publish;

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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Language;
import org.eslabon.portal.Portal;
import org.eslabon.portal.link.FactAddress;
import org.eslabon.portal.link.SiteFiles;
import org.eslabon.portal.visit.PortalSettings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One case published twice, and read as a browser would: by a parser that did not write it. The
 * second time it was loaded anew, by other threads in another order.
 */
final class PublisherTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path place;

  private static ValueGraph graph;
  private static Path site;
  private static Path again;

  /** Every page of the site, parsed once for all tests. */
  private static final Map<Path, Document> pages = new TreeMap<>();

  private static Publication.Report report;

  @BeforeAll
  static void publishOneCase() throws IOException {
    graph = load();
    site = place.resolve("site");
    report = publish(graph, site);
    again = place.resolve("again");
    try (ValueGraph same = load()) {
      publish(same, again);
    }
    for (Path page : files(".html")) {
      pages.put(page, Jsoup.parse(page, "UTF-8"));
    }
  }

  private static ValueGraph load() {
    ValueGraph loaded = ValueGraph.inMemory(GraphSettings.bundled());
    loaded.loadAndInfer(
        LoadRequest.of(List.of(Path.of("datasets/sinos-valley"), Path.of("datasets/sources"))));
    return loaded;
  }

  private static Publication.Report publish(ValueGraph graph, Path folder) {
    Portal portal = new Portal(graph, new PortalSettings("https://example.org/chains/", "Test"));
    return Publisher.publish(
        portal, new Publication(folder, Publication.Overwriting.OWN, Publication.Progress.NONE));
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
    Set<String> targets = new TreeSet<>();
    for (Map.Entry<Path, Document> page : pages.entrySet()) {
      for (Element element : page.getValue().select("[href], [src], [action]")) {
        for (String attribute : List.of("href", "src", "action")) {
          String address = element.attr(attribute);
          if (element.hasAttr(attribute) && !address.matches("[a-z][a-z0-9+.-]*:.*")) {
            links++;
            String target = target(page.getKey(), address);
            if (!targets.contains(target) && !leadsSomewhere(target)) {
              broken.add(site.relativize(page.getKey()) + ": " + element);
            }
            targets.add(target);
          }
        }
      }
    }
    assertTrue(links > 5_000, "links seen: " + links);
    assertEquals(Set.of(), broken);
  }

  private static String target(Path page, String address) {
    return address.isEmpty() || address.startsWith("#")
        ? page.toUri() + address
        : page.toUri().resolve(address).toString();
  }

  private static boolean leadsSomewhere(String target) {
    Path file = Path.of(URI.create(target.replaceFirst("[?#].*", "")));
    if (!file.startsWith(site) || !Files.isRegularFile(file)) {
      return false;
    }
    String fragment = URI.create(target).getFragment();
    Document there = pages.get(file);
    return fragment == null
        || fragment.isEmpty()
        || there == null
        || there.getElementById(fragment) != null;
  }

  @Test
  void publishingTheSameTwiceGivesTheSameBytes() throws IOException {
    Map<String, Path> once = byName(site);
    Map<String, Path> twice = byName(again);
    assertEquals(once.keySet(), twice.keySet());
    Set<String> different = new TreeSet<>();
    for (Map.Entry<String, Path> file : once.entrySet()) {
      if (Files.mismatch(file.getValue(), again.resolve(file.getKey())) >= 0) {
        different.add(file.getKey());
      }
    }
    assertEquals(Set.of(), different);
  }

  private static Map<String, Path> byName(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(file -> folder.relativize(file).toString(), Function.identity()));
    }
  }

  @Test
  void everyPageIsThereInBothLanguages() throws IOException {
    Path spanish = site.resolve("es");
    List<Path> english = pages.keySet().stream().filter(file -> !file.startsWith(spanish)).toList();
    assertEquals(report.pages(), english.size() * 2);
    for (Path page : english) {
      Path other = spanish.resolve(site.relativize(page).toString());
      assertTrue(Files.exists(other), "no " + other);
      assertEquals("en", language(page));
      assertEquals("es", language(other));
    }
  }

  private static String language(Path page) {
    return Objects.requireNonNull(pages.get(page)).expectFirst("html").attr("lang");
  }

  @Test
  void theDataOfAThingIsTheSameInAllSyntaxes() {
    Path data = site.resolve("doc/chain");
    Graph turtle = read(data.resolve("sinos-us.ttl"));
    assertTrue(turtle.size() > 20, "read " + turtle.size());
    for (String ending : List.of("jsonld", "nt", "rdf")) {
      assertTrue(turtle.isIsomorphicWith(read(data.resolve("sinos-us." + ending))), ending);
    }
    assertFalse(Files.exists(data.resolve("sinos-us.nq")), "the dumps have what graphs say");
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
    List<String> proofs = HeadlineProofs.of(graph).stream().map(FactAddress::why).toList();
    assertFalse(proofs.isEmpty());
    for (String proof : proofs) {
      Path page = site.resolve(SiteFiles.page(proof, Language.ES));
      assertTrue(Files.readString(page).contains("<h1"), proof);
    }
  }
}
