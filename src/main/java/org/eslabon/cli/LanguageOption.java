package org.eslabon.cli;

import org.eslabon.model.Language;
import picocli.CommandLine.Option;

/** The language that people are answered in. */
final class LanguageOption {

  @Option(
      names = {"-l", "--lang"},
      paramLabel = "en|es",
      defaultValue = "en",
      description = "Language of labels, messages and sentences. Default: ${DEFAULT-VALUE}.")
  Language language = Language.EN;
}
