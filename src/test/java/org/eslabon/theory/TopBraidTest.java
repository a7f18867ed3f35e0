package org.eslabon.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.eslabon.GraphSettings;
import org.eslabon.Layer;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.ShaclRuleWriter;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.plan.Stratum;
import org.junit.jupiter.api.Test;
import org.topbraid.shacl.rules.RuleUtil;

/**
 * The exported rules, run by the TopBraid SHACL API, conclude what our engine concludes. TopBraid
 * runs each rule once, in the order of {@code sh:order}; so the rules of each order are run again
 * until nothing new appears, and then those of the next.
 */
final class TopBraidTest {

  private static final List<Path> CASES =
      List.of(
          Path.of("datasets/central-american-maquila"),
          Path.of("datasets/sinos-valley"),
          Path.of("datasets/gamarra"));

  @Test
  void anotherEngineConcludesTheSame() {
    for (Path folder : CASES) {
      try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled())) {
        graph.loadAndInfer(LoadRequest.of(folder));
        Graph given = graph.copyUnion(EnumSet.of(Layer.THEORY, Layer.ASSERTED));
        Set<Triple> ours = triples(graph.copyUnion(EnumSet.of(Layer.INFERRED)));
        Set<Triple> theirs = run(graph.strata(), ModelFactory.createModelForGraph(given));
        theirs.removeAll(triples(graph.copyUnion(EnumSet.of(Layer.THEORY, Layer.ASSERTED))));
        assertTrue(ours.size() > 50, () -> ours.size() + " conclusions of " + folder);
        assertEquals(List.of(), difference(ours, theirs), () -> "only ours, of " + folder);
        assertEquals(List.of(), difference(theirs, ours), () -> "only theirs, of " + folder);
      }
    }
  }

  private static Set<Triple> run(Stratification strata, Model data) {
    Model conclusions = ModelFactory.createDefaultModel();
    for (Stratum stratum : strata.strata()) {
      RuleSet rules = new RuleSet(stratum.rules());
      Model shapes =
          ModelFactory.createModelForGraph(ShaclRuleWriter.toGraph(rules, strata::levelOf));
      long before;
      do {
        before = conclusions.size();
        Model known = ModelFactory.createUnion(data, conclusions);
        conclusions.add(RuleUtil.executeRules(known, shapes, null, null));
      } while (conclusions.size() > before);
    }
    return triples(conclusions.getGraph());
  }

  private static Set<Triple> triples(Graph graph) {
    return graph.find().toList().stream().collect(Collectors.toSet());
  }

  private static List<Triple> difference(Set<Triple> some, Set<Triple> others) {
    return some.stream().filter(triple -> !others.contains(triple)).limit(5).toList();
  }
}
