package org.eslabon.portal.reason;

import java.util.List;
import java.util.Optional;
import org.eslabon.portal.thing.WhatIfForm;
import org.eslabon.portal.visit.Ref;

/**
 * What would be otherwise. Immutable.
 *
 * @param link the link that is asked about; empty while nobody has chosen one
 * @param supposed what is supposed, in words
 * @param rows what would be concluded otherwise
 * @param problems why there is no answer
 * @param isAsked whether something was supposed
 */
public record WhatIfView(
    Optional<Ref> link,
    WhatIfForm form,
    List<Supposition> supposed,
    List<Row> rows,
    List<Trouble> problems,
    boolean isAsked) {

  /** A cell that would hold something else. */
  public record Supposition(String cell, String before, String after) {}

  /**
   * One conclusion.
   *
   * @param aspect in what respect
   * @param context the chain or the kind of upgrading that it is about
   */
  public record Row(
      Ref thing, String aspect, List<Ref> context, List<Ref> before, List<Ref> after) {
    public Row {
      context = List.copyOf(context);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** What is wrong with a supposition. */
  public record Trouble(String message, String hint) {}

  public WhatIfView {
    supposed = List.copyOf(supposed);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }
}
