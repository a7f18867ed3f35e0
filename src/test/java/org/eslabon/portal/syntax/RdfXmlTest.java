package org.eslabon.portal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RDF/XML written by hand is read back by a parser that did not write it. */
final class RdfXmlTest {

  private static final String PREFIXES =
      """
      PREFIX ex: <http://example.org/>
      PREFIX deep: <http://example.org/deep/>
      PREFIX ns1: <http://example.org/taken/>
      PREFIX xmlish: <http://example.org/xmlish/>
      PREFIX f1.st: <http://example.org/first/>
      PREFIX : <http://example.org/empty/>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  private static final HandWriting XML =
      new HandWriting(
          Lang.RDFXML, RdfXml::write, PREFIXES, ErrorHandlerFactory.errorHandlerStrictNoLogging);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:a a ex:B, ex:C ; ex:p ex:q .",
        "ex:a ex:p 'text', 'texto'@es, 'Text'@de-CH, 1, 1.0, 01, true, '1'^^xsd:boolean .",
        "ex:a ex:p '2024-02-28'^^xsd:date, 'x'^^ex:type .",
        "ex:a ex:p [ ex:q [ ex:r 1 ] ] . _:x ex:p _:x , _:y . _:y ex:p _:x .",
        "ex:a ex:p (1 ex:b (2) ()) ; rdf:_1 ex:c ; rdf:value 2 .",
        "ex:a ex:p '& < > ]]> \" \\r\\n \\t  \\u2028 \\U0001F517' , '' , '  ' .",
        "ex:a deep:p 1 ; ns1:p 2 ; xmlish:p 3 ; f1.st:p 4 ; :p 5 .",
        "ex:a <http://other.example/x#p> 1 ; <http://third.example/p2> 2 ;"
            + " <http://other.example/\u00E9l\u00E8ve> 3 .",
        "ex:a <http://example.org/deep/er/p> 1 ; <http://example.org/deep/9p> 2 .",
        "<http://example.org/?a=1&b='2'> ex:p <http://example.org/?c&d> , <mailto:a@b.c> .",
        ""
      })
  void everyGraphIsReadBackAsItWas(String statements) {
    XML.assertReadBack(statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:a ex:p 'a\\u0001b' .",
        "ex:a ex:p '\\uFFFE' .",
        "ex:a <http://example.org/123> 1 .",
        "ex:a rdf:li 1 .",
        "ex:a rdf:Description 1 ."
      })
  void whatXmlHasNoPlaceForIsLeftOutAndTold(String unsayable) {
    Graph rest = XML.turtle("ex:a ex:q 1 .");
    String xml = XML.write(XML.turtle("ex:a ex:q 1 . " + unsayable));
    assertTrue(rest.isIsomorphicWith(XML.read(xml)), xml);
    assertTrue(xml.contains("<!-- RDF/XML cannot say 1 of the statements"), xml);
    assertFalse(XML.write(rest).contains("<!--"));
  }

  @Test
  void halfACharacterIsLeftOutToo() {
    Graph graph = XML.turtle("ex:a ex:q 1 .");
    Node subject = NodeFactory.createURI("http://example.org/a");
    Node property = NodeFactory.createURI("http://example.org/p");
    graph.add(Triple.create(subject, property, NodeFactory.createLiteralString("x\uD83D")));
    assertEquals(1, XML.read(XML.write(graph)).size());
  }

  @Test
  void onlyPrefixesThatAreUsedAreThere() {
    String xml = XML.write(XML.turtle("ex:a ex:p 'text' ."));
    assertEquals(
        "<?xmlversion='1.0'encoding='utf-8'?><rdf:RDFxmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + "xmlns:ex='http://example.org/'><rdf:Descriptionrdf:about='http://example.org/a'>"
            + "<ex:p>text</ex:p></rdf:Description></rdf:RDF>",
        xml.replaceAll("\\s+", "").replace('"', '\''));
  }
}
