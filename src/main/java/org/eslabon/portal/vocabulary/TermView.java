package org.eslabon.portal.vocabulary;

import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;
import org.eslabon.portal.lookup.Term;
import org.eslabon.portal.lookup.Vocabulary;
import org.eslabon.portal.syntax.DataSyntax;

/**
 * What the page about a term shows. Immutable.
 *
 * @param term what it is about
 * @param language of the page
 * @param curie the short name
 * @param facts what the theory says of it, as rows
 * @param below special cases, narrower concepts or the concepts of a scheme, as a tree
 * @param properties that things of a class have
 * @param pointing properties whose values are of a class
 * @param use who concludes, reads and asks for it
 * @param uses how often, and by whom in the data
 * @param things of a class, a part of them
 * @param size how many things a class has
 */
public record TermView(
    Term term,
    Language language,
    String curie,
    List<Fact> facts,
    List<Branch> below,
    List<Term> properties,
    List<Term> pointing,
    Use use,
    List<Count> uses,
    List<Thing> things,
    long size) {

  /** Copies the lists. */
  public TermView {
    facts = List.copyOf(facts);
    below = List.copyOf(below);
    properties = List.copyOf(properties);
    pointing = List.copyOf(pointing);
    uses = List.copyOf(uses);
    things = List.copyOf(things);
  }

  /**
   * One row: a property in words, and its values.
   *
   * @param word key of what the row is called, or empty when {@code property} says it
   */
  public record Fact(String word, String property, List<Value> values) {

    /** Copies the list. */
    public Fact {
      values = List.copyOf(values);
    }
  }

  /**
   * A value as text, with the path of its page.
   *
   * @param href where it leads, or empty
   */
  public record Value(String text, String href) {}

  /** A term with those below it. */
  public record Branch(Term term, List<Branch> below) {

    /** Copies the list. */
    public Branch {
      below = List.copyOf(below);
    }

    /** How many terms the branch holds. */
    public int size() {
      return 1 + below.stream().mapToInt(Branch::size).sum();
    }
  }

  /** Names of rules and queries. */
  public record Use(
      Collection<String> concluding, Collection<String> reading, Collection<String> asking) {

    /** Copies the collections. */
    public Use {
      concluding = List.copyOf(concluding);
      reading = List.copyOf(reading);
      asking = List.copyOf(asking);
    }

    /** Whether nobody uses it. */
    public boolean isEmpty() {
      return concluding.isEmpty() && reading.isEmpty() && asking.isEmpty();
    }
  }

  /**
   * How many things use the term.
   *
   * @param word key of what is counted, or empty when {@code property} says with what they refer
   */
  public record Count(String word, Value property, long things) {}

  /** A thing and what it is called. */
  public record Thing(Node node, String name) {}

  /** The title of the page. */
  public String title() {
    return term.title(language);
  }

  /** The path of the page. */
  public String path() {
    return Vocabulary.path(term.node()).orElseThrow();
  }

  /** The syntaxes in which the same is given as data, wherever the page stands. */
  public List<String> syntaxes() {
    return DataSyntax.PUBLISHED.stream().map(DataSyntax::ending).toList();
  }
}
