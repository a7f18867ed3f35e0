package org.eslabon.rules.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Language;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.store.Labels;

/** Says what nobody recorded. */
final class AbsenceWords {

  private final Labels labels;
  private final Language language;

  AbsenceWords(Labels labels, Language language) {
    this.labels = labels;
    this.language = language;
  }

  String sentence(Evidence.Absence absence) {
    StringBuilder text = new StringBuilder();
    text.append(say("no record of ", "no consta ")).append(content(absence, false));
    for (Evidence.Absence other : absence.unless()) {
      text.append(say(", unless there is ", ", salvo que conste ")).append(content(other, false));
    }
    return text.toString();
  }

  /** The same as something that should be there. */
  String wanted(Evidence.Absence absence) {
    return content(absence, true);
  }

  private String content(Evidence.Absence absence, boolean isWanted) {
    Map<Node, List<TriplePath>> bySubject = new LinkedHashMap<>();
    for (TriplePath pattern : absence.patterns()) {
      bySubject.computeIfAbsent(pattern.getSubject(), s -> new ArrayList<>()).add(pattern);
    }
    List<String> parts = new ArrayList<>();
    bySubject.forEach((subject, patterns) -> parts.add(thing(subject, patterns, isWanted)));
    String things = String.join(say(" together with ", " junto con "), parts);
    if (absence.conditions().isEmpty()) {
      return things;
    }
    return things
        + say(" such that ", " tal que ")
        + String.join(say(" and ", " y "), absence.conditions());
  }

  /** One thing with all that the pattern asks of it: a class if known, then its properties. */
  private String thing(Node subject, List<TriplePath> patterns, boolean isWanted) {
    String properties =
        patterns.stream()
            .filter(pattern -> !isClass(pattern))
            .map(this::property)
            .collect(Collectors.joining(", "));
    String kinds =
        patterns.stream()
            .filter(AbsenceWords::isClass)
            .map(pattern -> labels.of(pattern.getObject()))
            .collect(Collectors.joining(", "));
    if (subject.isConcrete()) {
      String name = labels.of(subject);
      if (properties.isEmpty()) {
        return name + say(" being ", " como ") + kinds;
      }
      return properties + say(" of ", " de ") + name + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    }
    String kind =
        isWanted
            ? kinds.isEmpty() ? say("something", "algo") : say("some ", "algún caso de ") + kinds
            : kinds.isEmpty() ? say("anything", "nada") : say("any ", "ningún caso de ") + kinds;
    return properties.isEmpty() ? kind : kind + say(" with ", " con ") + properties;
  }

  private static boolean isClass(TriplePath pattern) {
    return RDF.type.asNode().equals(pattern.getPredicate()) && pattern.getObject().isConcrete();
  }

  private String property(TriplePath pattern) {
    Node predicate = pattern.getPredicate();
    String name =
        predicate == null
            ? shortPath(pattern)
            : predicate.isVariable() ? variable(predicate) : labels.of(predicate);
    Node object = pattern.getObject();
    return object.isConcrete()
        ? name + " = " + labels.of(object)
        : object.isVariable() && isWritten(object) ? name + " (" + variable(object) + ")" : name;
  }

  /** A path with the names of its properties shortened to what comes last in them. */
  private static String shortPath(TriplePath pattern) {
    return pattern.getPath().toString().replaceAll("<[^>]*[/#]([^>/#]+)>", "$1");
  }

  private static boolean isWritten(Node variable) {
    return Character.isLetterOrDigit(variable(variable).charAt(1));
  }

  private static String variable(Node variable) {
    return "?" + variable.getName().replace("/", "");
  }

  private String say(String english, String spanish) {
    return language == Language.ES ? spanish : english;
  }
}
