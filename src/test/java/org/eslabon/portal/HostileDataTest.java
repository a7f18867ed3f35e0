package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payloads as labels, literals, IRIs and parameters, each in every page of things and questions.
 * Beside each case with a payload stands one with plain words; the pages of the two have the same
 * elements and attributes.
 */
final class HostileDataTest {

  private static final String PLAIN = "plain";

  /** As texts. */
  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</title></svg></select></textarea><script>alert(1)</script>",
          "<![CDATA[<svg/onload=alert(1)>]]>",
          "--><svg onload=alert(1)>",
          "`-alert(1)-`${alert(1)}@if(true)@template.layout()",
          "{0} {1} {999999999} '{'",
          "\u202Egnp.exe\u202C \u2066isolate\u2069",
          "\u0001\u0007\u001B[31m",
          "javascript:alert(1)",
          "x\n\n# Heading } @misc{evil, } \\input{/etc/passwd}");

  /** As names of things: all of them are IRIs by RFC 3987. */
  private static final List<String> NAMES =
      List.of(
          "javascript:alert(1)",
          "JaVaScRiPt:alert(document.domain)",
          "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
          "vbscript:msgbox(1)",
          "file:///etc/passwd",
          "https://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
          "https://evil.example/'onmouseover='alert(1)",
          Esl.DEFAULT_BASE + "firm/'onfocus='alert(1)",
          Esl.DEFAULT_BASE + "firm/%3Cscript%3E",
          Esl.DEFAULT_BASE + "/evil.example/x",
          Esl.NS + "'onclick='alert(1)");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path folder;

  private static ValueGraph graph;
  private static Portal portal;
  private static final Graph DATA = GraphFactory.createDefaultGraph();

  @BeforeAll
  static void loadHostileData() throws IOException {
    addCase(PLAIN, PLAIN, "https://example.org/" + PLAIN);
    for (int i = 0; i < TEXTS.size(); i++) {
      addCase("t" + i, TEXTS.get(i), "https://example.org/t" + i);
    }
    for (int i = 0; i < NAMES.size(); i++) {
      addCase("n" + i, PLAIN, NAMES.get(i));
    }
    Path file = folder.resolve("hostile.ttl");
    try (OutputStream out = Files.newOutputStream(file)) {
      RDFDataMgr.write(out, DATA, Lang.TURTLE);
    }
    graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(LoadRequest.of(file));
    portal = new Portal(graph, PortalSettings.local(0));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  /** A link between two firms in a chain, with all that pages show of them. */
  private static void addCase(String id, String text, String name) {
    Node firm = id("firm", id);
    Node buyer = id("firm", id + "-buyer");
    Node link = id("link", id);
    Node chain = id("chain", id);
    Node stage = NodeFactory.createURI(chain.getURI() + "/stage/1");
    Node institution = id("institution", id);
    Node claim = id("claim", id);
    Node event = id("upgrading", id);
    Node action = id("joint-action", id);
    Node source = id("source", id);
    Node product = id("product", id);
    Node named = NodeFactory.createURI(name);
    for (Node thing : List.of(firm, buyer, chain, stage, institution, product, named)) {
      add(thing, RDFS.label.asNode(), text(text));
      add(thing, RDFS.comment.asNode(), text(text));
      add(thing, DCTerms.source.asNode(), source);
      add(thing, Esl.term("locator"), text(text));
    }
    add(firm, RDF.type.asNode(), Esl.term("Firm"));
    add(firm, Esl.term("sector"), named);
    add(firm, Esl.term("country"), text(text));
    add(firm, Esl.term("place"), NodeFactory.createLiteralLang(text, "en"));
    add(firm, named, text(text));
    add(firm, DCTerms.source.asNode(), named);
    add(buyer, RDF.type.asNode(), Esl.term("Firm"));
    add(buyer, RDF.type.asNode(), named);
    add(institution, RDF.type.asNode(), Esl.term("Institution"));
    add(institution, Esl.term("supports"), firm);
    add(chain, RDF.type.asNode(), Esl.term("ValueChain"));
    add(chain, Esl.term("hasStage"), stage);
    add(stage, Esl.term("position"), NodeFactory.createLiteralByValue(1));
    add(link, RDF.type.asNode(), Esl.term("Link"));
    add(link, Esl.term("supplier"), firm);
    add(link, Esl.term("buyer"), buyer);
    add(link, Esl.term("inChain"), chain);
    add(link, Esl.term("product"), product);
    add(link, Esl.term("endMarket"), named);
    add(link, Esl.term("currency"), text(text));
    add(link, Esl.term("productDefinedBy"), Esl.term("DefinedByBuyer"));
    add(link, Esl.term("power"), Esl.term("BuyerDominant"));
    add(link, DCTerms.source.asNode(), source);
    add(link, Esl.term("locator"), text(text));
    add(claim, RDF.type.asNode(), Esl.term("Claim"));
    add(claim, Esl.term("claimedProperty"), Esl.term("LimitClaim"));
    add(claim, Esl.term("claimedValue"), named);
    for (Node about : List.of(firm, link, chain, institution, named)) {
      add(claim, Esl.term("about"), about);
    }
    add(event, RDF.type.asNode(), Esl.term("Upgrading"));
    add(event, Esl.term("subject"), firm);
    add(event, Esl.term("onLink"), link);
    add(event, Esl.term("inChain"), chain);
    add(event, Esl.term("upgradingType"), Esl.term("ProcessUpgrading"));
    for (String property : List.of("from", "to", "driver")) {
      add(event, Esl.term(property), text(text));
    }
    add(action, Esl.term("participant"), institution);
    add(action, Esl.term("participant"), firm);
    add(action, Esl.term("purpose"), text(text));
    add(source, DCTerms.title.asNode(), text(text));
    add(source, DCTerms.creator.asNode(), text(text));
  }

  private static Node id(String kind, String id) {
    return NodeFactory.createURI(Esl.DEFAULT_BASE + kind + "/" + id);
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  private static void add(Node subject, Node property, Node object) {
    DATA.add(subject, property, object);
  }

  private record Asked(String path, Map<String, List<String>> parameters) {

    static Asked path(String path) {
      return new Asked(path, Map.of());
    }

    static Asked fact(String question, Node subject, Node property, String object) {
      return new Asked(
          question,
          Map.of(
              "s", List.of(subject.getURI()),
              "p", List.of(property.getURI()),
              "o", List.of(object)));
    }
  }

  /** Every page of things and questions, for one case. */
  private static List<Asked> pages(String id, String text, String name) {
    List<Asked> pages = new ArrayList<>();
    for (String kind : List.of("firm", "link", "chain", "institution", "claim", "product")) {
      pages.add(Asked.path("/page/" + kind + "/" + id));
    }
    pages.add(Asked.path("/page/chain/" + id + "/stage/1"));
    pages.add(new Asked("/page/thing", Map.of("iri", List.of(name))));
    String literal = NodeFmtLib.strNT(text(text));
    pages.add(Asked.fact("/why", id("firm", id), RDFS.label.asNode(), literal));
    pages.add(Asked.fact("/why", id("firm", id), Esl.term("sector"), name));
    pages.add(
        Asked.fact("/why", id("link", id), Esl.term("governance"), Esl.NS + "QuasiHierarchy"));
    pages.add(Asked.fact("/why-not", id("link", id), Esl.term("governance"), Esl.NS + "Network"));
    pages.add(Asked.fact("/why-not", id("firm", id), Esl.term("sector"), name + "x"));
    pages.add(
        new Asked(
            "/what-if",
            Map.of("row", List.of("link/" + id), "set", List.of("power=supplier", "=" + text))));
    return pages;
  }

  @TestFactory
  Stream<DynamicTest> payloadsInDataAreOnlyText() {
    return Stream.concat(
        Stream.iterate(0, i -> i < TEXTS.size(), i -> i + 1)
            .map(i -> tried("t" + i, TEXTS.get(i), "https://example.org/t" + i)),
        Stream.iterate(0, i -> i < NAMES.size(), i -> i + 1)
            .map(i -> tried("n" + i, PLAIN, NAMES.get(i))));
  }

  private static DynamicTest tried(String id, String text, String name) {
    String shown = (text.equals(PLAIN) ? name : text).replaceAll("\\p{C}", "?");
    return dynamicTest(shown, () -> compare(id, text, name));
  }

  private static void compare(String id, String text, String name) {
    List<Asked> hostile = pages(id, text, name);
    List<Asked> harmless = pages(PLAIN, PLAIN, "https://example.org/" + PLAIN);
    for (int i = 0; i < hostile.size(); i++) {
      Document page = page(hostile.get(i));
      Document plain = page(harmless.get(i));
      Set<String> more = kinds(page);
      more.removeAll(kinds(plain));
      more.removeAll(OPTIONAL);
      assertEquals(Set.of(), more, hostile.get(i)::toString);
      PageRules.check(page, hostile.get(i).toString());
    }
  }

  /** What a page may have or not, such as a link to the address that a name of a thing is. */
  private static final Set<String> OPTIONAL = Set.of("a href", "a", "bdi", "span", "span class");

  private static Set<String> kinds(Document page) {
    Set<String> kinds = new TreeSet<>();
    for (Element element : page.getAllElements()) {
      kinds.add(element.tagName());
      for (Attribute attribute : element.attributes()) {
        kinds.add(element.tagName() + " " + attribute.getKey());
      }
    }
    return kinds;
  }

  private static Document page(Asked asked) {
    Answer answer = portal.answer(Request.get(asked.path(), asked.parameters())).orElseThrow();
    assertEquals(200, answer.status(), asked::toString);
    return Jsoup.parse(answer.text(), "http://localhost/");
  }

  @TestFactory
  Stream<DynamicTest> payloadsInParametersAreOnlyText() {
    return Stream.concat(TEXTS.stream(), NAMES.stream())
        .map(payload -> dynamicTest(payload.replaceAll("\\p{C}", "?"), () -> asParameter(payload)));
  }

  private static void asParameter(String payload) {
    Map<String, List<String>> names =
        Map.of(
            "/why", List.of("s", "p", "o", "format", "lang"),
            "/why-not", List.of("s", "o"),
            "/what-if", List.of("row", "set", "lang"),
            "/page/thing", List.of("iri"),
            "/page/firm/plain", List.of("in", "lang"));
    for (String path : names.keySet()) {
      for (String name : names.get(path)) {
        Map<String, List<String>> parameters =
            new HashMap<>(
                Map.of(
                    "s", List.of("id:link/plain"),
                    "p", List.of("esl:governance"),
                    "o", List.of("esl:Market"),
                    "row", List.of("link/plain")));
        parameters.put(name, List.of(payload));
        portal
            .answer(Request.get(path, parameters))
            .filter(answer -> answer.header("Content-Type").orElse("").startsWith("text/html"))
            .ifPresent(answer -> checked(answer, path + "?" + name));
      }
    }
    String inPath = "/page/firm/" + payload;
    portal.answer(Request.get(inPath, Map.of())).ifPresent(answer -> checked(answer, inPath));
  }

  private static void checked(Answer answer, String where) {
    assertTrue(answer.status() < 500, where);
    if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
      Document page = Jsoup.parse(answer.text(), "http://localhost/");
      PageRules.check(page, where);
      assertFalse(page.title().isEmpty(), where);
    }
    answer
        .headers()
        .forEach((name, value) -> assertTrue(value.chars().noneMatch(c -> c < ' '), where + name));
  }

  @TestFactory
  Stream<DynamicTest> addressesLeadToTheNamedThing() {
    Stream<String> unreadable =
        Stream.of("../../admin", "firm/..", "./x", "firm/x?y=z", "firm/", "")
            .map(local -> Esl.DEFAULT_BASE + local);
    return Stream.concat(NAMES.stream(), unreadable)
        .map(
            name ->
                dynamicTest(
                    name,
                    () -> {
                      String path =
                          new ServedLinks(Esl.DEFAULT_BASE).pathOf(NodeFactory.createURI(name));
                      assertTrue(path.startsWith("/") && !path.startsWith("//"), path);
                      assertFalse(path.matches(".*/\\.{1,2}(/.*)?"), path);
                      assertTrue(
                          path.contains(DataIris.encode(name)) || !path.startsWith("/page/thing"));
                    }));
  }
}
