package org.eslabon.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.web.Answer;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is served of a thing is the same in every syntax, and what search engines read of its page
 * is JSON-LD 1.1 as another parser reads it: about the thing itself, with its name. Nothing is
 * fetched.
 */
final class LinkedDataFormsTest {

  private static final Map<String, Lang> FORMS =
      Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "rdf", Lang.RDFXML, "jsonld", Lang.JSONLD11);

  private static final List<String> KINDS =
      List.of(
          "firm",
          "institution",
          "cluster",
          "chain",
          "link",
          "upgrading",
          "joint-action",
          "claim",
          "source");

  /** As much of the context of schema.org as says what is an address. */
  private static final String SCHEMA_ORG =
      """
      {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"},
                    "contentUrl": {"@type": "@id"}}}
      """;

  private static final DocumentLoader NO_NETWORK =
      (address, options) -> {
        if (!address.toString().equals("https://schema.org")) {
          throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "asked for " + address);
        }
        return JsonDocument.of(new StringReader(SCHEMA_ORG));
      };

  private static Graph parsed(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    JsonLdOptions options = new JsonLdOptions(NO_NETWORK);
    Context context = new Context();
    context.set(LangJSONLD11.JSONLD_OPTIONS, options);
    RDFParser.fromString(text, lang)
        .base("https://example.org/")
        .context(context)
        .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
        .parse(graph);
    return graph;
  }

  /** The first and the last thing of each kind. */
  private static List<String> things() {
    DatasetGraph data = BundledPages.portal().graph().data();
    TreeMap<String, String> chosen = new TreeMap<>();
    Txn.executeRead(
        data,
        () -> {
          for (String kind : KINDS) {
            List<String> all =
                data.stream(
                        Node.ANY,
                        Node.ANY,
                        NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                        Node.ANY)
                    .map(quad -> quad.getSubject().toString())
                    .filter(iri -> iri.matches(Esl.DEFAULT_BASE + kind + "/[^/#]+"))
                    .sorted()
                    .toList();
            assertFalse(all.isEmpty(), kind);
            chosen.put(kind + " 1", all.get(0));
            chosen.put(kind + " 2", all.get(all.size() - 1));
          }
        });
    return chosen.values().stream().distinct().toList();
  }

  @TestFactory
  Stream<DynamicTest> everySyntaxSaysTheSame() {
    return Stream.concat(
            things().stream().map(iri -> "/doc/" + iri.substring(Esl.DEFAULT_BASE.length())),
            Stream.of("/void", "/catalog"))
        .map(path -> DynamicTest.dynamicTest(path, () -> compare(path)));
  }

  private static void compare(String path) {
    Graph turtle = parsed(BundledPages.get(path + ".ttl").text(), Lang.TURTLE);
    assertFalse(turtle.isEmpty());
    FORMS.forEach(
        (ending, lang) -> {
          Answer answer = BundledPages.get(path + "." + ending);
          assertEquals(200, answer.status(), ending);
          String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
          Lang sent = RDFLanguages.contentTypeToLang(type);
          assertEquals(lang.equals(Lang.JSONLD11) ? Lang.JSONLD : lang, sent, type);
          assertTrue(parsed(answer.text(), lang).isIsomorphicWith(turtle), ending);
        });
  }

  @TestFactory
  Stream<DynamicTest> thePageSaysToSearchEnginesWhatItIsAbout() {
    return things().stream().map(iri -> DynamicTest.dynamicTest(iri, () -> structured(iri)));
  }

  /** Chains, links and claims are nothing that schema.org has a word for. */
  private static void structured(String iri) {
    String path = "/page/" + iri.substring(Esl.DEFAULT_BASE.length());
    Elements blocks = BundledPages.page(path).select("script[type=application/ld+json]");
    boolean isDescribed = iri.matches(".*/(firm|institution|cluster)/.*");
    assertTrue(blocks.size() == 1 || (blocks.isEmpty() && !isDescribed), iri);
    for (Element block : blocks) {
      check(iri, path, block.data());
    }
  }

  private static void check(String iri, String path, String block) {
    Graph graph = parsed(block, Lang.JSONLD11);
    Node thing = NodeFactory.createURI(iri);
    Node name = NodeFactory.createURI("http://schema.org/name");
    Node url = NodeFactory.createURI("http://schema.org/url");
    assertTrue(graph.contains(thing, name, Node.ANY), block);
    assertTrue(
        graph.contains(thing, url, NodeFactory.createURI("https://example.org/portal" + path)),
        block);
    graph
        .find()
        .forEachRemaining(
            triple ->
                Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                    .filter(Node::isURI)
                    .forEach(
                        node ->
                            assertFalse(
                                IRIx.create(node.getURI()).hasViolations(), node::toString)));
  }
}
