package org.eslabon.cli;

import org.eslabon.rules.run.Engine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a command runs rules. */
final class EngineOption {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      converter = Engines.class,
      description =
          "How rules run: arq, columnar, or auto to choose by the size of the data. The conclusions"
              + " are the same. Default: auto.")
  Engine engine = Engine.AUTO;

  /** Names in lower case. */
  static final class Engines implements ITypeConverter<Engine> {
    @Override
    public Engine convert(String value) {
      return Engine.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "`" + value + "` is no engine: take auto, arq or columnar"));
    }
  }
}
