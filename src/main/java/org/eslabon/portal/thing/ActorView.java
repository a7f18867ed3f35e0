package org.eslabon.portal.thing;

import java.util.List;
import java.util.Optional;
import org.eslabon.portal.visit.Ref;

/**
 * The page of a firm or an institution. Immutable.
 *
 * @param details country, sector, functions and the like
 * @param supplies its links as supplier
 * @param buys its links as buyer
 * @param goesOn whether it has more links than these
 */
public record ActorView(
    ThingHead head,
    List<LinkView.Detail> details,
    List<LinkRow> supplies,
    List<LinkRow> buys,
    boolean goesOn,
    List<HoldingRow> holdings,
    Upgrading upgrading,
    List<ActionRow> actions,
    ChainView.Rest rest,
    Optional<WhatIfForm> form)
    implements HasHead {

  /** A link, seen from one end. */
  public record LinkRow(
      Ref link, Ref partner, Optional<Ref> chain, List<Ref> markets, GovernanceView governance) {
    public LinkRow {
      markets = List.copyOf(markets);
    }
  }

  /**
   * A share in a firm.
   *
   * @param share in percent, or empty
   * @param period since and until, or empty
   * @param majority whether it decides; empty when the share is unknown
   */
  public record HoldingRow(
      Ref holding, Ref owner, Ref owned, String share, String period, Optional<Boolean> majority) {}

  /**
   * What it can expect and what holds it back.
   *
   * @param types the kinds of upgrading, in order
   * @param outlooks by chain
   */
  public record Upgrading(
      List<Ref> types,
      List<OutlookRow> outlooks,
      List<LimitRow> limits,
      List<EscapeRow> escapes,
      List<Prescribed> prescriptions) {

    /** Whether there is anything to show. */
    public boolean isEmpty() {
      return outlooks.isEmpty() && limits.isEmpty() && escapes.isEmpty() && prescriptions.isEmpty();
    }
  }

  /**
   * What is expected in one chain.
   *
   * @param cells one for each kind of upgrading; empty where nothing is expected
   */
  public record OutlookRow(Optional<Ref> chain, List<List<Expected>> cells) {}

  /**
   * An expectation.
   *
   * @param strength how strongly it is said
   * @param under the type of governance that it follows from
   * @param isClaimed whether it rests on a claim
   */
  public record Expected(
      Ref level, Optional<Ref> strength, Optional<Ref> under, boolean isClaimed, String why) {}

  /** Something that limits upgrading. */
  public record LimitRow(
      Ref kind,
      Optional<Ref> upgrading,
      Optional<Ref> chain,
      Optional<Ref> holder,
      Optional<Ref> claim,
      String why) {}

  /** A chain that gives room where another holds back. */
  public record EscapeRow(Ref from, Ref to, Optional<Ref> upgrading, String why) {}

  /**
   * What the sources prescribe for one aim.
   *
   * @param concerns the aim, the chain and the cluster
   */
  public record Prescribed(List<Ref> concerns, List<PrescriptionRow> rows) {
    public Prescribed {
      concerns = List.copyOf(concerns);
      rows = List.copyOf(rows);
    }
  }

  /** One prescription. */
  public record PrescriptionRow(Ref prescription, String why) {}

  /** Something done together with others. */
  public record ActionRow(
      Ref action, String purpose, List<Ref> kinds, String year, Optional<Ref> cluster) {
    public ActionRow {
      kinds = List.copyOf(kinds);
    }
  }
}
