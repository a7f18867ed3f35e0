package org.eslabon.portal.thing;

import java.util.List;
import org.eslabon.portal.visit.Ref;

/**
 * The page of a chain. Immutable.
 *
 * @param details product, market, cluster and what its links come to
 * @param stages in order, as a source names them
 * @param goesOn whether it has more links than these
 * @param diagram empty chains have one of no size
 * @param hasValues whether lines are wide by value
 */
public record ChainView(
    ThingHead head,
    List<LinkView.Detail> details,
    List<Ref> stages,
    List<Actor> actors,
    List<Link> links,
    boolean goesOn,
    ChainDiagram diagram,
    boolean hasValues,
    Rest rest)
    implements HasHead {

  /** What pages of other things have as well. */
  public record Rest(
      List<ClaimRow> claims, List<EventRow> events, FactSheet facts, FactSheet.Incoming incoming) {}

  /**
   * Who takes part.
   *
   * @param isRole whether it stands for a role rather than for one firm
   * @param functions what it does
   * @param standing where it stands, such as lead firm; empty when nobody knows
   */
  public record Actor(Ref name, boolean isRole, List<Ref> functions, String standing) {

    /** The functions as one text. */
    public String functionText() {
      return String.join(", ", functions.stream().map(Ref::label).toList());
    }
  }

  /**
   * One link of the chain.
   *
   * @param governance how it is governed and how sure that is
   * @param products as one text; empty when unknown
   * @param value as it is shown, with the currency; empty when unknown
   * @param weight of its lines, in pixels
   * @param letters who sets what
   */
  public record Link(
      Ref name,
      Ref supplier,
      Ref buyer,
      GovernanceView governance,
      String products,
      String value,
      int weight,
      List<Letter> letters) {

    /** Letters of one side, in order. */
    public List<Letter> at(Side side) {
      return letters.stream().filter(letter -> letter.side() == side).toList();
    }
  }

  /** Who sets something. */
  public enum Side {
    SUPPLIER,
    BOTH,
    BUYER
  }

  /**
   * A letter that says who sets what.
   *
   * @param mark the letter
   * @param what it stands for, with who sets it
   */
  public record Letter(Side side, String mark, String what) {}

  public ChainView {
    details = List.copyOf(details);
    stages = List.copyOf(stages);
    actors = List.copyOf(actors);
    links = List.copyOf(links);
  }
}
