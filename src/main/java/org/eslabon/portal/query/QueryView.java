package org.eslabon.portal.query;

import java.util.List;
import org.eslabon.model.Bilingual;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.theory.CodeToken;
import org.eslabon.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The page on which one asks. Immutable.
 *
 * @param catalog the named queries by area
 * @param chosen the named query that is asked, if one is
 * @param text what stands in the editor
 * @param answer what came of it
 * @param terms address of the words that the editor completes
 */
public record QueryView(
    List<Area> catalog,
    @Nullable NamedForm chosen,
    String text,
    QueryOutcome answer,
    String terms) {

  /** Copies the list. */
  public QueryView {
    catalog = List.copyOf(catalog);
  }

  /** What the answer is seen as, when it is not a table: asking again keeps it. */
  public String shownAs() {
    return answer instanceof QueryOutcome.Table table
        ? table.views().stream()
            .filter(each -> each.isChosen() && !each.word().equals("table"))
            .map(QueryOutcome.View::word)
            .findFirst()
            .orElse("")
        : "";
  }

  /** Queries about one matter. */
  public record Area(String name, List<Item> items) {

    /** Copies the list. */
    public Area {
      items = List.copyOf(items);
    }
  }

  /**
   * A query of the catalogue.
   *
   * @param audiences whom it serves, as words of the page
   * @param href its page
   */
  public record Item(
      String name, Bilingual title, Bilingual question, List<String> audiences, String href) {

    /** Copies the list. */
    public Item {
      audiences = List.copyOf(audiences);
    }
  }

  /**
   * A named query with its form.
   *
   * @param code its text
   * @param edit address of the editor with its text and these values
   */
  public record NamedForm(
      String name,
      Bilingual title,
      Bilingual question,
      String note,
      List<QueryField> fields,
      List<CodeToken> code,
      String edit) {

    /** Copies the lists. */
    public NamedForm {
      fields = List.copyOf(fields);
      code = List.copyOf(code);
    }
  }

  /** What is wrong with what was asked, with where and what to do. */
  public record Fault(String code, String message, String place, String hint) {

    public static Fault of(Problem problem) {
      String place = problem.place() == null ? "" : problem.place().toString();
      String hint = problem.hint() == null ? "" : problem.hint();
      return new Fault(
          problem.code().name(), SafeText.of(problem.message()), place, SafeText.of(hint));
    }
  }
}
