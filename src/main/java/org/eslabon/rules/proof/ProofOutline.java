package org.eslabon.rules.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.proof.Outline.About;
import org.eslabon.rules.proof.Outline.Kind;
import org.eslabon.rules.trace.Evidence;

/** Makes an outline of a proof, in the order and the words of {@link ProofText}. */
public final class ProofOutline {

  private final ProofWords words;
  private final Proof proof;
  private final Map<Triple, Integer> numbers;

  private ProofOutline(ProofWords words, Proof proof, Map<Triple, Integer> numbers) {
    this.words = words;
    this.proof = proof;
    this.numbers = numbers;
  }

  /**
   * The outline of a proof.
   *
   * @throws IllegalArgumentException when the conclusion does not hold, so that there is none
   */
  public static Outline of(Proof proof, ProofWords words) {
    return within(proof, words, new HashMap<>());
  }

  /** The same inside another outline, which has given some numbers already. */
  public static Outline within(Proof proof, ProofWords words, Map<Triple, Integer> numbers) {
    return new ProofOutline(words, proof, numbers).statement(proof.conclusion());
  }

  private Outline statement(Triple statement) {
    Ground ground = proof.groundOf(statement);
    String sentence = words.statement(statement, proof);
    if (ground instanceof Ground.Asserted asserted) {
      About about = new About.Statement(statement, asserted.assertions());
      return new Outline(Kind.ASSERTED, sentence, 0, about, List.of());
    }
    About about = new About.Statement(statement, List.of());
    if (ground instanceof Ground.Derived derived) {
      Integer seen = numbers.get(statement);
      if (seen != null) {
        return new Outline(Kind.SEEN, sentence, seen, about, List.of());
      }
      int number = numbers.size() + 1;
      numbers.put(statement, number);
      return new Outline(Kind.DERIVED, sentence, number, about, ways(statement, derived));
    }
    if (ground instanceof Ground.Outdated outdated) {
      List<Outline> rules =
          outdated.rules().stream().map(rule -> Outline.of(Kind.NOTE, rule)).toList();
      return new Outline(Kind.OUTDATED, sentence, 0, about, rules);
    }
    return new Outline(Kind.UNEXPLORED, sentence, 0, about, List.of());
  }

  private List<Outline> ways(Triple statement, Ground.Derived ground) {
    List<Outline> ways = new ArrayList<>();
    for (Derivation derivation : ground.derivations()) {
      // the first conclusion is the sentence above it
      String text = ways.isEmpty() ? "" : words.conclusion(statement, derivation);
      List<Outline> evidence = derivation.evidence().stream().flatMap(this::evidence).toList();
      ways.add(new Outline(Kind.WAY, text, 0, new About.ByRule(derivation.rule()), evidence));
    }
    if (ground.isCut()) {
      ways.add(
          Outline.of(
              Kind.NOTE,
              words.say("there are more ways, not shown", "hay más vías, no se muestran")));
    }
    if (ground.leadingBack() > 0) {
      ways.add(
          Outline.of(
              Kind.NOTE,
              words.say(
                      "ways that lead back to what they explain: ",
                      "vías que vuelven a lo que explican: ")
                  + ground.leadingBack()));
    }
    return ways;
  }

  private Stream<Outline> evidence(Evidence evidence) {
    if (evidence instanceof Evidence.Fact fact) {
      return Stream.of(statement(fact.statement()));
    }
    if (evidence instanceof Evidence.Way way) {
      List<Outline> steps = way.steps().stream().map(this::statement).toList();
      return Stream.of(Outline.of(Kind.STEPS, words.way(way), steps));
    }
    if (evidence instanceof Evidence.Absence absence) {
      return Stream.of(Outline.of(Kind.ABSENT, words.absence(absence)));
    }
    if (evidence instanceof Evidence.Condition condition) {
      return Stream.of(Outline.of(Kind.CONDITION, condition.filled()));
    }
    if (evidence instanceof Evidence.Assignment assignment) {
      return assignment.value().isLiteral()
          ? Stream.of(Outline.of(Kind.VALUE, words.assignment(assignment)))
          : Stream.empty();
    }
    if (evidence instanceof Evidence.Group group) {
      return Stream.of(group(group));
    }
    if (evidence instanceof Evidence.Branch branch) {
      return Stream.of(Outline.of(Kind.STEPS, words.branch(branch), evidence(branch.evidence())));
    }
    return evidence(((Evidence.Found) evidence).evidence()).stream();
  }

  private List<Outline> evidence(List<Evidence> evidence) {
    return evidence.stream().flatMap(this::evidence).toList();
  }

  private Outline group(Evidence.Group group) {
    List<Outline> rows = new ArrayList<>();
    for (List<Evidence> member : group.members()) {
      String name = words.say("row ", "fila ") + (rows.size() + 1);
      rows.add(Outline.of(Kind.ROW, name, evidence(member)));
    }
    int hidden = group.size() - group.members().size();
    if (hidden > 0) {
      rows.add(Outline.of(Kind.NOTE, words.say("and more rows: ", "y más filas: ") + hidden));
    }
    return Outline.of(Kind.GROUP, words.group(group), rows);
  }
}
