package org.eslabon.answer;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;
import org.eslabon.query.Profile;
import org.eslabon.query.Profile.Line;
import org.eslabon.query.Profile.Section;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;

/** The words of a profile, which every format for people shares. */
public record ProfileWords(Labels labels, Language language) {

  public String in(String english, String spanish) {
    return language == Language.ES ? spanish : english;
  }

  /** Names of the columns of a section. */
  public List<String> columns() {
    return List.of(in("aspect", "aspecto"), in("finding", "hallazgo"), in("lines", "líneas"));
  }

  /** What a line says, in the order of {@link #columns}; a contested finding says that it is. */
  public List<String> cells(Line line) {
    String finding = text(line.finding());
    String said =
        line.state().equals(Profile.CONTESTED) ? labels.of(line.state()) + ": " + finding : finding;
    return List.of(labels.of(line.aspect()), said, text(line.locator()));
  }

  /** The aspects of a section that nobody knows, in one sentence; empty when there are none. */
  public String unknown(Section section) {
    List<Line> unknown = section.in(Profile.UNKNOWN);
    return unknown.isEmpty()
        ? ""
        : labels.of(Profile.UNKNOWN)
            + ": "
            + unknown.stream()
                .map(line -> labels.of(line.aspect()))
                .distinct()
                .collect(Collectors.joining(", "));
  }

  /** The question that the framework answers. */
  public String question(Section section) {
    String spanish = section.query().about().pregunta();
    return language == Language.ES && !spanish.isEmpty()
        ? spanish
        : section.query().about().question();
  }

  /** How much of the frameworks is known. */
  public String summary(Profile profile) {
    long speaking = profile.sections().stream().filter(Section::saysSomething).count();
    return in("frameworks with an answer", "marcos con alguna respuesta")
        + ": "
        + speaking
        + "/"
        + profile.sections().size()
        + "; "
        + count(profile, Profile.KNOWN)
        + ", "
        + count(profile, Profile.CONTESTED)
        + ", "
        + count(profile, Profile.UNKNOWN);
  }

  public String silentHeading() {
    return in("No source answers", "Ninguna fuente responde");
  }

  private String count(Profile profile, Node state) {
    int lines = profile.sections().stream().mapToInt(section -> section.in(state).size()).sum();
    return labels.of(state) + " " + lines;
  }

  private String text(@Nullable Node node) {
    return node == null ? "" : labels.of(node);
  }
}
