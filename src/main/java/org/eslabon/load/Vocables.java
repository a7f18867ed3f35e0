package org.eslabon.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.ProblemCode;

/** Looks up the words of {@link Concepts}, in whatever case they are written. */
final class Vocables {

  private Vocables() {}

  /** The concept that the word stands for. */
  static Node find(String word, Map<String, Node> concepts) throws BadCell {
    Node concept = concepts.get(word);
    if (concept == null) {
      concept = concepts.get(word.toLowerCase(Locale.ROOT));
    }
    if (concept == null) {
      Collection<String> known = firstWords(concepts);
      throw new BadCell(
          ProblemCode.L026,
          "`" + word + "` is not a word of this column: expected " + listed(known),
          NearestName.of(word, known).map(near -> "did you mean `" + near + "`?").orElse(null));
    }
    return concept;
  }

  /** What is claimed of a property: a concept, a rank, or text as it stands. */
  static Node claimed(String property, String value) throws BadCell {
    String name = property.toLowerCase(Locale.ROOT);
    Map<String, Node> words = Concepts.CLAIMED_WORDS.get(name);
    if (words != null) {
      return find(value, words);
    }
    if (name.equals("hierarchy_rank")) {
      if (!value.matches("[1-9]\\d*")) {
        throw Literals.Numbers.wrong(value, "a rank: 1 for the most hierarchical, 2, 3 and so on");
      }
      return NodeFactory.createLiteralDT(value, XSDDatatype.XSDinteger);
    }
    return NodeFactory.createLiteralString(value);
  }

  /** One word a concept: further spellings are accepted, not proposed. */
  private static Collection<String> firstWords(Map<String, Node> concepts) {
    Map<Node, String> words = new LinkedHashMap<>();
    concepts.forEach((word, concept) -> words.putIfAbsent(concept, word));
    return words.values();
  }

  private static String listed(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }
}
