package org.eslabon.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to. Always UTF-8: names and passages are Spanish, and the platform's
 * encoding must not garble them.
 *
 * @param data standard output as bytes, for writers of formats
 * @param out standard output as text
 * @param err standard error as text
 * @param width columns of the terminal; tables fit into it
 * @param interactive whether a person watches standard error
 */
record Console(
    OutputStream data, PrintWriter out, PrintWriter err, int width, boolean interactive) {

  /** The width when nobody says. */
  static final int DEFAULT_WIDTH = 120;

  static Console of(OutputStream out, OutputStream err, int width, boolean interactive) {
    return new Console(out, text(out), text(err), width, interactive);
  }

  private static PrintWriter text(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
