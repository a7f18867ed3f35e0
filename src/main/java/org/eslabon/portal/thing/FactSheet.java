package org.eslabon.portal.thing;

import java.util.List;
import java.util.Locale;
import org.eslabon.portal.visit.Ref;

/**
 * What is said of a thing, property by property, with who says it. Immutable.
 *
 * @param groups in the order of their names
 */
public record FactSheet(List<Group> groups) {

  /**
   * Values of one property.
   *
   * @param more how many others there are
   */
  public record Group(Ref property, List<Value> values, int more) {
    public Group {
      values = List.copyOf(values);
    }

    /** How many lines of the table it takes. */
    public int lines() {
      return values.size() + (more > 0 ? 1 : 0);
    }
  }

  /**
   * One value, or one thing that has this one as its value.
   *
   * @param why address of the page that says why it holds
   */
  public record Value(Ref value, List<Origin> origins, String why) {
    public Value {
      origins = List.copyOf(origins);
    }

    /** Whether only rules say it. */
    public boolean isInferred() {
      return origins.stream().allMatch(origin -> origin.kind() == Kind.INFERRED);
    }
  }

  /**
   * A part of what other things say of a thing.
   *
   * @param page from 1
   * @param previous address of the part before, or empty
   * @param next address of the part after, or empty
   */
  public record Incoming(FactSheet sheet, int page, String previous, String next) {

    /** Whether there are other parts. */
    public boolean isParted() {
      return !previous.isEmpty() || !next.isEmpty();
    }
  }

  /** Who says something. */
  public enum Kind {
    ASSERTED,
    INFERRED,
    THEORY;

    /** A word for style sheets and keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A graph that says something.
   *
   * @param text file, rule or part of the theory
   * @param row line of the file, or empty
   * @param href page of the rule, or empty
   */
  public record Origin(Kind kind, String text, String row, String href) {}

  public FactSheet {
    groups = List.copyOf(groups);
  }

  /** How many values there are. */
  public int size() {
    return groups.stream().mapToInt(group -> group.values().size()).sum();
  }
}
