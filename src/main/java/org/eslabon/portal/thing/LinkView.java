package org.eslabon.portal.thing;

import java.util.List;
import java.util.Optional;
import org.eslabon.model.Esl;
import org.eslabon.portal.map.MapArtist;
import org.eslabon.portal.thing.FactSheet.Value;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.eslabon.portal.visit.Words;

/**
 * The page of a link. Immutable.
 *
 * @param details product, market and the like: what is said beside the ends
 * @param lenses what each of the two says
 * @param types the four types, given or not
 * @param missing the facts that would help to decide
 * @param evidence what else speaks for a type, without deciding
 */
public record LinkView(
    ThingHead head,
    Ref supplier,
    Ref buyer,
    GovernanceView governance,
    List<Detail> details,
    List<Lens> lenses,
    List<TypeRow> types,
    List<Determinant> determinants,
    List<Value> missing,
    List<Evidence> evidence,
    Rest rest)
    implements HasHead {

  /** A property with its values. */
  public record Detail(Ref property, List<Value> values) {

    private static final String COUNTRY = "country";

    /** Those of some properties that have a value, by their local names. */
    public static List<Detail> of(Reading reading, FactReader facts, List<String> properties) {
      return properties.stream()
          .map(name -> of(reading, name, facts.values(Esl.term(name))))
          .filter(detail -> !detail.values().isEmpty())
          .toList();
    }

    private static Detail of(Reading reading, String name, List<Value> values) {
      Words words = reading.visit().words();
      return new Detail(
          reading.term(name),
          name.equals(COUNTRY)
              ? values.stream().map(code -> country(code, words)).toList()
              : values);
    }

    /** A code of two letters is written out. */
    private static Value country(Value code, Words words) {
      String name = MapArtist.country(code.value().label(), words);
      return new Value(new Ref(code.value().node(), name, ""), code.origins(), code.why());
    }
  }

  /**
   * One way of looking at the link.
   *
   * @param key of its name and what it looks at
   * @param says the types it gives; empty when it is silent
   * @param silence why it says nothing, as far as the theory knows, or empty
   */
  public record Lens(String key, List<Value> says, String silence) {}

  /**
   * A type of governance.
   *
   * @param isGiven whether it is concluded
   * @param isClaimed whether a source claims it
   * @param reason the address of why, or of why not
   */
  public record TypeRow(Ref type, boolean isGiven, boolean isClaimed, String reason) {}

  /**
   * A fact that bears on the type.
   *
   * @param stated what the data say
   * @param derived what rules make of other facts
   * @param isAskedFor whether it would help to decide
   * @param whyAsked why it is asked for, or empty
   */
  public record Determinant(
      Ref property, List<Value> stated, List<Value> derived, boolean isAskedFor, String whyAsked) {

    /** Whether nobody knows. */
    public boolean isUnknown() {
      return stated.isEmpty() && derived.isEmpty();
    }
  }

  /** Something that speaks for types without deciding. */
  public record Evidence(Value kind, List<Ref> speaksFor) {}

  /** What pages of other things have as well. */
  public record Rest(
      List<ClaimRow> claims,
      List<EventRow> events,
      Optional<WhatIfForm> form,
      FactSheet facts,
      FactSheet.Incoming incoming) {}
}
