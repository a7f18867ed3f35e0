package org.eslabon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** What governance means for upgrading. */
@Command(
    name = "upgrading",
    mixinStandardHelpOptions = true,
    description = {
      "Says what the governance of its chains means for the upgrading of each firm and cluster:"
          + " process, product, functional, intersectoral.",
      "%n`level` is what the expectation matrix says, `claim` how strong that is (stated, hypothesis,"
          + " empirical, derived, silent, or claimed when only a source says how the chain is"
          + " governed), `limits` what stands in the way."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon upgrading my-tables/",
      "  eslabon upgrading my-tables/ --format csv > upgrading.csv",
      "  eslabon upgrading --lang es"
    })
final class UpgradingCommand implements Callable<Integer>, AwaitsJena {

  static final String QUERY = "upgrading/outlook";

  @ParentCommand Main main;
  @Mixin GraphQuestion question = new GraphQuestion();

  @Override
  public Integer call() {
    return question.answer(QUERY, main);
  }
}
