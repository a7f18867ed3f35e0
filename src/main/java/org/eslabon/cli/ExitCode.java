package org.eslabon.cli;

/** How a command ends, for scripts. */
final class ExitCode {

  /** Done, nothing to report. */
  static final int DONE = 0;

  /** Done, and the data have findings that somebody should look at. */
  static final int FINDINGS = 1;

  /** Wrong command, option or argument. */
  static final int USAGE = 2;

  /** Input that cannot be read or is not valid; nothing was changed. */
  static final int INVALID_INPUT = 3;

  /** A bug in the program. */
  static final int BUG = 70;

  private ExitCode() {}
}
