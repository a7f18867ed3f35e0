package org.eslabon.cli;

import java.nio.file.Path;
import org.eslabon.GraphSettings;
import org.eslabon.model.Esl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which theory, rules and base of IRIs a command works with. */
final class TheoryOptions {

  @Option(
      names = "--base",
      paramLabel = "IRI",
      defaultValue = Esl.DEFAULT_BASE,
      description = "What the IRIs of data start with. Default: ${DEFAULT-VALUE}.")
  String base = Esl.DEFAULT_BASE;

  @Option(
      names = "--ontology",
      paramLabel = "DIR",
      description = "Folder laid out as ontology/, to use another theory.")
  @Nullable Path ontology;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Folder or file of rules, instead of the bundled ones.")
  @Nullable Path rules;

  /** The settings that the options name. */
  GraphSettings settings(Console console) {
    GraphSettings settings =
        GraphSettings.bundled().withBase(base).withProgress(new LoadProgressBar(console));
    if (ontology != null) {
      settings = settings.withOntology(ontology).withRules(ontology.resolve("rules"));
    }
    return rules == null ? settings : settings.withRules(rules);
  }
}
