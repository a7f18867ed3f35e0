package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.trace.Evidence;

/** Says the parts of a why-not as phrases of one language. */
final class WhyNotWords {

  /** The name that the algebra gives to an aggregate. */
  private static final Pattern AGGREGATE = Pattern.compile("\\?\\.\\d+");

  private final ProofWords words;

  WhyNotWords(ProofWords words) {
    this.words = words;
  }

  /** That there was no time to try out some changes. */
  String untried(WhyNot whyNot) {
    return say(
            "changes that there was no time to try out: ", "cambios que no hubo tiempo de probar: ")
        + whyNot.untried();
  }

  /** The one that fits the language. */
  String say(String english, String spanish) {
    return words.say(english, spanish);
  }

  /** A statement, or the beginning of one where any value would do. */
  String pattern(Triple pattern) {
    Node subject = pattern.getSubject();
    Node object = pattern.getObject();
    if (subject.isConcrete() && object.isConcrete()) {
      return words.plain(pattern);
    }
    String property = words.label(pattern.getPredicate());
    if (subject.isConcrete()) {
      return words.label(subject) + ": " + property + say(" (of any value)", " (cualquier valor)");
    }
    return say("anything with ", "algo con ")
        + property
        + (object.isConcrete() ? " = " + words.label(object) : "");
  }

  /** What is missing, and what is there instead. */
  String missing(Requirement.Missing missing, Proof facts) {
    if (missing.patterns().size() > 1 || !missing.patterns().get(0).isTriple()) {
      return label(missing) + words.wanted(missing.patterns());
    }
    Triple wanted = missing.patterns().get(0).asTriple();
    if (missing.recorded().isEmpty() || !wanted.getObject().isConcrete()) {
      return label(missing) + pattern(wanted) + place(missing);
    }
    if (missing.cell().isEmpty()) {
      return label(missing)
          + pattern(wanted)
          + say("; there is ", "; hay ")
          + missing.recorded().stream()
              .map(fact -> words.label(fact.getObject()))
              .collect(Collectors.joining(", "));
    }
    String others =
        missing.recorded().stream()
            .map(fact -> words.label(fact.getObject()) + origin(fact, facts))
            .collect(Collectors.joining(say(" and ", " y ")));
    return say("differs: ", "difiere: ")
        + words.label(wanted.getSubject())
        + ": "
        + words.label(wanted.getPredicate())
        + " = "
        + others
        + say(", not ", ", no ")
        + words.label(wanted.getObject());
  }

  private String label(Requirement.Missing missing) {
    return missing.isTheory()
        ? say("not in the theory: ", "no está en la teoría: ")
        : say("missing: ", "falta: ");
  }

  private String place(Requirement.Missing missing) {
    return missing.cell().map(cell -> place(cell, say("empty", "vacía"))).orElse("");
  }

  /** Where a fact would be recorded, in brackets; nothing when nobody knows. */
  String place(Cell cell, String state) {
    List<String> parts = new ArrayList<>();
    cell.file().ifPresent(parts::add);
    cell.row().ifPresent(row -> parts.add(say("line ", "línea ") + row));
    cell.column()
        .ifPresent(
            column ->
                parts.add(
                    say("column ", "columna ") + column + (state.isEmpty() ? "" : " " + state)));
    return parts.isEmpty() ? "" : " [" + String.join(", ", parts) + "]";
  }

  /** Who says a fact, in brackets. */
  String origin(Triple fact, Proof facts) {
    Ground ground = facts.grounds().get(fact);
    if (ground instanceof Ground.Asserted asserted) {
      return " [" + words.origin(asserted) + "]";
    }
    if (ground instanceof Ground.Derived derived && !derived.derivations().isEmpty()) {
      return say(" [by the rule ", " [por la regla ")
          + derived.derivations().get(0).rule().name()
          + "]";
    }
    return "";
  }

  String untrue(Evidence.Condition condition) {
    boolean says =
        !condition.written().equals(condition.filled())
            && !AGGREGATE.matcher(condition.written()).find();
    return say("not true: ", "no es cierto: ")
        + AGGREGATE.matcher(condition.filled()).replaceAll(say("(nothing)", "(nada)"))
        + (says ? " (" + condition.written() + ")" : "");
  }

  String untested(String condition) {
    return say("not tested, a value is missing: ", "sin comprobar, falta un valor: ") + condition;
  }

  String noRows(Evidence.Absence wanted) {
    return say("nothing to count: ", "nada que contar: ") + words.absence(wanted);
  }

  /** One change of a remedy. */
  String change(Triple fact, Remedy remedy) {
    Triple replaced =
        remedy.remove().stream().filter(other -> isSameCell(fact, other)).findFirst().orElse(null);
    return replaced == null
        ? words.plain(fact)
        : words.plain(fact)
            + say(" instead of ", " en lugar de ")
            + words.label(replaced.getObject());
  }

  /** What a change adds and removes, each with its place. */
  String remedy(Remedy remedy, WhyNot whyNot) {
    Stream<String> added =
        remedy.add().stream().map(fact -> change(fact, remedy) + place(fact, whyNot)).sorted();
    Stream<String> removed =
        remedy.remove().stream()
            .filter(fact -> !isReplaced(fact, remedy))
            .map(fact -> say("without ", "sin ") + words.plain(fact) + place(fact, whyNot))
            .sorted();
    return String.join(say(" and ", " y "), Stream.concat(added, removed).toList());
  }

  private String place(Triple fact, WhyNot whyNot) {
    Cell cell = whyNot.cells().get(fact);
    return cell == null ? "" : place(cell, "");
  }

  /** Whether an addition of the remedy takes the place of the fact. */
  static boolean isReplaced(Triple fact, Remedy remedy) {
    return remedy.add().stream().anyMatch(other -> isSameCell(fact, other));
  }

  private static boolean isSameCell(Triple one, Triple other) {
    return one.getSubject().equals(other.getSubject())
        && one.getPredicate().equals(other.getPredicate())
        && !one.getPredicate().equals(RDF.type.asNode());
  }
}
