package org.eslabon.portal.theory;

import java.util.List;
import org.eslabon.model.Bilingual;
import org.eslabon.portal.thing.ThingHead;
import org.eslabon.portal.visit.Ref;

/**
 * The page of one framework: what it asks, and what was found. Immutable.
 *
 * @param passages where the sources say so
 * @param question what it asks
 * @param terms its classes and properties
 * @param findings one row a thing, in the order of their names
 * @param questions named queries that serve it
 * @param rules that serve it
 */
public record FrameworkView(
    Ref name,
    List<ThingHead.Passage> passages,
    String question,
    List<Criterion> criteria,
    List<Finding> findings,
    List<Term> terms,
    List<NamedQuestion> questions,
    List<RuleListView.Row> rules) {

  /** Copies the lists. */
  public FrameworkView {
    passages = List.copyOf(passages);
    criteria = List.copyOf(criteria);
    findings = List.copyOf(findings);
    terms = List.copyOf(terms);
    questions = List.copyOf(questions);
    rules = List.copyOf(rules);
  }

  /**
   * What is asked of a thing.
   *
   * @param number its place in the matrix, from 1
   * @param about what it means, or empty
   */
  public record Criterion(int number, Ref name, String about) {}

  /** What was found of one thing, a cell a criterion. */
  public record Finding(Ref thing, List<Cell> cells) {

    /** Copies the list. */
    public Finding {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What was found on one criterion.
   *
   * @param state {@code known}, {@code contested} or {@code unknown}
   * @param answers what is answered; several where sources differ, none where nobody says
   * @param href page of the finding, which says why; empty where nobody says
   */
  public record Cell(String state, List<String> answers, String href) {

    static final Cell UNKNOWN = new Cell("unknown", List.of(), "");

    /** Copies the list. */
    public Cell {
      answers = List.copyOf(answers);
    }

    /** All answers in one line. */
    public String text() {
      return String.join(" / ", answers);
    }
  }

  /** A class or property, and of how many things it is said here. */
  public record Term(Ref name, long things) {}

  /** A query of the catalogue. */
  public record NamedQuestion(String name, Bilingual title, Bilingual question) {}
}
