package org.eslabon.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eslabon.model.Language;
import org.eslabon.problem.NearestName;
import org.eslabon.query.AnswerFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How an answer is to be shown. */
final class OutputOptions {

  /** The format for people. */
  static final String TABLE = "table";

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = TABLE,
      completionCandidates = Words.class,
      description =
          "table for people; csv, spreadsheet, tsv, json, srj or srx for rows, ttl, nt, jsonld or"
              + " rdf for graphs. Default: ${DEFAULT-VALUE}.")
  String format = TABLE;

  @Mixin LanguageOption lang = new LanguageOption();

  /** What a shell completes the format with. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  Language language() {
    return lang.language;
  }

  /** Rejects a format that there is none of, before any work is done. */
  void requireKnownFormat() {
    if (!words().contains(format)) {
      String near =
          NearestName.of(format, words())
              .map(word -> "did you mean `" + word + "`?")
              .orElse("formats are " + String.join(", ", words()));
      throw new ParameterException(
          command.commandLine(), "unknown format `" + format + "`: " + near);
    }
  }

  private static List<String> words() {
    return Stream.concat(Stream.of(TABLE), Stream.of(AnswerFormat.values()).map(AnswerFormat::word))
        .toList();
  }
}
