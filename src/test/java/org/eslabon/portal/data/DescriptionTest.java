package org.eslabon.portal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

final class DescriptionTest {

  private static final String DATA =
      """
      PREFIX : <http://example.org/>
      :facts {
        :a :name "a" ; :knows :b ; :place [ :lat 1 ; :of [ :deep 2 ] ] ; :shape <http://example.org/a#shape> .
        <http://example.org/a#shape> :wkt "POINT" .
        :b :name "b" .
        :c :knows :a ; :name "c" .
        [] :about :a ; :note "through a blank node" .
        :d :has [ :about :a ] .
        :loop :next _:x . _:x :next _:y . _:y :next _:x ; :to :a .
      }
      :rule { :a a :Special . }
      """;

  private static DatasetGraph read(String trig) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    RDFParser.fromString(trig, Lang.TRIG).parse(data);
    return data;
  }

  private static Description describe(DatasetGraph data, String name) {
    return Description.of(data, NodeFactory.createURI("http://example.org/" + name)).orElseThrow();
  }

  @Test
  void itHoldsWhatIsSaidOfTheThingAndWhoRefersToIt() {
    Description a = describe(read(DATA), "a");
    Set<String> values =
        Iter.asStream(a.quads().find())
            .filter(quad -> quad.getObject().isLiteral())
            .map(quad -> quad.getObject().getLiteralLexicalForm())
            .collect(Collectors.toSet());
    assertEquals(Set.of("a", "1", "2", "POINT", "through a blank node"), values);
    assertTrue(a.complete());
  }

  @Test
  void blankNodesThatReferToItAreFollowedUpToANameAndRoundCycles() {
    Description a = describe(read(DATA), "a");
    Set<String> subjects =
        Iter.asStream(a.quads().find())
            .filter(quad -> quad.getSubject().isURI())
            .map(quad -> quad.getSubject().getLocalName())
            .collect(Collectors.toSet());
    assertEquals(Set.of("a", "shape", "c", "d", "loop"), subjects);
  }

  @Test
  void eachTripleKeepsItsGraph() {
    Description a = describe(read(DATA), "a");
    assertTrue(
        a.quads()
            .contains(
                SSE.parseQuad(
                    "(<http://example.org/rule> <http://example.org/a>"
                        + " rdf:type <http://example.org/Special>)")));
  }

  @Test
  void aThingThatVeryManyReferToIsDescribedWithoutTheRest() {
    StringBuilder trig = new StringBuilder("PREFIX : <http://example.org/>\n:facts {\n");
    for (int i = 0; i <= Description.MOST_REFERENCES; i++) {
      trig.append(":t").append(i).append(" :to :hub .\n");
    }
    Description hub = describe(read(trig + ":hub :name \"hub\" . }"), "hub");
    assertFalse(hub.complete());
    assertEquals(Description.MOST_REFERENCES + 1, hub.quads().stream().count());
  }

  @Test
  void whatNobodySpeaksOfHasNone() {
    assertTrue(
        Description.of(read(DATA), NodeFactory.createURI("http://example.org/nobody")).isEmpty());
  }
}
