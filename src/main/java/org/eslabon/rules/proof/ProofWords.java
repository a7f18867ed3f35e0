package org.eslabon.rules.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Language;
import org.eslabon.rules.trace.Evidence;
import org.eslabon.store.Labels;

/**
 * Says the parts of a proof as sentences of one language. What a rule concludes reads as the rule's
 * own template has it; everything else is made of labels. Serves one proof, within the transaction
 * the labels are read in.
 */
public final class ProofWords {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final Labels labels;
  private final Language language;
  private final AbsenceWords absences;

  /**
   * @param labels labels in that language
   */
  public ProofWords(Labels labels, Language language) {
    this.labels = labels;
    this.language = language;
    this.absences = new AbsenceWords(labels, language);
  }

  public Language language() {
    return language;
  }

  /** The phrase in the language of the reader. */
  public String say(String english, String spanish) {
    return language == Language.ES ? spanish : english;
  }

  public String label(Node term) {
    return labels.of(term);
  }

  /** A statement of a proof: by the template of the rule that gives it, else from labels. */
  public String statement(Triple statement, Proof proof) {
    if (proof.groundOf(statement) instanceof Ground.Derived derived
        && !derived.derivations().isEmpty()) {
      return conclusion(statement, derived.derivations().get(0));
    }
    return plain(statement);
  }

  /** What one derivation concludes, in the words of its rule. */
  String conclusion(Triple statement, Derivation derivation) {
    String template = say(derivation.rule().header().says(), derivation.rule().header().dice());
    return template.isBlank() ? plain(statement) : fill(template, derivation.values());
  }

  private String fill(String template, Map<String, Node> values) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (placeholder.find()) {
      Node value = values.get(placeholder.group(1));
      String text = value == null ? say("(unknown)", "(desconocido)") : labels.of(value);
      placeholder.appendReplacement(filled, Matcher.quoteReplacement(text));
    }
    return withoutFullStop(placeholder.appendTail(filled).toString());
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** A statement from labels: thing, property, value. */
  public String plain(Triple statement) {
    String subject = labels.of(statement.getSubject());
    String object = labels.of(statement.getObject());
    return statement.getPredicate().equals(RDF.type.asNode())
        ? subject + say(" is: ", " es: ") + object
        : subject + ": " + labels.of(statement.getPredicate()) + " = " + object;
  }

  public String absence(Evidence.Absence absence) {
    return absences.sentence(absence);
  }

  /** What a pattern asks for, as a thing that is wanted. */
  public String wanted(List<TriplePath> patterns) {
    return absences.wanted(new Evidence.Absence(patterns, List.of(), List.of()));
  }

  String condition(Evidence.Condition condition) {
    return say("it is true that ", "se cumple que ") + condition.filled();
  }

  public String assignment(Evidence.Assignment assignment) {
    return assignment.variable()
        + " = "
        + labels.of(assignment.value())
        + say(", worked out as ", ", calculado como ")
        + assignment.filled();
  }

  public String group(Evidence.Group group) {
    String totals =
        group.totals().stream()
            .map(total -> total.function() + " = " + labels.of(total.value()))
            .collect(Collectors.joining(", "));
    String rows =
        group.size() == 1
            ? say("over 1 row", "sobre 1 fila")
            : say("over " + group.size() + " rows", "sobre " + group.size() + " filas");
    return totals.isEmpty() ? rows : totals + " " + rows;
  }

  public String way(Evidence.Way way) {
    String steps =
        way.steps().size() == 1
            ? say("1 step", "1 paso")
            : way.steps().size() + say(" steps", " pasos");
    return labels.of(way.pattern().getSubject())
        + say(" leads to ", " lleva a ")
        + labels.of(way.pattern().getObject())
        + say(" in ", " en ")
        + steps;
  }

  String branch(Evidence.Branch branch) {
    return say("alternative ", "alternativa ")
        + branch.number()
        + say(" of ", " de ")
        + branch.of();
  }

  /** Where a statement stands, with row and passage; several places are separated by semicolons. */
  public String origin(Ground.Asserted ground) {
    return ground.assertions().stream()
        .map(this::origin)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String origin(Assertion assertion) {
    List<String> parts = new ArrayList<>();
    assertion.citations().forEach(citation -> parts.add(citation(citation)));
    if (assertion.isTheory()) {
      parts.add(say("theory", "teoría") + " " + lastPart(assertion.graph()));
    } else {
      parts.add(assertion.file().orElseGet(() -> labels.of(assertion.graph())));
    }
    assertion.row().ifPresent(row -> parts.add(say("line ", "línea ") + row));
    return String.join(", ", parts);
  }

  private static String lastPart(Node graph) {
    return graph.toString().replaceFirst("^.*/", "");
  }

  /** A work and its passages. */
  public String citation(Citation citation) {
    String author =
        citation.authors().isEmpty() ? "" : String.join(say(" and ", " y "), citation.authors());
    String work = author.isEmpty() ? citation.title() : author;
    if (work.isEmpty()) {
      work = lastPartOf(citation.source());
    }
    String dated = citation.year().isEmpty() ? work : work + " " + citation.year();
    String passages = String.join(", ", citation.locators());
    if (dated.isBlank()) {
      return passages;
    }
    return passages.isEmpty() ? dated : dated + say(" in ", " en ") + passages;
  }

  private static String lastPartOf(String source) {
    return source.startsWith("http") ? source.replaceFirst("^.*[/#]", "") : source;
  }
}
