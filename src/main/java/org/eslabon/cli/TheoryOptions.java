package org.eslabon.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eslabon.GraphSettings;
import org.eslabon.model.Esl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

  @Option(
      names = "--threshold",
      paramLabel = "NAME=NUMBER",
      converter = {Names.class, Numbers.class},
      description =
          "Another number for a threshold of the theory, such as majority-share=40; once for each."
              + " `eslabon query frameworks/thresholds` lists them.")
  Map<String, BigDecimal> thresholds = new LinkedHashMap<>();

  @Mixin EngineOption running = new EngineOption();

  /** Names are taken as they are. */
  static final class Names implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return value;
    }
  }

  /** Says of a value that it is no number, in the words of a user. */
  static final class Numbers implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String value) {
      try {
        return new BigDecimal(value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("`" + value + "` is not a number");
      }
    }
  }

  /** The settings that the options name. */
  GraphSettings settings(Console console) {
    GraphSettings settings =
        GraphSettings.bundled()
            .withBase(base)
            .withThresholds(thresholds)
            .withEngine(running.engine)
            .withProgress(new LoadProgressBar(console));
    if (ontology != null) {
      settings = settings.withOntology(ontology).withRules(ontology.resolve("rules"));
    }
    return rules == null ? settings : settings.withRules(rules);
  }
}
