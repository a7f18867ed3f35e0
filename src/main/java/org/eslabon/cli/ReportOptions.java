package org.eslabon.cli;

import org.eslabon.model.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How findings and proofs are to be shown. */
final class ReportOptions {

  /** What to print a report as. */
  enum Format {
    TEXT,
    JSON,
    TTL
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people; json or ttl for programs. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Mixin LanguageOption lang = new LanguageOption();

  Language language() {
    return lang.language;
  }
}
