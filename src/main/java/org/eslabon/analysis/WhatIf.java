package org.eslabon.analysis;

import java.util.List;
import org.eslabon.store.Delta;

/**
 * What would be otherwise. Immutable.
 *
 * @param given what was supposed to come and go in asserted and theory graphs, as far as it makes a
 *     difference
 * @param consequences conclusions that would come and go, in the graphs of their rules
 * @param differences the same as people read them: see {@link Aspect}
 */
public record WhatIf(Delta given, Delta consequences, List<Difference> differences) {

  public WhatIf {
    differences = List.copyOf(differences);
  }
}
