package org.eslabon.rules;

import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.IRIref;
import static org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants.PNAME_LN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;

/**
 * Whether every term of our namespace that a rule uses is one that the theory describes. Immutable.
 */
public final class VocabularyCheck {

  private final Set<String> known;

  /**
   * @param theory the ontology and the schemes; a term is known when it is the subject of a triple
   */
  public VocabularyCheck(Graph theory) {
    Set<String> names = new HashSet<>();
    theory
        .find()
        .mapWith(triple -> triple.getSubject())
        .filterKeep(Node::isURI)
        .mapWith(Node::getURI)
        .filterKeep(iri -> iri.startsWith(Esl.NS))
        .forEach(iri -> names.add(iri.substring(Esl.NS.length())));
    this.known = names;
  }

  /** One problem for each use of an unknown term, at the place where it stands. */
  public List<Problem> check(RuleSet rules) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (RuleGlance.at(rule.text()).usesOnly(known, rule.prefixes())) {
        continue;
      }
      for (RuleToken token : RuleToken.of(rule.text())) {
        String iri = iri(token, rule);
        String name = iri.startsWith(Esl.NS) ? iri.substring(Esl.NS.length()) : "";
        // the namespace alone stands in a prefix declaration and is no term
        if (!name.isEmpty() && !known.contains(name)) {
          problems.add(unknown(name, token, rule));
        }
      }
    }
    // rules that share lines of a file share what is wrong in them
    return problems.stream().distinct().toList();
  }

  private static String iri(RuleToken token, Rule rule) {
    return switch (token.kind()) {
      case IRIref -> token.image().substring(1, token.image().length() - 1);
      case PNAME_LN -> rule.prefixes().expandPrefix(token.image());
      default -> "";
    };
  }

  private Problem unknown(String name, RuleToken token, Rule rule) {
    return new Problem(
        ProblemCode.R201,
        "the ontology has no term `esl:" + name + "`",
        rule.text().place(token.line(), token.column()),
        NearestName.of(name, new TreeSet<>(known))
            .map(near -> "did you mean `esl:" + near + "`?")
            .orElse(null));
  }
}
