package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants;
import org.eslabon.model.Esl;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is passed after a glance would be passed after reading every token. */
final class RuleGlanceTest {

  private static final Pattern WORDS = RuleGlance.anyOf(Set.of("GRAPH", "NOW", "FROM"));
  private static final Set<String> KNOWN = Set.of("known", "Known", "other");

  @TestFactory
  Stream<DynamicTest> aGlanceNeverPassesWhatTokensRefuse() {
    return Stream.of(
            "CONSTRUCT { ?x a esl:Known } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known. } WHERE { ?x esl:known/esl:other ?y. }",
            "CONSTRUCT { ?x a esl:Unknown } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known.more } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known-more } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known:more } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known\u00e1 } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known%20 } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known\\-a } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a <" + Esl.NS + "Known> } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a <" + Esl.NS + "Unknown> } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a <" + Esl.NS + "Known-more> } WHERE { ?x esl:known ?y }",
            "PREFIX o: <" + Esl.NS + ">\nCONSTRUCT { ?x a o:Unknown } WHERE { ?x esl:known ?y }",
            "PREFIX : <" + Esl.NS + ">\nCONSTRUCT { ?x a :Unknown } WHERE { ?x esl:known ?y }",
            "PREFIX w: <https://w3id.org/>\nCONSTRUCT { ?x a esl:Known } WHERE { ?x w:a ?y }",
            "CONSTRUCT { ?x a esl:Known } WHERE { graph ?g { ?x esl:known ?y } }",
            "CONSTRUCT { ?x a esl:Known } WHERE { \\u0047RAPH ?g { ?x esl:known ?y } }",
            "CONSTRUCT { ?x a esl:Known } WHERE { ?x esl:known ?y FILTER(?y < now()) }",
            "# from nothing, esl:nothing\nCONSTRUCT { ?x a esl:Known } WHERE { ?x esl:known ?y }",
            "CONSTRUCT { ?x a esl:Known } WHERE { ?x esl:known '''\n# x\n''' . ?x esl:bad 1 }")
        .map(body -> "PREFIX esl: <" + Esl.NS + ">\n" + body)
        .map(text -> DynamicTest.dynamicTest(text.replace('\n', ' '), () -> requireSound(text)));
  }

  private static void requireSound(String text) {
    RuleText rule = RuleText.of("rule.rq", text);
    RuleGlance glance = RuleGlance.at(rule);
    Query query = QueryFactory.create("CONSTRUCT {} WHERE {}");
    query.getPrefixMapping().setNsPrefix("esl", Esl.NS).setNsPrefix("w", "https://w3id.org/");
    if (text.contains("PREFIX o:")) {
      query.getPrefixMapping().setNsPrefix("o", Esl.NS);
    }
    if (text.contains("PREFIX :")) {
      query.getPrefixMapping().setNsPrefix("", Esl.NS);
    }
    if (!text.contains("PREFIX w:")) {
      query.getPrefixMapping().removeNsPrefix("w");
    }
    if (!text.contains("\\u")) {
      if (glance.usesOnly(KNOWN, query.getPrefixMapping())) {
        assertEquals(Set.of(), unknown(text, query));
      }
    }
    if (glance.hasNone(WORDS)) {
      assertFalse(text.contains("\\u"));
      assertTrue(
          RuleToken.of(text).stream()
              .noneMatch(
                  token ->
                      Set.of(
                              SPARQLParser11Constants.GRAPH,
                              SPARQLParser11Constants.NOW,
                              SPARQLParser11Constants.FROM)
                          .contains(token.kind())));
    }
  }

  private static Set<String> unknown(String text, Query query) {
    Set<String> unknown = new HashSet<>();
    for (RuleToken token : RuleToken.of(text)) {
      String iri =
          token.kind() == SPARQLParser11Constants.PNAME_LN
              ? query.getPrefixMapping().expandPrefix(token.image())
              : token.image().replaceAll("[<>]", "");
      if (iri.startsWith(Esl.NS) && !iri.equals(Esl.NS)) {
        unknown.add(iri.substring(Esl.NS.length()));
      }
    }
    unknown.removeAll(KNOWN);
    return unknown;
  }

  @Test
  void mostShippedRulesNeedNoMoreThanAGlance() {
    List<Rule> rules = RuleSetReader.read(Path.of("ontology/rules")).rules();
    long plain = rules.stream().filter(r -> RuleGlance.at(r.text()).hasNone(WORDS)).count();
    assertTrue(plain * 2 > rules.size(), plain + " of " + rules.size());
  }

  @Test
  void aTermThatTheTheoryLacksIsStillFound() {
    Graph nothing = GraphFactory.createDefaultGraph();
    RuleSet rules = RuleSetReader.read(Path.of("ontology/rules"));
    assertTrue(new VocabularyCheck(nothing).check(rules).size() > rules.rules().size());
  }
}
