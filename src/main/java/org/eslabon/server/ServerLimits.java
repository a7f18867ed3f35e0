package org.eslabon.server;

import java.util.Locale;
import org.eslabon.guard.Budget;

/**
 * What the world may take of a server. Immutable.
 *
 * @param budget of one query
 * @param rows of one answer: solutions, or triples
 * @param answerBytes of one answer
 * @param bodyBytes of one request
 * @param perAddress requests at once from one address
 * @param atOnce requests at once from all
 */
public record ServerLimits(
    Budget budget, long rows, long answerBytes, long bodyBytes, int perAddress, int atOnce) {

  /** Half a minute, a hundred thousand rows, 64 MB out, 16 MB in, 16 and 64 requests. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(Budget.DEFAULT, 100_000, 64L << 20, 16L << 20, 16, 64);

  /** Rejects limits that let nothing through. */
  public ServerLimits {
    if (rows < 1 || answerBytes < 1 || bodyBytes < 1 || perAddress < 1 || atOnce < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  /** The same with another budget for a query. */
  public ServerLimits withBudget(Budget budget) {
    return new ServerLimits(budget, rows, answerBytes, bodyBytes, perAddress, atOnce);
  }

  /** The same with another number of rows. */
  public ServerLimits withRows(long rows) {
    return new ServerLimits(budget, rows, answerBytes, bodyBytes, perAddress, atOnce);
  }

  /** The same with another number of requests at once. */
  public ServerLimits withRequests(int perAddress, int atOnce) {
    return new ServerLimits(budget, rows, answerBytes, bodyBytes, perAddress, atOnce);
  }

  /** As every answer to a query states them. */
  String header() {
    return String.format(
        Locale.ROOT,
        "seconds=%.1f, rows=%d, bytes=%d",
        budget.time().toMillis() / 1000.0,
        rows,
        answerBytes);
  }
}
