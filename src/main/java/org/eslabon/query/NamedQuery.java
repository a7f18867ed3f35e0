package org.eslabon.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.eslabon.model.Bilingual;

/**
 * A query with what its header says of it. The parsed query is never changed: values go into a
 * copy.
 *
 * @param name area and question such as {@code governance/links}; of a file outside a catalogue its
 *     name without the ending
 * @param about what the header says
 * @param query the parsed query
 * @param text the file as it was read
 */
public record NamedQuery(String name, About about, Query query, String text) {

  /**
   * What the header of a query says.
   *
   * @param title a few words
   * @param titulo the same in Spanish, or empty
   * @param question the question that the query answers, in English; empty when there is no header
   * @param pregunta the same in Spanish, or empty
   * @param note what else to know, such as why an answer may be empty, or empty
   * @param audiences whom it serves
   * @param frameworks notations of the frameworks of the sources that the query serves
   * @param parameters in the order of the header
   * @param tags under which grlc would list it
   * @param pageSize how many rows a page has when nobody says otherwise; 0 when the header does not
   *     say
   */
  public record About(
      String title,
      String titulo,
      String question,
      String pregunta,
      String note,
      Set<Audience> audiences,
      List<String> frameworks,
      List<Parameter> parameters,
      List<String> tags,
      int pageSize) {

    /** Copies the collections. */
    public About {
      audiences = Set.copyOf(audiences);
      frameworks = List.copyOf(frameworks);
      parameters = List.copyOf(parameters);
      tags = List.copyOf(tags);
    }

    /** The title in both languages. */
    public Bilingual titles() {
      return new Bilingual(title, titulo);
    }

    /** The question in both languages. */
    public Bilingual questions() {
      return new Bilingual(question, pregunta);
    }

    /** Of a query that has no header. */
    static About nothingBut(String title) {
      return new About(title, "", "", "", "", Set.of(), List.of(), List.of(), List.of(), 0);
    }
  }

  /** The part of the name before the slash, empty outside a catalogue. */
  public String area() {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  /** The part of the name after the slash. */
  public String shortName() {
    return name.substring(name.indexOf('/') + 1);
  }

  /**
   * The same with an order in which no two different rows are alike: its own, then by the columns.
   *
   * @param bound parameters that have a value, so that there is nothing to sort by
   */
  NamedQuery ordered(Set<Parameter> bound) {
    if (!query.isSelectType()) {
      return this;
    }
    Query ordered = query.cloneQuery();
    for (Var column : query.getProjectVars()) {
      if (bound.stream().noneMatch(parameter -> parameter.variable().equals(column))) {
        ordered.addOrderBy(column, Query.ORDER_DEFAULT);
      }
    }
    return new NamedQuery(name, about, ordered, text);
  }

  /** The declared parameter of this name. */
  public Optional<Parameter> parameter(String parameter) {
    return about.parameters().stream().filter(each -> each.name().equals(parameter)).findFirst();
  }
}
