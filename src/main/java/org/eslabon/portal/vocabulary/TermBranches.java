package org.eslabon.portal.vocabulary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.Term;
import org.eslabon.portal.lookup.Vocabulary;

/** Terms as trees: classes by what they are special cases of, concepts by what is broader. */
final class TermBranches {

  private TermBranches() {}

  /** The trees above which nothing stands. A cycle ends where it would begin again. */
  static List<TermView.Branch> of(Vocabulary vocabulary, List<Term> roots, Language language) {
    return branches(vocabulary, roots, language, Set.of());
  }

  private static List<TermView.Branch> branches(
      Vocabulary vocabulary, List<Term> terms, Language language, Set<Node> above) {
    return terms.stream()
        .filter(term -> !above.contains(term.node()))
        .map(
            term -> {
              Set<Node> path = new HashSet<>(above);
              path.add(term.node());
              List<Term> below = vocabulary.below(term.node(), language);
              return new TermView.Branch(term, branches(vocabulary, below, language, path));
            })
        .toList();
  }
}
