package org.eslabon.portal.visit;

import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.web.Answer;

/** A group of pages. Safe for use by several threads at once. */
public interface Section {

  /** The page that is asked for, or empty when it is none of this group. */
  Optional<Answer> answer(Visit visit);

  /** Every path without parameters that a static copy has to hold. */
  Stream<String> paths();
}
