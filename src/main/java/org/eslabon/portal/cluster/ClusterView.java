package org.eslabon.portal.cluster;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.portal.map.MapPicture;
import org.eslabon.portal.thing.ActorView;
import org.eslabon.portal.thing.ClaimRow;
import org.eslabon.portal.thing.EventRow;
import org.eslabon.portal.thing.GovernanceView;
import org.eslabon.portal.thing.HasHead;
import org.eslabon.portal.thing.LinkView;
import org.eslabon.portal.thing.ThingHead;
import org.eslabon.portal.visit.Ref;

/**
 * The page of a cluster. Immutable.
 *
 * @param details what the data say of it in few words
 * @param map where it lies
 * @param knowledge how much is known of it
 * @param links of its chains
 * @param upgrading what it can expect, without prescriptions
 * @param prescriptions by ground
 * @param gaps what sources call lacking or weak
 * @param answered frameworks that find something
 * @param silent frameworks that find nothing
 * @param general address of the page with every single fact
 */
public record ClusterView(
    ThingHead head,
    List<LinkView.Detail> details,
    Optional<MapPicture> map,
    Knowledge knowledge,
    List<Chain> links,
    ActorView.Upgrading upgrading,
    List<EventRow> events,
    List<Prescribed> prescriptions,
    List<Indicator> indicators,
    Members members,
    List<Gap> gaps,
    List<Part> answered,
    List<Part> silent,
    List<ClaimRow> claims,
    String general)
    implements HasHead {

  public ClusterView {
    details = List.copyOf(details);
    links = List.copyOf(links);
    events = List.copyOf(events);
    prescriptions = List.copyOf(prescriptions);
    indicators = List.copyOf(indicators);
    gaps = List.copyOf(gaps);
    answered = List.copyOf(answered);
    silent = List.copyOf(silent);
    claims = List.copyOf(claims);
  }

  /** How many links there are. */
  public int linkCount() {
    return links.stream().mapToInt(chain -> chain.links().size()).sum();
  }

  /**
   * How many links are governed how.
   *
   * @param css classes of the badge
   */
  public record Count(String css, String text, int number) {}

  /** The links by how they are governed and how sure that is, the most frequent first. */
  public List<Count> governance() {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Chain chain : links) {
      for (Link link : chain.links()) {
        GovernanceView governance = link.governance();
        String text =
            governance.isKnown() && !governance.status().localName().equals("Determined")
                ? governance.text() + " (" + governance.status().label() + ")"
                : governance.text();
        counts.merge(
            governance.css(),
            new Count(governance.css(), text, 1),
            (before, one) -> new Count(before.css(), before.text(), before.number() + 1));
      }
    }
    return counts.values().stream()
        .sorted(Comparator.comparingInt(count -> -count.number()))
        .toList();
  }

  /**
   * How much the frameworks find.
   *
   * @param frameworks with an answer
   */
  public record Knowledge(int frameworks, int all, int known, int contested, int unknown) {

    /** The share of a number among all aspects, in hundredths. */
    public int hundredths(int part) {
      int total = known + contested + unknown;
      return total == 0 ? 0 : Math.round(100f * part / total);
    }
  }

  /**
   * The links of one chain.
   *
   * @param chain empty for links that no chain holds
   */
  public record Chain(Optional<Ref> chain, List<Ref> markets, List<Link> links) {
    public Chain {
      markets = List.copyOf(markets);
      links = List.copyOf(links);
    }
  }

  /** A link. */
  public record Link(Ref link, Ref supplier, Ref buyer, GovernanceView governance) {}

  /** What is prescribed on one ground. */
  public record Prescribed(Optional<Ref> ground, List<Advice> advice) {
    public Prescribed {
      advice = List.copyOf(advice);
    }
  }

  /**
   * One prescription.
   *
   * @param chains that it concerns; empty for the cluster as a whole
   * @param where the sources say so
   */
  public record Advice(
      Ref prescription, List<Ref> chains, List<Ref> sources, List<String> where, String why) {
    public Advice {
      chains = List.copyOf(chains);
      sources = List.copyOf(sources);
      where = List.copyOf(where);
    }
  }

  /** What was measured, drawn as bars of one unit. */
  public record Indicator(Ref indicator, BarChart chart) {}

  /** Who belongs to it. */
  public record Members(List<Member> firms, List<Member> institutions) {
    public Members {
      firms = List.copyOf(firms);
      institutions = List.copyOf(institutions);
    }

    /** Whether nobody is known. */
    public boolean isEmpty() {
      return firms.isEmpty() && institutions.isEmpty();
    }
  }

  /** A firm or institution. */
  public record Member(Ref member, List<Ref> kinds, List<Ref> functions, List<Ref> roles) {
    public Member {
      kinds = List.copyOf(kinds);
      functions = List.copyOf(functions);
      roles = List.copyOf(roles);
    }
  }

  /** Something that is lacking or weak. */
  public record Gap(Ref gap, Optional<Ref> from, Optional<Ref> to, boolean critical, String why) {}

  /**
   * What one framework finds.
   *
   * @param question that its query answers
   * @param query address of the query in the editor
   * @param unknown aspects of which nothing is known
   */
  public record Part(
      Ref framework,
      String question,
      String query,
      List<Line> known,
      List<Line> contested,
      List<Ref> unknown) {

    public Part {
      known = List.copyOf(known);
      contested = List.copyOf(contested);
      unknown = List.copyOf(unknown);
    }

    /** What is known, with what is contested after it. */
    public List<Line> lines() {
      return Stream.concat(known.stream(), contested.stream()).toList();
    }
  }

  /**
   * What is found of one aspect.
   *
   * @param isContested whether sources or lenses disagree
   * @param isInferred whether rules say it rather than a file
   * @param why address of the page that says why; empty when no single fact says it
   */
  public record Line(
      Ref aspect,
      Optional<Ref> finding,
      String locator,
      boolean isContested,
      boolean isInferred,
      String why) {}
}
