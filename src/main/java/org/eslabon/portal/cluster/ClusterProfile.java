package org.eslabon.portal.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.portal.cluster.ClusterView.Knowledge;
import org.eslabon.portal.cluster.ClusterView.Line;
import org.eslabon.portal.cluster.ClusterView.Part;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Reading;
import org.eslabon.query.Profile;
import org.eslabon.store.GraphNames;

/** Reads what the frameworks of the sources find of a cluster, and why each finding holds. */
final class ClusterProfile {

  private static final Node FINDING_FOR = Esl.term("findingFor");
  private static final Node FINDING_ON = Esl.term("findingOn");
  private static final Node FINDING_STATE = Esl.term("findingState");

  private final Reading reading;
  private final Node cluster;
  private final List<Part> parts = new ArrayList<>();

  private ClusterProfile(Reading reading, Node cluster) {
    this.reading = reading;
    this.cluster = cluster;
  }

  static ClusterProfile read(Reading reading, Node cluster) {
    ClusterProfile profile = new ClusterProfile(reading, cluster);
    Language language = reading.visit().words().language();
    reading
        .visit()
        .lookups()
        .profile(cluster, language)
        .sections()
        .forEach(section -> profile.parts.add(profile.part(section)));
    return profile;
  }

  /** Frameworks that find something. */
  List<Part> answered() {
    return parts.stream().filter(part -> !part.lines().isEmpty()).toList();
  }

  /** Frameworks that find nothing. */
  List<Part> silent() {
    return parts.stream().filter(part -> part.lines().isEmpty()).toList();
  }

  Knowledge knowledge() {
    return new Knowledge(
        answered().size(),
        parts.size(),
        parts.stream().mapToInt(part -> part.known().size()).sum(),
        parts.stream().mapToInt(part -> part.contested().size()).sum(),
        parts.stream().mapToInt(part -> part.unknown().size()).sum());
  }

  private Part part(Profile.Section section) {
    boolean spanish = reading.visit().words().language() == Language.ES;
    String question =
        spanish ? section.query().about().pregunta() : section.query().about().question();
    String parameters = "?cluster=" + DataIris.encode(cluster.getURI());
    return new Part(
        reading.name(section.framework()),
        question,
        reading.visit().links().to("/query/" + section.query().name() + parameters),
        lines(section.in(Profile.KNOWN)),
        lines(section.in(Profile.CONTESTED)),
        section.in(Profile.UNKNOWN).stream()
            .map(line -> reading.name(line.aspect()))
            .distinct()
            .toList());
  }

  private List<Line> lines(List<Profile.Line> lines) {
    return lines.stream().map(this::line).toList();
  }

  private Line line(Profile.Line line) {
    Optional<Quad> fact = fact(line);
    Node locator = line.locator();
    return new Line(
        reading.name(line.aspect()),
        Optional.ofNullable(line.finding()).map(reading::name),
        locator == null ? "" : SafeText.of(reading.labels().of(locator)),
        line.state().equals(Profile.CONTESTED),
        fact.map(quad -> GraphNames.isInferred(quad.getGraph())).orElse(false),
        fact.map(Quad::asTriple).map(this::why).orElse(""));
  }

  private String why(Triple fact) {
    return reading.why(fact.getSubject(), fact.getPredicate(), fact.getObject());
  }

  /**
   * The statement that a line shows. A line is made for reading: its aspect is a property or a
   * pattern of the cluster, a link or chain of it, or something that a finding is about.
   */
  private Optional<Quad> fact(Profile.Line line) {
    Node aspect = line.aspect();
    Node finding = line.finding();
    if (finding != null && finding.isURI()) {
      Optional<Quad> fact =
          first(cluster, finding, aspect)
              .or(() -> first(cluster, aspect, finding))
              .or(() -> first(aspect, Node.ANY, finding));
      if (fact.isPresent()) {
        return fact;
      }
    } else if (finding != null) {
      Optional<Quad> fact = first(cluster, aspect, finding);
      if (fact.isPresent()) {
        return fact;
      }
    }
    return finding(aspect).flatMap(about -> first(about, FINDING_STATE, line.state()));
  }

  private Optional<Node> finding(Node aspect) {
    DatasetGraph data = reading.data();
    try (Stream<Quad> about = Iter.asStream(data.find(Node.ANY, Node.ANY, FINDING_FOR, aspect))) {
      return about
          .map(Quad::getSubject)
          .filter(found -> data.contains(Node.ANY, found, FINDING_ON, cluster))
          .findFirst();
    }
  }

  private Optional<Quad> first(Node subject, Node property, Node object) {
    if (!subject.isURI() || !(property.isURI() || property.equals(Node.ANY))) {
      return Optional.empty();
    }
    return Iter.findFirst(reading.data().find(Node.ANY, subject, property, object), any -> true);
  }
}
