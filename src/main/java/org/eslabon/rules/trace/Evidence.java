package org.eslabon.rules.trace;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;

/** One thing that made the body of a rule hold, with the values of one solution. Immutable. */
public sealed interface Evidence {

  /** A statement that holds, and is explained in turn. */
  record Fact(Triple statement) implements Evidence {}

  /**
   * A property path, with the steps taken.
   *
   * @param pattern both ends filled in
   * @param steps in order; empty when the path holds without a step
   */
  record Way(TriplePath pattern, List<Triple> steps) implements Evidence {
    public Way {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Something that nobody recorded: NOT EXISTS, MINUS, or an OPTIONAL that found nothing. What the
   * solution fixes is filled in; the variables that are left stand for anything.
   *
   * @param patterns what would have to be recorded together
   * @param conditions what the values would have to meet, as SPARQL
   * @param unless what else would have to be absent for it to count
   */
  record Absence(List<TriplePath> patterns, List<String> conditions, List<Absence> unless)
      implements Evidence {
    public Absence {
      patterns = List.copyOf(patterns);
      conditions = List.copyOf(conditions);
      unless = List.copyOf(unless);
    }
  }

  /**
   * A condition that is true.
   *
   * @param written as the author wrote it
   * @param filled the same with the values in it
   */
  record Condition(String written, String filled) implements Evidence {}

  /**
   * A value that was worked out.
   *
   * @param variable without its mark
   * @param filled the expression with the values in it
   */
  record Assignment(String variable, String filled, Node value) implements Evidence {}

  /**
   * An aggregate over a group.
   *
   * @param totals what was worked out of the group
   * @param members the rows of the group, each with what made it hold; the first ones when there
   *     are more than the limit
   * @param size rows in the group
   */
  record Group(List<Total> totals, List<List<Evidence>> members, int size) implements Evidence {
    public Group {
      totals = List.copyOf(totals);
      members = members.stream().map(List::copyOf).toList();
    }
  }

  /**
   * One aggregate of a group.
   *
   * @param function as the author wrote it, such as {@code SUM(?value)}
   */
  record Total(String function, Node value) {}

  /**
   * The branch of a UNION that held.
   *
   * @param number from 1
   */
  record Branch(int number, int of, List<Evidence> evidence) implements Evidence {
    public Branch {
      evidence = List.copyOf(evidence);
    }
  }

  /** An OPTIONAL that found something. */
  record Found(List<Evidence> evidence) implements Evidence {
    public Found {
      evidence = List.copyOf(evidence);
    }
  }

  /** The statements it rests on, in the order they are met. */
  default Stream<Triple> premises() {
    if (this instanceof Fact fact) {
      return Stream.of(fact.statement());
    }
    if (this instanceof Way way) {
      return way.steps().stream();
    }
    if (this instanceof Group group) {
      return group.members().stream().flatMap(List::stream).flatMap(Evidence::premises);
    }
    if (this instanceof Branch branch) {
      return branch.evidence().stream().flatMap(Evidence::premises);
    }
    if (this instanceof Found found) {
      return found.evidence().stream().flatMap(Evidence::premises);
    }
    return Stream.empty();
  }
}
