package org.eslabon.rules.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryCatalog;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.RuleShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query looks for, and the rules that have a part in it. */
final class QueryReadsTest {

  private static final Path RULES = Path.of("ontology/rules");

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          SELECT * { ?s :p ?o }                                                        # p
          SELECT * { ?s :p/:q* ?o }                                                    # p q
          SELECT * { ?s (:p|^:q)+ ?o }                                                 # p q
          SELECT * { ?s :p* ?o }                                                       # p *
          SELECT * { ?s !:p ?o }                                                       # *
          SELECT * { ?s ?p ?o }                                                        # *
          SELECT * { ?s :p ?o MINUS { ?s :q ?o } }                                     # p q
          SELECT * { ?s :p ?o FILTER NOT EXISTS { ?s :q ?o } }                         # p q
          SELECT * { ?s :p ?o OPTIONAL { ?s :q ?o FILTER EXISTS { ?s :r ?o } } }       # p q r
          SELECT * { ?s :p ?o BIND (EXISTS { ?s :q ?o } AS ?x) }                       # p q
          SELECT * { { SELECT ?s { ?s :p ?o } } UNION { ?s :q ?o } }                   # p q
          SELECT (SUM(IF(EXISTS { ?s :q ?o }, 1, 0)) AS ?n) { ?s :p ?o }               # p q
          SELECT ?s { ?s :p ?o } GROUP BY ?s HAVING (EXISTS { ?s :q ?y })              # p q
          SELECT * { ?s :p ?o } ORDER BY (EXISTS { ?s :q ?o })                         # p q
          SELECT * { GRAPH ?g { ?s :p ?o } }                                           # p
          SELECT * { GRAPH ?g { } }                                                    # *
          SELECT * { GRAPH ?g { OPTIONAL { ?s :p ?o } } }                              # p *
          SELECT * { GRAPH ?g { { ?s :p ?o } UNION { BIND (1 AS ?x) } } }              # p *
          ASK { ?s :p ?o }                                                             # p
          CONSTRUCT { ?s :x ?o } WHERE { ?s :p ?o }                                    # p
          DESCRIBE ?s { ?s :p ?o }                                                     # *
          """)
  void everyPatternIsFound(String text, String expected) {
    Query query = QueryFactory.create("PREFIX : <http://example.org/>" + text);
    Set<String> found =
        QueryReads.of(query).stream()
            .map(Triple::getPredicate)
            .map(property -> property.isURI() ? property.getLocalName() : "*")
            .collect(Collectors.toSet());
    assertEquals(Set.of(expected.split(" ", -1)), found);
  }

  @Test
  void rulesThatAreNotParsedHaveNoPartInAnyNamedQuery() {
    Stratification whole = Stratification.of(RuleSetReader.read(RULES));
    int spared = 0;
    QueryCatalog catalog = QueryCatalog.read(Path.of("queries"));
    for (NamedQuery query : catalog.queries()) {
      Set<Triple> patterns = QueryReads.of(query.query());
      RuleSet parsed = NeededRules.read(RuleShelf.of(RULES), patterns);
      RuleSet needed = NeededRules.behind(whole, patterns).rules();
      assertTrue(names(parsed).containsAll(names(needed)), query.name());
      spared += whole.rules().rules().size() - parsed.rules().size();
    }
    // most queries see what few rules conclude
    assertTrue(spared > whole.rules().rules().size() * catalog.queries().size() / 3);
  }

  @Test
  void aPartKeepsTheStrataOfTheWhole() {
    Stratification whole = Stratification.of(RuleSetReader.read(RULES));
    Query query =
        QueryFactory.create(
            "SELECT * { ?link <https://w3id.org/eslabon/ontology#governanceStatus> ?status }");
    Stratification part = NeededRules.behind(whole, QueryReads.of(query)).strata();
    for (Rule one : part.rules().rules()) {
      for (Rule other : part.rules().rules()) {
        assertEquals(
            Integer.signum(Integer.compare(whole.levelOf(one), whole.levelOf(other))),
            Integer.signum(Integer.compare(part.levelOf(one), part.levelOf(other))));
      }
    }
  }

  private static Set<String> names(RuleSet rules) {
    return rules.rules().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
