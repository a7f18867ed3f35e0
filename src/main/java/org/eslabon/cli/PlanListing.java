package org.eslabon.cli;

import java.util.Optional;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.Rule;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.plan.Stratum;
import org.eslabon.rules.relation.Facts;
import org.eslabon.rules.relation.PlanText;
import org.eslabon.rules.relation.RulePlan;

/** Prints the relational plan of every rule, in the order of the strata. */
final class PlanListing {

  private final Stratification strata;
  private final Optional<Facts> facts;

  PlanListing(Stratification strata, Optional<ColumnGraph> data) {
    this.strata = strata;
    this.facts = data.map(Facts::new);
  }

  void print(Console console) {
    int compiled = 0;
    for (Stratum stratum : strata.strata()) {
      for (Rule rule : stratum.rules()) {
        RulePlan plan = RulePlan.of(rule);
        compiled += plan.compiled().isPresent() ? 1 : 0;
        console.out().print(rule.name() + ": " + PlanText.of(plan, facts.orElse(null)));
      }
    }
    console.out().printf("%d of %d rules have a plan%n", compiled, strata.rules().rules().size());
  }
}
