package org.eslabon.rules.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.RuleHeader;
import org.eslabon.rules.trace.Evidence;

/**
 * Writes a proof as an indented tree of sentences. What rules conclude is numbered where it is
 * first explained, and referred to by that number afterwards.
 */
public final class ProofText {

  private static final String INDENT = "  ";

  private final ProofWords words;
  private final Optional<SourceTexts> texts;

  public ProofText(ProofWords words) {
    this(words, Optional.empty());
  }

  /**
   * @param texts documents to quote under the facts that cite them
   */
  public ProofText(ProofWords words, Optional<SourceTexts> texts) {
    this.words = words;
    this.texts = texts;
  }

  /** The text, each line ended by a newline. */
  public String write(Proof proof) {
    if (proof.isEmpty()) {
      return words.say("This does not hold: ", "Esto no se cumple: ")
          + words.plain(proof.conclusion())
          + "\n";
    }
    Writing writing = new Writing(proof, String::valueOf);
    writing.statement(proof.conclusion(), "", "");
    return writing.out.toString();
  }

  /** The same as a part of another text: statements are lettered, so as not to mix with numbers. */
  public String writeInside(Proof proof) {
    Writing writing = new Writing(proof, number -> Character.toString('a' + (number - 1) % 26));
    writing.statement(proof.conclusion(), "", "");
    return writing.out.toString();
  }

  private final class Writing {

    private final Proof proof;
    private final StringBuilder out = new StringBuilder();
    private final Map<Triple, Integer> numbers = new HashMap<>();

    private final IntFunction<String> mark;

    Writing(Proof proof, IntFunction<String> mark) {
      this.proof = proof;
      this.mark = mark;
    }

    private void line(String indent, String text) {
      out.append(indent).append(text).append('\n');
    }

    private void statement(Triple statement, String indent, String lead) {
      Ground ground = proof.groundOf(statement);
      String sentence = lead + words.statement(statement, proof);
      if (ground instanceof Ground.Asserted asserted) {
        line(indent, sentence);
        line(indent + INDENT, "[" + words.origin(asserted) + "]");
        quote(asserted, indent + INDENT);
      } else if (ground instanceof Ground.Derived derived) {
        Integer number = numbers.get(statement);
        if (number != null) {
          line(indent, sentence + words.say(" (see ", " (véase ") + mark.apply(number) + ")");
        } else {
          numbers.put(statement, numbers.size() + 1);
          line(indent, sentence + " (" + mark.apply(numbers.size()) + ")");
          derived(statement, derived, indent + INDENT);
        }
      } else if (ground instanceof Ground.Outdated outdated) {
        line(indent, sentence);
        line(
            indent + INDENT,
            words.say(
                    "[concluded earlier, no longer follows; run the rules again: ",
                    "[concluido antes, ya no se sigue; vuelva a aplicar las reglas: ")
                + String.join(", ", outdated.rules())
                + "]");
      } else {
        line(indent, sentence + words.say(" (not explored further)", " (no se explora más)"));
      }
    }

    private void derived(Triple statement, Ground.Derived ground, String indent) {
      List<Derivation> derivations = ground.derivations();
      for (int i = 0; i < derivations.size(); i++) {
        Derivation derivation = derivations.get(i);
        String way =
            derivations.size() == 1
                ? ""
                : words.say("Way ", "Vía ")
                    + (i + 1)
                    + words.say(" of ", " de ")
                    + derivations.size()
                    + ": ";
        if (i > 0) {
          way += words.conclusion(statement, derivation) + ". ";
        }
        line(indent, way + rule(derivation));
        derivation.evidence().forEach(evidence -> evidence(evidence, indent + INDENT));
      }
      if (ground.isCut()) {
        line(indent, words.say("There are more ways, not shown.", "Hay más vías, no se muestran."));
      }
      if (ground.leadingBack() > 0) {
        line(
            indent,
            words.say(
                    "Ways that lead back to what they explain: ",
                    "Vías que vuelven a lo que explican: ")
                + ground.leadingBack());
      }
    }

    private String rule(Derivation derivation) {
      RuleHeader header = derivation.rule().header();
      String source = header.source().isEmpty() ? "" : "; " + header.source();
      return words.say("by the rule ", "por la regla ")
          + derivation.rule().name()
          + " ("
          + header.titles().in(words.language())
          + source
          + ")"
          + words.say(", because:", ", porque:");
    }

    private void evidence(Evidence evidence, String indent) {
      if (evidence instanceof Evidence.Fact fact) {
        statement(fact.statement(), indent, "- ");
      } else if (evidence instanceof Evidence.Way way) {
        line(indent, "- " + words.way(way));
        way.steps().forEach(step -> statement(step, indent + INDENT, "- "));
      } else if (evidence instanceof Evidence.Absence absence) {
        line(indent, "- " + words.absence(absence));
      } else if (evidence instanceof Evidence.Condition condition) {
        line(indent, "- " + words.condition(condition));
      } else if (evidence instanceof Evidence.Assignment assignment) {
        if (assignment.value().isLiteral()) {
          line(indent, "- " + words.assignment(assignment));
        }
      } else if (evidence instanceof Evidence.Group group) {
        group(group, indent);
      } else if (evidence instanceof Evidence.Branch branch) {
        line(indent, "- " + words.branch(branch));
        branch.evidence().forEach(inner -> evidence(inner, indent + INDENT));
      } else if (evidence instanceof Evidence.Found found) {
        found.evidence().forEach(inner -> evidence(inner, indent));
      }
    }

    private void group(Evidence.Group group, String indent) {
      line(indent, "- " + words.group(group));
      for (int i = 0; i < group.members().size(); i++) {
        line(indent + INDENT, words.say("row ", "fila ") + (i + 1));
        group.members().get(i).forEach(inner -> evidence(inner, indent + INDENT + INDENT));
      }
      int hidden = group.size() - group.members().size();
      if (hidden > 0) {
        line(indent + INDENT, words.say("and more rows: ", "y más filas: ") + hidden);
      }
    }

    private void quote(Ground.Asserted ground, String indent) {
      texts.ifPresent(
          documents ->
              ground.assertions().stream()
                  .flatMap(assertion -> assertion.citations().stream())
                  .flatMap(citation -> citation.locators().stream())
                  .distinct()
                  .forEach(
                      locator ->
                          documents
                              .quote(locator)
                              .ifPresent(text -> line(indent, locator + " “" + text + "”"))));
    }
  }
}
