package org.eslabon.query;

import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;
import org.jspecify.annotations.Nullable;

/**
 * What the frameworks of the sources find of one cluster. Immutable.
 *
 * @param cluster the cluster that was asked about
 * @param sections one a framework, in the order of their numbers
 */
public record Profile(Node cluster, List<Section> sections) {

  public static final Node KNOWN = Esl.term("StateKnown");
  public static final Node CONTESTED = Esl.term("StateContested");
  public static final Node UNKNOWN = Esl.term("StateUnknown");

  /** Copies the list. */
  public Profile {
    sections = List.copyOf(sections);
  }

  /**
   * What one framework finds.
   *
   * @param framework the {@code esl:Framework}
   * @param query the query that was asked
   * @param lines in the order of the query
   */
  public record Section(Node framework, NamedQuery query, List<Line> lines) {

    /** Copies the list. */
    public Section {
      lines = List.copyOf(lines);
    }

    /** The lines of one state: {@link #KNOWN}, {@link #CONTESTED} or {@link #UNKNOWN}. */
    public List<Line> in(Node state) {
      return lines.stream().filter(line -> line.state().equals(state)).toList();
    }

    /** Whether anything at all is known, or said differently by several. */
    public boolean saysSomething() {
      return lines.stream().anyMatch(line -> !line.state().equals(UNKNOWN));
    }
  }

  /**
   * One aspect of a framework.
   *
   * @param aspect a criterion or another concept or property of the framework
   * @param state known, contested or unknown
   * @param finding a thing or literal; null when unknown
   * @param locator where the sources say so; null when nothing is cited
   */
  public record Line(Node aspect, Node state, @Nullable Node finding, @Nullable Node locator) {}
}
