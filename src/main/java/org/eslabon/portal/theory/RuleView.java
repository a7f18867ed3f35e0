package org.eslabon.portal.theory;

import java.util.Comparator;
import java.util.List;
import org.eslabon.model.Bilingual;
import org.eslabon.portal.visit.Pager;
import org.eslabon.portal.visit.Ref;
import org.eslabon.rules.RuleHeader;

/**
 * The page of one rule. Immutable.
 *
 * @param header what its author says of it
 * @param level number of its stratum, from 0
 * @param code its text
 * @param reads rules whose conclusions it reads
 * @param feeds rules that read its conclusions
 * @param concluded what it concluded here, one page of it
 * @param pager which page that is
 */
public record RuleView(
    String name,
    RuleHeader header,
    int level,
    List<CodeToken> code,
    List<Neighbour> reads,
    List<Neighbour> feeds,
    List<Example> examples,
    List<Conclusion> concluded,
    Pager pager) {

  /** Copies the lists. */
  public RuleView {
    code = List.copyOf(code);
    reads = List.copyOf(reads);
    feeds = List.copyOf(feeds);
    examples = List.copyOf(examples);
    concluded = List.copyOf(concluded);
  }

  /** How its sources say what it rests on, as far as a mark tells. */
  public List<String> marks() {
    return Grounds.marks(header.because() + header.source());
  }

  /**
   * Another rule that it depends on, or that depends on it.
   *
   * @param closed whether the one that reads waits until the other is finished
   */
  public record Neighbour(String name, Bilingual title, boolean closed)
      implements Comparable<Neighbour> {

    private static final Comparator<Neighbour> ORDER =
        Comparator.comparing(Neighbour::name).thenComparing(Neighbour::closed);

    @Override
    public int compareTo(Neighbour other) {
      return ORDER.compare(this, other);
    }
  }

  /** What the rule has to make of a few facts. */
  public record Example(String name, List<CodeToken> given, List<CodeToken> derived) {

    /** Copies the lists. */
    public Example {
      given = List.copyOf(given);
      derived = List.copyOf(derived);
    }
  }

  /**
   * A statement of its graph.
   *
   * @param why address of its proof
   */
  public record Conclusion(Ref subject, Ref property, Ref object, String why) {}
}
