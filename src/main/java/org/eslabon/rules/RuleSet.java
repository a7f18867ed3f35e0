package org.eslabon.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rules with distinct names, always in the order of their names, so that nothing can depend on the
 * order of files. Immutable.
 */
public record RuleSet(List<Rule> rules) {

  public RuleSet {
    rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    for (int i = 1; i < rules.size(); i++) {
      if (rules.get(i).name().equals(rules.get(i - 1).name())) {
        throw new IllegalArgumentException("two rules named " + rules.get(i).name());
      }
    }
  }

  /** The rule of that name, if there is one. */
  public Optional<Rule> rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
