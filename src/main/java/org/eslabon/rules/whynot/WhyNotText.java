package org.eslabon.rules.whynot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleHeader;
import org.eslabon.rules.proof.Assertion;
import org.eslabon.rules.proof.Ground;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofOrder;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.trace.Evidence;

/**
 * Writes a why-not as an indented tree: first the recorded facts that would make it so, then the
 * nearest rules with the conditions that hold and those that fail. What is missing and could itself
 * be concluded is numbered where it is first looked into, and referred to by that number
 * afterwards.
 */
public final class WhyNotText {

  private static final String INDENT = "  ";

  private final ProofWords proofWords;
  private final WhyNotWords words;

  public WhyNotText(ProofWords words) {
    this.proofWords = words;
    this.words = new WhyNotWords(words);
  }

  /** The text, each line ended by a newline. */
  public String write(WhyNot whyNot) {
    Writing writing = new Writing(whyNot);
    writing.all();
    return writing.out.toString();
  }

  private final class Writing {

    private final WhyNot whyNot;
    private final Proof facts;
    private final StringBuilder out = new StringBuilder();
    private final Map<Triple, Integer> numbers = new HashMap<>();
    private final Set<String> cited = new HashSet<>();

    Writing(WhyNot whyNot) {
      this.whyNot = whyNot;
      this.facts = new Proof(whyNot.conclusion(), whyNot.grounds());
    }

    private void line(String indent, String text) {
      out.append(indent).append(text).append('\n');
    }

    void all() {
      String conclusion = words.pattern(whyNot.conclusion());
      if (whyNot.holds()) {
        line(
            "",
            words.say("It is so: ", "Es así: ")
                + conclusion
                + words.say(". `explain` says why.", ". `explain` dice por qué."));
        return;
      }
      remedies();
      goal(whyNot.conclusion(), "", words.say("It is not so: ", "No es así: ") + conclusion);
    }

    private void remedies() {
      if (whyNot.untried() > 0) {
        line("", words.untried(whyNot));
      }
      if (whyNot.remedies().isEmpty()) {
        return;
      }
      line("", words.say("It would be so with", "Sería así con"));
      whyNot.remedies().forEach(remedy -> line(INDENT, "- " + words.remedy(remedy, whyNot)));
    }

    private void goal(Triple goal, String indent, String sentence) {
      Integer number = numbers.get(goal);
      if (number != null) {
        line(indent, sentence + words.say(" (see ", " (véase ") + number + ")");
        return;
      }
      WhyNot.Goal looked = whyNot.goal(goal).orElse(null);
      if (looked == null) {
        line(indent, sentence);
        return;
      }
      numbers.put(goal, numbers.size() + 1);
      line(indent, sentence + " (" + numbers.size() + ")");
      Rule before = null;
      for (NearMiss miss : looked.misses()) {
        if (miss.rule().equals(before)) {
          line(indent + INDENT, words.say("or, for other values:", "o, con otros valores:"));
        } else {
          rule(miss, indent + INDENT);
        }
        conditions(miss, indent + INDENT + INDENT);
        before = miss.rule();
      }
      if (looked.isCut()) {
        line(indent + INDENT, words.say("not explored further", "no se explora más"));
      } else if (looked.misses().isEmpty()) {
        line(indent + INDENT, words.say("no rule comes near", "ninguna regla se acerca"));
      }
      if (looked.further() > 0) {
        line(
            indent + INDENT,
            words.say("other ways, further away: ", "otras vías, más lejanas: ")
                + looked.further());
      }
    }

    private void rule(NearMiss miss, String indent) {
      RuleHeader header = miss.rule().header();
      String source = header.source().isEmpty() ? "" : "; " + header.source();
      line(
          indent,
          words.say("the rule ", "la regla ")
              + miss.rule().name()
              + " ("
              + header.titles().in(proofWords.language())
              + source
              + ") "
              + (miss.isDue()
                  ? words.say(
                      "would conclude it: run the rules again",
                      "lo concluiría: vuelva a aplicar las reglas")
                  : words.say("does not conclude it:", "no lo concluye:")));
    }

    private void conditions(NearMiss miss, String indent) {
      for (Requirement requirement : miss.requirements()) {
        if (requirement instanceof Requirement.Met met) {
          met.evidence().forEach(evidence -> holds(evidence, indent));
        }
      }
      for (Requirement requirement : miss.requirements()) {
        unmet(requirement, indent);
      }
    }

    private void holds(Evidence evidence, String indent) {
      String lead = "- " + words.say("holds: ", "se cumple: ");
      if (evidence instanceof Evidence.Fact fact) {
        if (!isTheory(fact.statement())) {
          line(
              indent,
              lead
                  + proofWords.statement(fact.statement(), facts)
                  + once(words.origin(fact.statement(), facts)));
        }
      } else if (evidence instanceof Evidence.Way way) {
        line(indent, lead + proofWords.way(way));
      } else if (evidence instanceof Evidence.Absence absence) {
        line(indent, lead + proofWords.absence(absence));
      } else if (evidence instanceof Evidence.Condition condition) {
        line(indent, lead + condition.filled());
      } else if (evidence instanceof Evidence.Assignment assignment) {
        if (assignment.value().isLiteral()) {
          line(indent, lead + proofWords.assignment(assignment));
        }
      } else if (evidence instanceof Evidence.Group group) {
        line(indent, lead + proofWords.group(group));
      } else if (evidence instanceof Evidence.Branch branch) {
        branch.evidence().forEach(inner -> holds(inner, indent));
      } else if (evidence instanceof Evidence.Found found) {
        found.evidence().forEach(inner -> holds(inner, indent));
      }
    }

    /** A row that was cited is known to the reader. */
    private String once(String origin) {
      return cited.add(origin) ? origin : "";
    }

    /** What the theory says goes without saying; its numbers stand in the conditions. */
    private boolean isTheory(Triple fact) {
      return facts.groundOf(fact) instanceof Ground.Asserted asserted
          && asserted.assertions().stream().allMatch(Assertion::isTheory);
    }

    private void unmet(Requirement requirement, String indent) {
      if (requirement instanceof Requirement.Missing missing) {
        missing(missing, indent);
      } else if (requirement instanceof Requirement.Blocked blocked) {
        blocked(blocked, indent);
      } else if (requirement instanceof Requirement.Untrue untrue) {
        line(indent, "- " + words.untrue(untrue.condition()));
      } else if (requirement instanceof Requirement.Untested untested) {
        if (!untested.isNegation()) {
          line(indent, "- " + words.untested(untested.condition()));
        }
      } else if (requirement instanceof Requirement.NoRows none) {
        line(indent, "- " + words.noRows(none.wanted()));
      }
    }

    private void missing(Requirement.Missing missing, String indent) {
      String sentence = "- " + words.missing(missing, facts);
      if (missing.patterns().size() == 1 && missing.patterns().get(0).isTriple()) {
        goal(WhyNot.general(missing.patterns().get(0).asTriple()), indent, sentence);
        return;
      }
      line(indent, sentence);
      missing.patterns().stream()
          .filter(pattern -> pattern.isTriple())
          .map(pattern -> WhyNot.general(pattern.asTriple()))
          .filter(goal -> whyNot.goal(goal).isPresent())
          .distinct()
          .forEach(goal -> goal(goal, indent + INDENT, "- " + words.pattern(goal)));
    }

    private void blocked(Requirement.Blocked blocked, String indent) {
      for (List<Evidence> witness : blocked.inTheWay()) {
        witness.stream().flatMap(Evidence::premises).forEach(fact -> inTheWay(fact, indent));
      }
    }

    /** What is in the way, with its proof below it. */
    private void inTheWay(Triple fact, String indent) {
      String lead = "- " + words.say("in the way: ", "lo impide: ");
      Proof proof = new Proof(fact, new ProofOrder(facts.grounds(), 1).from(fact));
      boolean first = true;
      for (String proofLine : new ProofText(proofWords).writeInside(proof).lines().toList()) {
        line(indent, (first ? lead : INDENT) + proofLine);
        first = false;
      }
    }
  }
}
