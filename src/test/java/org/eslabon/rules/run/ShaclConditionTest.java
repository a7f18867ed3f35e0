package org.eslabon.rules.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.store.GraphNames;
import org.eslabon.store.ValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topbraid.shacl.rules.RuleUtil;

/** Conditions on the targets of a rule mean what they mean to the TopBraid SHACL API. */
class ShaclConditionTest {

  private static final String PREFIXES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix : <http://example/> .
      """;

  private static final String DATA =
      PREFIXES
          + """
          :Sub rdfs:subClassOf :Kind . :k1 a :Kind . :k2 a :Sub . :n1 a :Other .
          :a a :T ; :p :k1 ; :q 1 .
          :b a :T ; :p :k1 , :k2 ; :q "one" .
          :c a :T ; :p :n1 , :k2 .
          :d a :T ; :q 1 , 2 .
          :e a :T , :Kind ; :p "text" .
          :f a :T ; :q [ :r 1 ] .
          """;

  @TempDir private Path folder = Path.of("unset");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh:class :Kind",
        "sh:nodeKind sh:Literal",
        "sh:property [ sh:path :p ; sh:minCount 1 ]",
        "sh:property [ sh:path :p ; sh:minCount 2 ]",
        "sh:property [ sh:path :p ; sh:maxCount 1 ]",
        "sh:property [ sh:path :p ; sh:maxCount 0 ]",
        "sh:property [ sh:path :p ; sh:class :Kind ]",
        "sh:property [ sh:path :p ; sh:hasValue :k1 ]",
        "sh:property [ sh:path :q ; sh:datatype xsd:integer ]",
        "sh:property [ sh:path :q ; sh:nodeKind sh:BlankNodeOrLiteral ; sh:minCount 1 ]",
        "sh:property [ sh:path :q ; sh:in ( 1 2 ) ; sh:minCount 1 ]",
        "sh:property [ sh:path ( :q :r ) ; sh:hasValue 1 ]",
        "sh:property [ sh:path [ sh:inversePath rdfs:subClassOf ] ; sh:maxCount 0 ]",
        "sh:property [ sh:path :p ; sh:node [ sh:class :Kind ] ; sh:minCount 1 ]",
        "sh:property [ sh:path :p ; sh:minCount 1 ; sh:deactivated true ]",
      })
  void conditionMeansTheSameToAnotherEngine(String shape) throws IOException {
    Set<String> ours = ours(shape);
    assertEquals(theirs(shape), ours);
  }

  @Test
  void conditionThatHasNoTranslationIsRefusedByName() throws IOException {
    Problem problem =
        assertThrows(ProblemException.class, () -> ours("sh:pattern \"x\"")).problems().get(0);
    assertEquals(ProblemCode.R111, problem.code());
    assertEquals(
        "`sh:condition` of rule `mark` has `sh:pattern`, which is not supported",
        problem.message());
  }

  private static String rules(String shape) {
    return PREFIXES
        + ":S a sh:NodeShape ; sh:targetClass :T ; sh:rule :mark . :mark a sh:SPARQLRule ;"
        + " sh:condition :C ; sh:prefixes :S ; sh:construct \"CONSTRUCT { $this ex:marked true }"
        + " WHERE { $this a ex:T }\" . :S sh:declare [ sh:prefix \"ex\" ; sh:namespace"
        + " \"http://example/\"^^xsd:anyURI ] . :C a sh:NodeShape ; "
        + shape
        + " .";
  }

  private Set<String> ours(String shape) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.ttl"), rules(shape));
    DatasetGraph data = ValueStore.inMemory();
    data.executeWrite(() -> model(DATA).getGraph().find().forEach(t -> add(data, t)));
    new RuleEngine(RuleSetReader.read(file)).infer(data);
    return data.calculateRead(
        () -> {
          Set<String> marked = new TreeSet<>();
          data.find(GraphNames.inferred("mark"), null, null, null)
              .forEachRemaining(quad -> marked.add(quad.getSubject().toString()));
          return marked;
        });
  }

  private static void add(DatasetGraph data, Triple t) {
    data.add(GraphNames.asserted("test"), t.getSubject(), t.getPredicate(), t.getObject());
  }

  private static Set<String> theirs(String shape) {
    Model conclusions = RuleUtil.executeRules(model(DATA), model(rules(shape)), null, null);
    Set<String> marked = new TreeSet<>();
    conclusions
        .listSubjects()
        .filterDrop(subject -> subject.hasProperty(RDF.type))
        .forEach(subject -> marked.add(subject.toString()));
    return marked;
  }

  private static Model model(String turtle) {
    Model model = ModelFactory.createDefaultModel();
    model.read(new StringReader(turtle), "http://example/", "TURTLE");
    return model;
  }
}
