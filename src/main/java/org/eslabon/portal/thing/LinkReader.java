package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.thing.FactSheet.Value;
import org.eslabon.portal.thing.LinkView.Determinant;
import org.eslabon.portal.thing.LinkView.Lens;
import org.eslabon.portal.thing.LinkView.TypeRow;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/** Reads what the page of a link shows. */
final class LinkReader {

  private static final List<String> TYPES =
      List.of("Market", "Network", "QuasiHierarchy", "Hierarchy");
  private static final List<String> DETAILS =
      List.of("inChain", "product", "endMarket", "annualValue", "currency", "year", "linkOf");
  private static final Node GROUP = Esl.term("IntraGroupLink");

  private final Reading reading;
  private final Node link;
  private final FactReader facts;

  private LinkReader(Reading reading, Node link) {
    this.reading = reading;
    this.link = link;
    this.facts = FactReader.of(reading, link);
  }

  /** The page; empty when it is no link with two ends. */
  static Optional<LinkView> read(Reading reading, Node link) {
    LinkReader reader = new LinkReader(reading, link);
    Optional<Ref> supplier = reader.facts.first(Esl.term("supplier"));
    Optional<Ref> buyer = reader.facts.first(Esl.term("buyer"));
    return supplier.isPresent() && buyer.isPresent()
        ? Optional.of(reader.view(supplier.get(), buyer.get()))
        : Optional.empty();
  }

  private LinkView view(Ref supplier, Ref buyer) {
    return new LinkView(
        new HeadReader(reading, link, facts).head(),
        supplier,
        buyer,
        governance(facts, reading),
        LinkView.Detail.of(reading, facts, DETAILS),
        List.of(byParameters(), byCapability()),
        TYPES.stream().map(Esl::term).map(this::type).toList(),
        determinants(),
        facts.values(Esl.term("missingFact")),
        evidence(),
        new LinkView.Rest(
            ClaimRow.about(reading, link),
            EventRow.about(reading, link),
            form(),
            facts.sheet(),
            FactReader.incoming(reading, link)));
  }

  /** How a link is governed, by what is said of it. */
  static GovernanceView governance(FactReader facts, Reading reading) {
    List<Ref> types =
        Stream.of("governance", "contestedGovernance")
            .flatMap(property -> facts.names(Esl.term(property)).stream())
            .distinct()
            .toList();
    Ref status =
        facts.first(Esl.term("governanceStatus")).orElseGet(() -> reading.term("Undetermined"));
    if (types.isEmpty() && status.localName().equals("Claimed")) {
      types = facts.names(Esl.term("claimedGovernance"));
    }
    return new GovernanceView(types, status);
  }

  private Lens byParameters() {
    return new Lens("link.lens-parameters", facts.values(Esl.term("parameterLens")), "");
  }

  private Lens byCapability() {
    List<Value> says =
        Stream.of("capabilityType", "capabilityLens")
            .flatMap(property -> facts.values(Esl.term(property)).stream())
            .toList();
    String silence =
        facts
            .first(Esl.term("capabilitySilence"))
            .map(kind -> reading.labels().text(kind.node(), Esl.term("silentBecause")))
            .map(SafeText::of)
            .orElse("");
    return new Lens("link.lens-capability", says, silence);
  }

  private TypeRow type(Node type) {
    Node property =
        facts.has(Esl.term("contestedGovernance"), type)
            ? Esl.term("contestedGovernance")
            : Esl.term("governance");
    boolean given = facts.has(property, type);
    return new TypeRow(
        reading.name(type),
        given,
        facts.has(Esl.term("claimedGovernance"), type),
        given ? reading.why(link, property, type) : reading.whyNot(link, property, type));
  }

  private List<Determinant> determinants() {
    List<Determinant> determinants = new ArrayList<>();
    determinants.add(group());
    for (String name : WhatIfForm.DETERMINANTS) {
      Node property = Esl.term(name);
      List<Value> derived =
          name.equals("power") ? facts.values(Esl.term("powerRelation")) : List.of();
      determinants.add(determinant(property, facts.values(property), derived));
    }
    return determinants;
  }

  /** Whether both ends belong to one group: the one thing that counts as no when nobody says. */
  private Determinant group() {
    List<Value> derived =
        facts.values(RDF.type.asNode()).stream()
            .filter(value -> value.value().node().equals(GROUP))
            .toList();
    return determinant(GROUP, List.of(), derived);
  }

  private Determinant determinant(Node property, List<Value> stated, List<Value> derived) {
    Node missing = Esl.term("missingFact");
    boolean asked = facts.has(missing, property);
    return new Determinant(
        reading.name(property),
        stated,
        derived,
        asked,
        asked ? reading.why(link, missing, property) : "");
  }

  private List<LinkView.Evidence> evidence() {
    return facts.values(Esl.term("hasEvidence")).stream()
        .map(
            kind ->
                new LinkView.Evidence(
                    kind,
                    FactReader.of(reading, kind.value().node()).names(Esl.term("evidenceFor"))))
        .toList();
  }

  private Optional<WhatIfForm> form() {
    boolean ours = WhatIfForm.isRow(reading, link);
    return ours
        ? Optional.of(WhatIfForm.of(reading, List.of(link), link, Set.of()))
        : Optional.empty();
  }
}
