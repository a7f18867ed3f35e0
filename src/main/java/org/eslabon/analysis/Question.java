package org.eslabon.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * Facts to ask for, and what each answer would decide. Immutable.
 *
 * @param asked facts that nobody stated; more than one where none by itself decides
 * @param answers those that decide a link; others are tried and left out
 * @param tried how many answers the shapes allow
 * @param weight of all links that some answer decides: the value of each as a part of the value of
 *     all undecided links in its currency; 0 where no value is stated
 */
public record Question(List<Cell> asked, List<Answer> answers, int tried, double weight) {

  public Question {
    asked = List.copyOf(asked);
    answers = List.copyOf(answers);
  }

  /**
   * A value of one thing that can be stated.
   *
   * @param type the class that the shape of the property is for
   */
  public record Cell(Node thing, Node type, Node property) {}

  /**
   * One answer.
   *
   * @param values in the order of the facts asked for
   * @param decided link to the type that it would be found to have
   */
  public record Answer(List<Node> values, Map<Node, Node> decided) {

    public Answer {
      values = List.copyOf(values);
      decided = Map.copyOf(decided);
    }
  }

  /** The links that some answer decides, by their IRIs. */
  public Set<String> links() {
    Set<String> links = new TreeSet<>();
    answers.forEach(answer -> answer.decided().keySet().forEach(link -> links.add(link.getURI())));
    return links;
  }
}
