package org.eslabon.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology with its schemes, as OWL API and HermiT see them. */
@NullMarked
final class OntologyLogicTest {

  private static final Graph THEORY = OntologyFiles.theoryGraph();

  private static final String PREFIXES =
      """
      PREFIX esl: <https://w3id.org/eslabon/ontology#>
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX ex: <http://example.org/>
      """;

  @Test
  void staysInsideTheRlProfile() throws OWLOntologyCreationException {
    List<String> violations =
        new OWL2RLProfile()
            .checkOntology(ontology("")).getViolations().stream()
                .map(OWLProfileViolation::toString)
                .toList();
    assertEquals(List.of(), violations);
  }

  @Test
  void leavingTheRlProfileIsNoticed() throws OWLOntologyCreationException {
    OWLOntology widened =
        ontology(
            "esl:Actor rdfs:subClassOf [ a owl:Class ; owl:unionOf ( esl:Firm esl:Institution ) ] .");
    assertFalse(new OWL2RLProfile().checkOntology(widened).isInProfile());
  }

  @Test
  void isConsistentAndEveryClassCanHaveMembers() throws OWLOntologyCreationException {
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology(""));
    assertTrue(reasoner.isConsistent());
    List<OWLClass> impossible =
        reasoner.getUnsatisfiableClasses().entities().filter(type -> !type.isOWLNothing()).toList();
    assertEquals(List.of(), impossible);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:x a esl:Firm , esl:Link .",
        "ex:x a esl:Cluster ; esl:employees 4 .",
        "ex:link esl:buyer ex:cluster . ex:cluster a esl:Cluster .",
        "ex:link esl:governance esl:GhsCaptive .",
        "ex:link esl:salesMode esl:High .",
        "esl:Market owl:sameAs esl:Hierarchy .",
        "ex:chain esl:moreHierarchicalThan ex:chain .",
        "ex:x a esl:ClusterGovernance , esl:ChainGovernance .",
      })
  void contradictionIsNoticed(String contradiction) throws OWLOntologyCreationException {
    assertFalse(new ReasonerFactory().createReasoner(ontology(contradiction)).isConsistent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ex:x a esl:Chamber , esl:TradeAssociation .",
        "ex:x a esl:Programme ; esl:supports ex:cluster . ex:cluster a esl:Cluster .",
        "ex:chain esl:aggregateGovernance esl:Mixed .",
        "ex:firm a esl:Firm ; esl:inCluster ex:one , ex:other . ex:link esl:supplier ex:firm ; esl:buyer ex:firm .",
      })
  void whatCasesSayIsNoContradiction(String statement) throws OWLOntologyCreationException {
    assertTrue(new ReasonerFactory().createReasoner(ontology(statement)).isConsistent());
  }

  /**
   * The theory and a few statements more, handed over as RDF/XML so that one parser reads Turtle.
   */
  private static OWLOntology ontology(String more) throws OWLOntologyCreationException {
    Graph graph = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(graph, THEORY);
    RDFParser.fromString(PREFIXES + more, Lang.TURTLE).parse(graph);
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    RDFDataMgr.write(xml, graph, Lang.RDFXML);
    return OWLManager.createOWLOntologyManager()
        .loadOntologyFromOntologyDocument(
            new StreamDocumentSource(
                new ByteArrayInputStream(xml.toByteArray()),
                "https://w3id.org/eslabon/ontology",
                new RDFXMLDocumentFormat(),
                null));
  }
}
