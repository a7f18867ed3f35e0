package org.eslabon.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetReaderTest {

  @TempDir private Path folder = Path.of("unset");

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name).resolve("rule.rq");
    Files.createDirectories(folder.resolve(name));
    return Files.writeString(file, text);
  }

  private List<Problem> problems(String construct) throws IOException {
    Path file = write("wrong", RuleTexts.file("Wrong", construct));
    return assertThrows(ProblemException.class, () -> RuleSetReader.read(file)).problems();
  }

  @Test
  void folderGivesRulesByName() throws IOException {
    write("b-rule", RuleTexts.file("B", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }"));
    write("a-rule", RuleTexts.file("A", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }"));
    Files.createDirectories(folder.resolve("not-a-rule"));

    RuleSet rules = RuleSetReader.read(folder);

    assertEquals(List.of("a-rule", "b-rule"), rules.rules().stream().map(Rule::name).toList());
    assertEquals("A", rules.rules().get(0).header().title());
  }

  @Test
  void headerMayRunOverLines() throws IOException {
    Path file =
        write(
            "r",
            """
            # # A title
            #
            # **Derives** one thing
            # and another
            #
            # A paragraph about nothing in particular.
            #
            # **Because** of this
            # **Source** us
            # **Needs** data
            # **Says** {x} has {y}.
            # **Dice** {x} tiene {y}.
            # **Run** once
            PREFIX : <http://example/>
            CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }
            """);
    RuleHeader header = RuleSetReader.read(file).rules().get(0).header();
    assertEquals("one thing and another", header.derives());
    assertEquals("{x} tiene {y}.", header.dice());
    assertTrue(header.runOnce());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          R202 | `?zeta` | ?zet | CONSTRUCT { :a :b §?zeta } WHERE { ?x :p ?zet }
          R203 | `?limitt` | ?limit | CONSTRUCT { ?x :b 1 } WHERE { ?x :p ?limit FILTER(§?limitt > 3) }
          R203 | outside the braces | | CONSTRUCT { ?x :b 1 } WHERE { ?x :p ?v { ?x :q ?w FILTER(?w > §?v) } }
          R101 | unexpected `;` | | CONSTRUCT { ?x :b 1 } WHERE { ?x :p §;; }
          R101 | `ex:` | | CONSTRUCT { ?x :b 1 } WHERE { ?x §ex:p ?y }
          R101 | `rdf:` | rdfs | CONSTRUCT { ?x :b 1 . ?x §rdf:p 1 } WHERE { ?x :p ?y }
          R101 | cannot read `"abc | quote | CONSTRUCT { ?x :b §"abc } WHERE { ?x :p ?y }
          R101 | too early | `}` | CONSTRUCT { ?x :b 1 } WHERE { ?x :p ?§y
          R102 | CONSTRUCT | | §SELECT * WHERE { ?x :p ?y }
          R103 | SERVICE | | CONSTRUCT { ?x :b 1 } WHERE { §SERVICE :s { ?x :p ?y } }
          R103 | GRAPH | | CONSTRUCT { ?x :b 1 } WHERE { §GRAPH ?g { ?x :p ?y } }
          R107 | LIMIT | | CONSTRUCT { ?x :b 1 } WHERE { ?x :p ?y } §LIMIT 3
          R107 | ORDER | | CONSTRUCT { ?x :b 1 } WHERE { ?x :p ?y } §ORDER BY ?x
          R108 | UUID | | CONSTRUCT { ?u :b 1 } WHERE { ?x :p ?y BIND(§UUID() AS ?u) }
          R108 | GROUP_CONCAT | | CONSTRUCT { ?x :b ?c } WHERE { SELECT ?x (§GROUP_CONCAT(?y) AS ?c) { ?x :p ?y } GROUP BY ?x }
          R108 | LIMIT | | CONSTRUCT { ?x :b 1 } WHERE { { SELECT ?x WHERE { ?x :p ?y } §LIMIT 2 } }
          R109 | empty | | §CONSTRUCT { } WHERE { ?x :p ?y }
          R109 | subject | | §CONSTRUCT { 1 :b ?x } WHERE { ?x :p ?y }
          """)
  void problemHasItsPlaceAndHint(ProblemCode code, String words, String hint, String marked)
      throws IOException {
    Problem problem = problems(marked.replace("§", "")).get(0);
    assertEquals(code, problem.code(), problem::toString);
    assertTrue(problem.message().contains(words), problem::toString);
    assertTrue(hint == null || String.valueOf(problem.hint()).contains(hint), problem::toString);
    String place = ":" + (RuleTexts.HEADER_LINES + 1) + ":" + (marked.indexOf('§') + 1);
    assertTrue(String.valueOf(problem.place()).endsWith(place), () -> place + " in " + problem);
  }

  @Test
  void unboundPlaceholderIsFoundInItsLine() throws IOException {
    String text =
        RuleTexts.file("R", "CONSTRUCT { ?link :q ?y } WHERE { ?link :p ?y }")
            .replace("it holds by R", "{lnk} is good");
    Path file = write("r", text);
    Problem problem =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(file)).problems().get(0);
    assertEquals(ProblemCode.R205, problem.code());
    assertEquals("WHERE binds `?link`", problem.hint());
    assertTrue(String.valueOf(problem.place()).endsWith(":7:12"), problem::toString);
  }

  @Test
  void missingHeaderKeysAreNamed() throws IOException {
    Path file = write("r", "# # T\n# **Because** x\nCONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }");
    Problem problem =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(file)).problems().get(0);
    assertEquals(ProblemCode.R104, problem.code());
    assertTrue(problem.message().contains("**Derives**"), problem::toString);
    assertTrue(!problem.message().contains("**Because**"), problem::toString);
  }

  @Test
  void misspeltHeaderKeyHasAHint() throws IOException {
    Path file =
        write(
            "r",
            RuleTexts.file("R", "CONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }")
                .replace("**Source**", "**Surce**"));
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(file)).problems();
    assertEquals(ProblemCode.R105, problems.get(0).code());
    assertEquals("did you mean `Source`?", problems.get(0).hint());
  }

  @Test
  void problemsOfAllFilesAreCollected() throws IOException {
    write("one", RuleTexts.file("One", "CONSTRUCT { ?x :q ?z } WHERE { ?x :p ?y }"));
    write("two", RuleTexts.file("Two", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p "));
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(folder)).problems();
    assertEquals(
        List.of(ProblemCode.R202, ProblemCode.R101), problems.stream().map(Problem::code).toList());
  }

  @Test
  void sameNameTwiceIsAnError() throws IOException {
    String text = RuleTexts.file("R", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y }");
    write("same", text);
    Files.writeString(folder.resolve("same.rq"), text);
    List<Problem> problems =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(folder)).problems();
    assertEquals(ProblemCode.R106, problems.get(0).code());
  }

  @Test
  void emptyOrMissingFolderAndLatin1AreErrors() throws IOException {
    Path latin = folder.resolve("latin.rq");
    Files.write(latin, "# # Título".getBytes(StandardCharsets.ISO_8859_1));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path path : List.of(empty, folder.resolve("missing"), latin)) {
      ProblemException e = assertThrows(ProblemException.class, () -> RuleSetReader.read(path));
      assertEquals(ProblemCode.R001, e.problems().get(0).code(), path.toString());
    }
  }

  @Test
  void unknownTermHasPlaceAndNearestName() {
    Graph theory = GraphFactory.createDefaultGraph();
    theory.add(Esl.term("governance"), RDF.type.asNode(), OWL.ObjectProperty.asNode());
    theory.add(Esl.term("Market"), RDF.type.asNode(), OWL.Class.asNode());
    RuleSet rules =
        RuleTexts.set("r", "CONSTRUCT { ?x esl:governence esl:Market }\nWHERE { ?x :p ?y }");

    List<Problem> problems = new VocabularyCheck(theory).check(rules);

    assertEquals(1, problems.size());
    assertEquals(ProblemCode.R201, problems.get(0).code());
    assertEquals("did you mean `esl:governance`?", problems.get(0).hint());
    assertTrue(
        String.valueOf(problems.get(0).place())
            .endsWith(":" + (RuleTexts.HEADER_LINES + 1) + ":16"),
        () -> problems.toString());
  }

  @Test
  void rulesGoToShaclAndComeBack() throws IOException {
    RuleSet rules =
        RuleTexts.set(
            "one", "CONSTRUCT { ?x :q ?y } WHERE { ?x :p ?y FILTER(?y > 3) }",
            "two", "CONSTRUCT { ?x :q \"a \\\"quoted\\\" text\" } WHERE { ?x :r ?y }");
    Path file = folder.resolve("rules.ttl");
    RDFWriter.source(ShaclRuleWriter.toGraph(rules, rule -> 0))
        .lang(Lang.TURTLE)
        .output(file.toString());

    RuleSet back = RuleSetReader.read(file);

    assertEquals(2, back.rules().size());
    for (Rule rule : rules.rules()) {
      Rule again = back.rule(rule.name()).orElseThrow();
      assertEquals(rule.header(), again.header());
      assertEquals(rule.query(), again.query());
      assertEquals(rule.text().text(), again.text().text());
    }
  }

  @Test
  void shaclRulesOfOthersAreRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("others.ttl"),
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix ex: <http://example/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            ex: sh:declare [ sh:prefix "ex" ; sh:namespace "http://example/"^^xsd:anyURI ] .
            ex:Shape a sh:NodeShape ; sh:targetClass ex:Square ;
              sh:rule [ a sh:SPARQLRule ; rdfs:label "Area of squares" ; sh:prefixes ex: ;
                sh:construct \"""CONSTRUCT { $this ex:area ?area }
            WHERE { $this ex:width ?w . BIND(?w * ?w AS ?area) }\""" ] ,
              [ a sh:SPARQLRule ; sh:deactivated true ; sh:construct "not even SPARQL" ] .
            """);
    Rule rule = RuleSetReader.read(file).rules().get(0);
    assertEquals("area-of-squares", rule.name());
    assertEquals("Area of squares", rule.header().title());
    assertTrue(rule.text().text().contains("subClassOf"), rule.text().text());
  }

  @Test
  void mistakeInShaclIsFoundInTheTurtle() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("wrong.ttl"),
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix ex: <http://example/> .
            ex:r a sh:SPARQLRule ; sh:construct \"""PREFIX ex: <http://example/>
            CONSTRUCT { ?x ex:area ?are }
            WHERE { ?x ex:width ?area }\""" .
            """);
    Problem problem =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(file)).problems().get(0);
    assertEquals(ProblemCode.R202, problem.code());
    assertTrue(String.valueOf(problem.place()).endsWith("wrong.ttl:4:24"), problem::toString);
  }

  @Test
  void conditionsAndTurtleMistakesAreRefused() throws IOException {
    Path condition =
        Files.writeString(
            folder.resolve("condition.ttl"),
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <http://e/r> sh:condition <http://e/c> ;"
                + " sh:construct \"CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p ?y }\" .");
    Path turtle = Files.writeString(folder.resolve("bad.ttl"), "<http://e/r> <http://e/p>\n ;; .");
    assertEquals(
        ProblemCode.R111,
        assertThrows(ProblemException.class, () -> RuleSetReader.read(condition))
            .problems()
            .get(0)
            .code());
    Problem syntax =
        assertThrows(ProblemException.class, () -> RuleSetReader.read(turtle)).problems().get(0);
    assertEquals(ProblemCode.R101, syntax.code());
    assertTrue(String.valueOf(syntax.place()).contains("bad.ttl:2:"), syntax::toString);
  }
}
