package org.eslabon.rules;

import java.util.List;
import org.eslabon.model.Bilingual;

/**
 * What the author says of a rule, in Markdown. Immutable; a rule that came without a header (from
 * other people's Turtle) has empty strings.
 *
 * @param title first heading, also the rule's label
 * @param titulo the same in Spanish, or empty
 * @param derives what follows when the rule holds
 * @param because the reason in the theory
 * @param source author, year and place in the sources
 * @param needs facts the rule cannot do without
 * @param says English sentence for a conclusion; <code>{var}</code> stands for a body variable
 * @param dice the same in Spanish
 * @param runOnce whether the author wants it run once, before the other rules of its stratum
 * @param frameworks notations of the frameworks of the sources that the rule serves
 */
public record RuleHeader(
    String title,
    String titulo,
    String derives,
    String because,
    String source,
    String needs,
    String says,
    String dice,
    boolean runOnce,
    List<String> frameworks) {

  public RuleHeader {
    frameworks = List.copyOf(frameworks);
  }

  /** The title in both languages. */
  public Bilingual titles() {
    return new Bilingual(title, titulo);
  }

  /** A header that says nothing but the title. */
  public static RuleHeader titled(String title) {
    return new RuleHeader(title, "", "", "", "", "", "", "", false, List.of());
  }
}
