package org.eslabon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** How each link is governed. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = {
      "Says how each link is governed: market, network, quasi-hierarchy or hierarchy.",
      "%nA link is Determined (one type), Contested (the evidence says two), Claimed (no rule"
          + " decides, but a source names a type) or Undetermined (with the facts that would"
          + " decide it)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eslabon classify my-tables/",
      "  eslabon classify my-tables/ --format csv > governance.csv",
      "  eslabon classify --store my-store --lang es"
    })
final class ClassifyCommand implements Callable<Integer>, AwaitsJena {

  static final String QUERY = "governance/links";

  @ParentCommand Main main;
  @Mixin GraphQuestion question = new GraphQuestion();

  @Override
  public Integer call() {
    return question.answer(QUERY, main);
  }
}
