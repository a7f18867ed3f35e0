package org.eslabon.rules.whynot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.proof.Assertion;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Outline;
import org.eslabon.rules.proof.Outline.About;
import org.eslabon.rules.proof.Outline.Kind;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofOrder;
import org.eslabon.rules.proof.ProofOutline;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.trace.Evidence;

/** Makes an outline of a why-not, in the order and the words of {@link WhyNotText}. */
public final class WhyNotOutline {

  private final ProofWords proofWords;
  private final WhyNotWords words;
  private final WhyNot whyNot;
  private final Proof facts;
  private final Map<Triple, Integer> numbers = new HashMap<>();

  private WhyNotOutline(WhyNot whyNot, ProofWords words) {
    this.proofWords = words;
    this.words = new WhyNotWords(words);
    this.whyNot = whyNot;
    this.facts = new Proof(whyNot.conclusion(), whyNot.grounds());
  }

  /** The changes that would make it so, then how near the rules come. */
  public static List<Outline> of(WhyNot whyNot, ProofWords words) {
    WhyNotOutline outline = new WhyNotOutline(whyNot, words);
    List<Outline> all = new ArrayList<>(outline.remedies());
    if (whyNot.untried() > 0) {
      all.add(Outline.of(Kind.NOTE, outline.words.untried(whyNot)));
    }
    if (!whyNot.holds()) {
      String sentence = outline.words.pattern(whyNot.conclusion());
      all.add(outline.goal(whyNot.conclusion(), Kind.NOT_SO, sentence));
    }
    return all;
  }

  private List<Outline> remedies() {
    return whyNot.remedies().stream()
        .map(remedy -> Outline.of(Kind.REMEDY, words.remedy(remedy, whyNot)))
        .toList();
  }

  private Outline goal(Triple goal, Kind kind, String sentence) {
    About about = new About.Statement(goal, List.of());
    Integer seen = numbers.get(goal);
    if (seen != null) {
      return new Outline(kind, sentence, seen, about, List.of());
    }
    WhyNot.Goal looked = whyNot.goal(goal).orElse(null);
    if (looked == null) {
      return new Outline(kind, sentence, 0, about, List.of());
    }
    int number = numbers.size() + 1;
    numbers.put(goal, number);
    List<Outline> near = new ArrayList<>();
    for (NearMiss miss : looked.misses()) {
      String due =
          miss.isDue()
              ? words.say(
                  "would conclude it: run the rules again",
                  "lo concluiría: vuelva a aplicar las reglas")
              : "";
      near.add(new Outline(Kind.NEAR, due, 0, new About.ByRule(miss.rule()), conditions(miss)));
    }
    if (looked.isCut()) {
      near.add(Outline.of(Kind.NOTE, words.say("not explored further", "no se explora más")));
    } else if (looked.misses().isEmpty()) {
      near.add(Outline.of(Kind.NOTE, words.say("no rule comes near", "ninguna regla se acerca")));
    }
    if (looked.further() > 0) {
      near.add(
          Outline.of(
              Kind.NOTE,
              words.say("other ways, further away: ", "otras vías, más lejanas: ")
                  + looked.further()));
    }
    return new Outline(kind, sentence, number, about, near);
  }

  private List<Outline> conditions(NearMiss miss) {
    Stream<Outline> met = miss.met().flatMap(this::holds);
    Stream<Outline> unmet = miss.requirements().stream().flatMap(this::unmet);
    return Stream.concat(met, unmet).toList();
  }

  private Stream<Outline> holds(Evidence evidence) {
    if (evidence instanceof Evidence.Fact fact) {
      return isTheory(fact.statement()) ? Stream.empty() : Stream.of(fact(fact.statement()));
    }
    if (evidence instanceof Evidence.Branch branch) {
      return branch.evidence().stream().flatMap(this::holds);
    }
    if (evidence instanceof Evidence.Found found) {
      return found.evidence().stream().flatMap(this::holds);
    }
    if (evidence instanceof Evidence.Assignment assignment && !assignment.value().isLiteral()) {
      return Stream.empty();
    }
    return Stream.of(Outline.of(Kind.HOLDS, sentence(evidence)));
  }

  private String sentence(Evidence evidence) {
    if (evidence instanceof Evidence.Way way) {
      return proofWords.way(way);
    }
    if (evidence instanceof Evidence.Absence absence) {
      return proofWords.absence(absence);
    }
    if (evidence instanceof Evidence.Condition condition) {
      return condition.filled();
    }
    if (evidence instanceof Evidence.Assignment assignment) {
      return proofWords.assignment(assignment);
    }
    return proofWords.group((Evidence.Group) evidence);
  }

  private Outline fact(Triple fact) {
    List<Assertion> assertions =
        facts.grounds().get(fact) instanceof Ground.Asserted asserted
            ? asserted.assertions()
            : List.of();
    About about = new About.Statement(fact, assertions);
    return new Outline(Kind.HOLDS, proofWords.statement(fact, facts), 0, about, List.of());
  }

  /** What the theory says goes without saying; its numbers stand in the conditions. */
  private boolean isTheory(Triple fact) {
    return facts.groundOf(fact) instanceof Ground.Asserted asserted
        && asserted.assertions().stream().allMatch(Assertion::isTheory);
  }

  private Stream<Outline> unmet(Requirement requirement) {
    if (requirement instanceof Requirement.Missing missing) {
      return Stream.of(missing(missing));
    }
    if (requirement instanceof Requirement.Blocked blocked) {
      return blocked.inTheWay().stream()
          .flatMap(List::stream)
          .flatMap(Evidence::premises)
          .distinct()
          .map(this::inTheWay);
    }
    if (requirement instanceof Requirement.Untrue untrue) {
      return Stream.of(Outline.of(Kind.FAILS, words.untrue(untrue.condition())));
    }
    if (requirement instanceof Requirement.Untested untested && !untested.isNegation()) {
      return Stream.of(Outline.of(Kind.FAILS, words.untested(untested.condition())));
    }
    if (requirement instanceof Requirement.NoRows none) {
      return Stream.of(Outline.of(Kind.FAILS, words.noRows(none.wanted())));
    }
    return Stream.empty();
  }

  private Outline missing(Requirement.Missing missing) {
    String sentence = words.missing(missing, facts);
    if (missing.patterns().size() == 1 && missing.patterns().get(0).isTriple()) {
      return goal(WhyNot.general(missing.patterns().get(0).asTriple()), Kind.FAILS, sentence);
    }
    List<Outline> parts =
        missing.patterns().stream()
            .filter(pattern -> pattern.isTriple())
            .map(pattern -> WhyNot.general(pattern.asTriple()))
            .filter(goal -> whyNot.goal(goal).isPresent())
            .distinct()
            .map(goal -> goal(goal, Kind.NOT_SO, words.pattern(goal)))
            .toList();
    return Outline.of(Kind.FAILS, sentence, parts);
  }

  /** What is in the way, with its proof below it. */
  private Outline inTheWay(Triple fact) {
    Proof proof = new Proof(fact, new ProofOrder(facts.grounds(), 1).from(fact));
    String lead = words.say("in the way: ", "lo impide: ");
    Outline reason = ProofOutline.within(proof, proofWords, numbers);
    return new Outline(
        Kind.FAILS, lead + reason.text(), reason.number(), reason.about(), reason.parts());
  }
}
