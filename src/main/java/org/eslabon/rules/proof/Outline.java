package org.eslabon.rules.proof;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.eslabon.rules.Rule;

/**
 * A proof or a why-not as people read it: sentences below sentences. What is concluded stands in
 * full once; where it is met again, its number says where. Immutable.
 *
 * @param kind what the sentence is
 * @param text the sentence in the language of the reader, without a full stop; of a way by a rule,
 *     what it concludes where that needs saying
 * @param number of what is explained, from 1; 0 where there is nothing to refer to
 * @param about what the sentence speaks of
 * @param parts what it rests on, or what stands in its way
 */
public record Outline(Kind kind, String text, int number, About about, List<Outline> parts) {

  /** What a sentence is. */
  public enum Kind {
    /** Data or theory say it. */
    ASSERTED,
    /** Rules conclude it; its parts are the ways. */
    DERIVED,
    /** It is explained elsewhere, at its number. */
    SEEN,
    /** It holds, and is not explained further. */
    UNEXPLORED,
    /** Rules concluded it earlier and no longer do. */
    OUTDATED,
    /** One way in which a rule comes to a conclusion; its parts are the evidence. */
    WAY,
    /** Nobody recorded it. */
    ABSENT,
    /** A condition that is true. */
    CONDITION,
    /** A value that was worked out. */
    VALUE,
    /** An aggregate; its parts are the rows. */
    GROUP,
    /** One row of an aggregate. */
    ROW,
    /** A path or an alternative; its parts are the steps. */
    STEPS,
    /** Something to know about what was left out. */
    NOTE,
    /** It is not so; its parts are the rules that come near. */
    NOT_SO,
    /** A rule that comes near a conclusion; its parts are its conditions. */
    NEAR,
    /** A condition of a rule that holds. */
    HOLDS,
    /** A condition of a rule that fails. */
    FAILS,
    /** A change of what is recorded that would make it so. */
    REMEDY
  }

  /** What a sentence speaks of. */
  public sealed interface About {

    /** Nothing that has a name. */
    About NOTHING = new Nothing();

    /** Nothing that has a name. */
    record Nothing() implements About {}

    /**
     * A statement.
     *
     * @param assertions who says it, where it is asserted
     */
    record Statement(Triple triple, List<Assertion> assertions) implements About {
      public Statement {
        assertions = List.copyOf(assertions);
      }
    }

    /** A rule. */
    record ByRule(Rule rule) implements About {}
  }

  public Outline {
    parts = List.copyOf(parts);
  }

  public static Outline of(Kind kind, String text, List<Outline> parts) {
    return new Outline(kind, text, 0, About.NOTHING, parts);
  }

  public static Outline of(Kind kind, String text) {
    return of(kind, text, List.of());
  }
}
