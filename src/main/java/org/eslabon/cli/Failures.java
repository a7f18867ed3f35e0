package org.eslabon.cli;

import java.io.PrintWriter;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place that maps failures to messages and exit codes. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof ProblemException bad) {
      for (Problem problem : bad.problems()) {
        err.println(problem);
      }
      return ExitCode.INVALID_INPUT;
    }
    if (failure instanceof ParameterException bad) {
      return handleParseException(bad, new String[0]);
    }
    LoggerFactory.getLogger(Failures.class).error("unexpected failure", failure);
    err.println("eslabon: this is a bug: " + failure);
    err.println("  please report it with the command and the lines above");
    return ExitCode.BUG;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("eslabon: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println(
          "  try `" + command.getCommandSpec().qualifiedName() + " --help` for what it accepts");
    }
    return ExitCode.USAGE;
  }
}
