package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a glance rules out, no template of the head can give. */
final class HeadGlanceTest {

  private static final String PREFIX = "PREFIX esl: <" + Esl.NS + ">\n";

  static {
    JenaSystem.init();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x a esl:Known",
        "?x a esl:Known .",
        "?x a esl:Known.",
        "?x a esl:Other,esl:Known",
        "?x a esl:Other ,esl:Known;esl:p ?y",
        "?x a ?type",
        "?x a $type",
        "?x esl:p 1.5. ?y a esl:Known",
        "?x esl:p ?y.?y a esl:Known",
        "?x esl:p esl:a.b. ?y a esl:Known",
        "?x esl:p esl:other; a esl:Known; .",
        "?x esl:p 'WHERE } a b' . ?x a esl:Known",
        "?x esl:p 'one' ; a esl:Known",
        "?x <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> esl:Known",
        "?x a <https://w3id.org/eslabon/ontology#Known>",
        "?x ?p ?o",
        "?x esl:p [ a esl:Known ]",
        "[] a esl:Known",
        "_:x a esl:Known",
        "?x esl:p ( esl:a ) . ?x a esl:Known",
        "?x esl:p ?y # esl:q ?z\n ; a esl:Known",
        "?x esl:p true ; a esl:\\u004Bnown",
        "<< ?a ?b ?c >> a esl:Known"
      })
  void aHeadThatCouldIsNeverRuledOut(String head) {
    Triple pattern = Triple.create(Node.ANY, RDF.type.asNode(), Esl.term("Known"));
    assertTrue(HeadGlance.at(rule(head)).couldConclude(pattern), head);
    assertTrue(HeadGlance.at("BASE <http://x/>\n" + rule(head)).couldConclude(pattern), head);
    String other = rule(head).replace("esl:", "e:").replace("PREFIX e", "PREFIX  e");
    assertTrue(HeadGlance.at(other).couldConclude(pattern), other);
    String inOneLine = rule(head).replace('\n', ' ');
    assertTrue(HeadGlance.at(inOneLine).couldConclude(pattern), inOneLine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x a esl:Other",
        "?x esl:p esl:Known",
        "?x esl:Known ?y ; a esl:Other , esl:KnownBetter.",
        "?known a esl:Other . ?x esl:a ?known"
      })
  void aPlainHeadThatCannotIsRuledOut(String head) {
    Triple pattern = Triple.create(Node.ANY, RDF.type.asNode(), Esl.term("Known"));
    assertFalse(HeadGlance.at(rule(head)).couldConclude(pattern), head);
  }

  private static String rule(String head) {
    return PREFIX + "CONSTRUCT { " + head + " }\nWHERE { ?x esl:p ?y ; ?p ?o ; a ?type }";
  }

  @Test
  void ofTheBundledRulesItSaysWhatTheirTemplatesSay() {
    List<Rule> rules = RuleSetReader.read(Path.of("ontology/rules")).rules();
    List<Triple> patterns =
        rules.stream()
            .flatMap(rule -> rule.head().stream())
            .flatMap(HeadGlanceTest::wider)
            .toList();
    int possible = 0;
    int ruledOut = 0;
    for (Rule rule : rules) {
      HeadGlance glance = HeadGlance.at(rule.text().text());
      for (Triple pattern : patterns) {
        boolean could = rule.head().stream().anyMatch(template -> couldMatch(pattern, template));
        boolean said = glance.couldConclude(pattern);
        assertTrue(said || !could, () -> rule.name() + " " + pattern);
        possible += could ? 0 : 1;
        ruledOut += said ? 0 : 1;
      }
    }
    // few heads are so written that they have to be parsed
    assertTrue(ruledOut > possible * 0.9, ruledOut + " of " + possible);
  }

  /** The pattern, and what asks for more. */
  private static Stream<Triple> wider(Triple template) {
    Node property = template.getPredicate();
    return Stream.of(
        Triple.create(Node.ANY, property, template.getObject()),
        Triple.create(Node.ANY, property, Node.ANY),
        Triple.create(Node.ANY, property, NodeFactory.createURI("http://example.org/none")),
        Triple.create(Node.ANY, Node.ANY, template.getObject()));
  }

  private static boolean couldMatch(Triple pattern, Triple template) {
    return couldMatch(pattern.getPredicate(), template.getPredicate())
        && couldMatch(pattern.getObject(), template.getObject());
  }

  private static boolean couldMatch(Node wanted, Node written) {
    return !wanted.isURI() || !written.isURI() || wanted.equals(written);
  }
}
