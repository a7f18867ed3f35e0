package org.eslabon.rules.proof;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.model.Esl;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.store.GraphNames;

/**
 * Writes a proof in PROV-O. Each statement is an entity (an {@code rdf:Statement}); each derivation
 * an activity that used its premises and generated its conclusion, with the rule as its plan. What
 * was absent is an entity too, labelled by a sentence: the derivation used the knowledge that
 * nothing was recorded. IRIs are made from the content, so the same proof gives the same graph.
 */
public final class ProofProv {

  private static final String PROV = "http://www.w3.org/ns/prov#";

  private static final Node ENTITY = prov("Entity");
  private static final Node ACTIVITY = prov("Activity");
  private static final Node PLAN = prov("Plan");
  private static final Node COLLECTION = prov("Collection");
  private static final Node USED = prov("used");
  private static final Node DERIVED = prov("wasDerivedFrom");
  private static final Node GENERATED = prov("wasGeneratedBy");
  private static final Node SOURCE = prov("hadPrimarySource");
  private static final Node MEMBER = prov("hadMember");
  private static final Node ASSOCIATION = prov("qualifiedAssociation");

  private final ProofWords words;

  public ProofProv(ProofWords words) {
    this.words = words;
  }

  /** The proof as a graph, with prefixes for writing it as Turtle; empty for an empty proof. */
  public Graph write(Proof proof) {
    Graph graph = GraphMemFactory.createGraphMem2();
    graph.getPrefixMapping().setNsPrefix("prov", PROV);
    graph.getPrefixMapping().setNsPrefix("rdf", RDF.getURI());
    graph.getPrefixMapping().setNsPrefix("rdfs", RDFS.getURI());
    graph.getPrefixMapping().setNsPrefix("dct", DCTerms.getURI());
    graph.getPrefixMapping().setNsPrefix("esl", Esl.NS);
    proof.grounds().keySet().forEach(statement -> addStatement(graph, statement, proof));
    return graph;
  }

  private void addStatement(Graph graph, Triple statement, Proof proof) {
    Node entity = entity(statement);
    graph.add(entity, RDF.type.asNode(), ENTITY);
    graph.add(entity, RDF.type.asNode(), RDF.Statement.asNode());
    graph.add(entity, RDF.subject.asNode(), statement.getSubject());
    graph.add(entity, RDF.predicate.asNode(), statement.getPredicate());
    graph.add(entity, RDF.object.asNode(), statement.getObject());
    addLabel(graph, entity, words.statement(statement, proof));
    Ground ground = proof.groundOf(statement);
    if (ground instanceof Ground.Asserted asserted) {
      asserted.assertions().forEach(assertion -> addOrigin(graph, entity, assertion));
    } else if (ground instanceof Ground.Derived derived) {
      for (Derivation derivation : derived.derivations()) {
        addDerivation(graph, statement, derivation);
      }
    } else if (ground instanceof Ground.Outdated outdated) {
      outdated.rules().forEach(rule -> graph.add(entity, DERIVED, GraphNames.inferred(rule)));
    }
  }

  private static void addOrigin(Graph graph, Node entity, Assertion assertion) {
    graph.add(entity, DERIVED, assertion.graph());
    for (Citation citation : assertion.citations()) {
      if (citation.source().startsWith("http")) {
        graph.add(entity, SOURCE, NodeFactory.createURI(citation.source()));
      } else if (!citation.source().isEmpty()) {
        graph.add(
            entity, DCTerms.source.asNode(), NodeFactory.createLiteralString(citation.source()));
      }
      citation
          .locators()
          .forEach(
              locator ->
                  graph.add(entity, Esl.term("locator"), NodeFactory.createLiteralString(locator)));
    }
  }

  private void addDerivation(Graph graph, Triple statement, Derivation derivation) {
    Node conclusion = entity(statement);
    String content = conclusion.getURI() + derivation.rule().name() + derivation.evidence();
    Node activity = named("derivation", content);
    graph.add(activity, RDF.type.asNode(), ACTIVITY);
    graph.add(conclusion, GENERATED, activity);
    addLabel(graph, activity, words.conclusion(statement, derivation));
    addPlan(graph, activity, derivation);
    derivation
        .premises()
        .forEach(
            premise -> {
              graph.add(activity, USED, entity(premise));
              graph.add(conclusion, DERIVED, entity(premise));
            });
    derivation.evidence().forEach(evidence -> addOther(graph, activity, evidence));
  }

  private static void addPlan(Graph graph, Node activity, Derivation derivation) {
    Node rule = NodeFactory.createURI(Esl.DEFAULT_BASE + "rule/" + derivation.rule().name());
    Node association = named("association", activity.getURI());
    graph.add(activity, ASSOCIATION, association);
    graph.add(association, RDF.type.asNode(), prov("Association"));
    graph.add(association, prov("hadPlan"), rule);
    graph.add(rule, RDF.type.asNode(), PLAN);
    graph.add(
        rule,
        RDFS.label.asNode(),
        NodeFactory.createLiteralString(derivation.rule().header().title()));
  }

  /** What is not a statement: absences, and groups as collections of their members' statements. */
  private void addOther(Graph graph, Node activity, Evidence evidence) {
    if (evidence instanceof Evidence.Absence absence) {
      Node entity = named("absence", absence.toString());
      graph.add(entity, RDF.type.asNode(), ENTITY);
      addLabel(graph, entity, words.absence(absence));
      graph.add(activity, USED, entity);
    } else if (evidence instanceof Evidence.Group group) {
      Node collection = named("group", group.toString());
      graph.add(collection, RDF.type.asNode(), COLLECTION);
      addLabel(graph, collection, words.group(group));
      graph.add(activity, USED, collection);
      group.premises().forEach(premise -> graph.add(collection, MEMBER, entity(premise)));
      group.members().forEach(row -> row.forEach(inner -> addOther(graph, activity, inner)));
    } else if (evidence instanceof Evidence.Branch branch) {
      branch.evidence().forEach(inner -> addOther(graph, activity, inner));
    } else if (evidence instanceof Evidence.Found found) {
      found.evidence().forEach(inner -> addOther(graph, activity, inner));
    }
  }

  private void addLabel(Graph graph, Node node, String text) {
    graph.add(
        node, RDFS.label.asNode(), NodeFactory.createLiteralLang(text, words.language().tag()));
  }

  private static Node entity(Triple statement) {
    return named(
        "statement",
        NodeFmtLib.strNT(statement.getSubject())
            + NodeFmtLib.strNT(statement.getPredicate())
            + NodeFmtLib.strNT(statement.getObject()));
  }

  private static Node named(String kind, String content) {
    UUID id = UUID.nameUUIDFromBytes((kind + content).getBytes(StandardCharsets.UTF_8));
    return NodeFactory.createURI("urn:uuid:" + id);
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }
}
