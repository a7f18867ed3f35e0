package org.eslabon.portal.theory;

import java.util.List;
import org.eslabon.model.Bilingual;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleHeader;

/**
 * All rules, or those that somebody looks for. Immutable.
 *
 * @param sought what is looked for, or empty
 * @param rules how many rules there are in all
 * @param concluded how many statements they concluded here
 * @param strata those with a rule that is shown, lowest first
 */
public record RuleListView(String sought, int rules, long concluded, List<Stratum> strata) {

  /** Copies the list. */
  public RuleListView {
    strata = List.copyOf(strata);
  }

  /** How many rules are shown. */
  public int shown() {
    return strata.stream().mapToInt(stratum -> stratum.rows().size()).sum();
  }

  /** Whether a stratum is there to read at once: the first, and whatever was looked for. */
  public boolean opens(Stratum stratum) {
    return !sought.isEmpty() || stratum.equals(strata.get(0));
  }

  /** Rules that can be worked out together. */
  public record Stratum(int level, List<Row> rows) {

    /** Copies the list. */
    public Stratum {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One rule.
   *
   * @param concluded how many statements it concluded here
   */
  public record Row(String name, Bilingual title, String derives, String source, long concluded) {

    /** What the header of a rule says of it. */
    static Row of(Rule rule, long concluded) {
      RuleHeader header = rule.header();
      return new Row(rule.name(), header.titles(), header.derives(), header.source(), concluded);
    }
  }
}
