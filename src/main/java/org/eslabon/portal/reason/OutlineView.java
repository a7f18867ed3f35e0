package org.eslabon.portal.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Bilingual;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Reading;
import org.eslabon.rules.RuleHeader;
import org.eslabon.rules.proof.Assertion;
import org.eslabon.rules.proof.Citation;
import org.eslabon.rules.proof.Outline;
import org.eslabon.rules.proof.Outline.About;
import org.eslabon.rules.proof.Outline.Kind;
import org.eslabon.rules.proof.ProofWords;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a proof or a why-not with what is below it, as a page shows it. Immutable.
 *
 * @param number of what is explained; 0 where there is none
 * @param isReference whether the number is explained elsewhere on the page
 * @param isOpen whether its parts show at once
 */
public record OutlineView(
    Kind kind,
    String text,
    int number,
    boolean isReference,
    boolean isOpen,
    Optional<RuleName> rule,
    List<SourceLine> sources,
    List<OutlineView> parts) {

  /** Below this, parts show when they are asked for. */
  private static final int OPEN_DEPTH = 9;

  /** A rule as a proof names it. */
  public record RuleName(String name, Bilingual title, String source) {}

  /**
   * Who says what is asserted.
   *
   * @param work author, year and lines, or empty
   * @param href page of the work, or empty
   * @param place file and line
   */
  public record SourceLine(String work, String href, String place) {}

  public OutlineView {
    sources = List.copyOf(sources);
    parts = List.copyOf(parts);
  }

  /** The kind as style sheets and keys of words write it. */
  public String css() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a word before the sentence says what it is. */
  public boolean hasWord() {
    return switch (kind) {
      case ABSENT, CONDITION, VALUE, HOLDS, NOT_SO, OUTDATED, UNEXPLORED -> true;
      default -> false;
    };
  }

  /** What others on the page refer to it by; {@code null} leaves the attribute out. */
  public @Nullable String anchor() {
    return number > 0 && !isReference ? "s" + number : null;
  }

  /** Whether it is a rule that comes near. */
  public boolean isNear() {
    return kind == Kind.NEAR;
  }

  /** Whether rules conclude it. */
  public boolean isInferred() {
    return kind == Kind.DERIVED || kind == Kind.SEEN;
  }

  /** Makes views of the outlines of one page. */
  static final class Maker {

    private final ProofWords words;
    private final Reading reading;

    Maker(ProofWords words, Reading reading) {
      this.words = words;
      this.reading = reading;
    }

    List<OutlineView> of(List<Outline> outlines) {
      return outlines.stream().map(outline -> of(outline, 0)).toList();
    }

    private OutlineView of(Outline outline, int depth) {
      List<OutlineView> parts = outline.parts().stream().map(part -> of(part, depth + 1)).toList();
      boolean seen =
          outline.kind() == Kind.SEEN || (outline.number() > 0 && outline.parts().isEmpty());
      return new OutlineView(
          outline.kind(),
          SafeText.of(outline.text()),
          outline.number(),
          seen,
          depth < OPEN_DEPTH,
          outline.about() instanceof About.ByRule by
              ? Optional.of(rule(by.rule().name(), by.rule().header()))
              : Optional.empty(),
          outline.about() instanceof About.Statement statement
              ? statement.assertions().stream()
                  .flatMap(each -> lines(each).stream())
                  .distinct()
                  .toList()
              : List.of(),
          parts);
    }

    private static RuleName rule(String name, RuleHeader header) {
      return new RuleName(
          name,
          new Bilingual(SafeText.of(header.title()), SafeText.of(header.titulo())),
          SafeText.of(header.source()));
    }

    private List<SourceLine> lines(Assertion assertion) {
      String last = assertion.graph().toString().replaceFirst("^.*/", "");
      String file =
          assertion.isTheory()
              ? reading.word("reason.theory", last)
              : assertion.file().orElse(last);
      String place =
          assertion.row().isPresent()
              ? file + ", " + reading.word("thing.row", String.valueOf(assertion.row().getAsLong()))
              : file;
      List<SourceLine> lines = new ArrayList<>();
      for (Citation citation : assertion.citations()) {
        String href =
            citation.source().startsWith(reading.visit().links().base())
                ? reading.visit().links().toThing(NodeFactory.createURI(citation.source()))
                : "";
        lines.add(new SourceLine(SafeText.of(words.citation(citation)), href, SafeText.of(place)));
      }
      return lines.isEmpty() ? List.of(new SourceLine("", "", SafeText.of(place))) : lines;
    }
  }
}
