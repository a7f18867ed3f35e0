package org.eslabon.portal.thing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.analysis.Choice;
import org.eslabon.load.CellText;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/**
 * A form that asks what would be otherwise if cells of a link held something else. Immutable.
 *
 * @param rows links to choose from; at least one
 * @param chosen the link that is asked about, as it stands in {@code row}
 */
public record WhatIfForm(List<Option> rows, String chosen, List<Field> fields) {

  private static final String KIND = "link/";

  /** What a link is asked for, in the order in which it matters. */
  static final List<String> DETERMINANTS =
      List.of(
          "productDefinedBy",
          "forParticularCustomer",
          "power",
          "complementaryCompetences",
          "complexity",
          "codifiability",
          "supplierCapability",
          "processDefinedBy",
          "buyerMonitors",
          "buyerSuppliesInputs",
          "supplierFailureRisk",
          "salesMode");

  /** Something to choose. */
  public record Option(String value, String label, boolean isChosen) {}

  /**
   * A cell.
   *
   * @param now what it holds; empty when that depends on the link that will be chosen
   * @param options {@code column=word}, and {@code column=} to forget
   */
  public record Field(Ref property, String now, List<Option> options) {
    public Field {
      options = List.copyOf(options);
    }

    /** The same with what it holds now. */
    Field holding(List<Ref> values, Reading reading) {
      String now =
          values.isEmpty()
              ? reading.word("thing.unknown")
              : String.join(", ", values.stream().map(Ref::label).toList());
      return new Field(property, now, options);
    }
  }

  public WhatIfForm {
    rows = List.copyOf(rows);
    fields = List.copyOf(fields);
  }

  /** The only link there is to choose. */
  public boolean isFixed() {
    return rows.size() == 1;
  }

  /**
   * The form for some links, all cells as they are.
   *
   * @param chosen the link whose cells are shown
   * @param settings what is chosen already, as {@code column=word}
   */
  public static WhatIfForm of(
      Reading reading, List<Node> links, Node chosen, Set<String> settings) {
    FactReader facts = FactReader.of(reading, chosen);
    List<Field> fields = new ArrayList<>();
    for (String determinant : DETERMINANTS) {
      choice(reading, determinant)
          .flatMap(choice -> field(reading, choice, settings))
          .map(
              field ->
                  links.size() == 1
                      ? field.holding(facts.names(Esl.term(determinant)), reading)
                      : field)
          .ifPresent(fields::add);
    }
    List<Option> rows =
        links.stream()
            .map(
                link ->
                    new Option(
                        row(reading, link), reading.namer().label(link), link.equals(chosen)))
            .toList();
    return new WhatIfForm(rows, row(reading, chosen), fields);
  }

  private static Optional<Choice> choice(Reading reading, String determinant) {
    return reading.visit().graph().questions().choices().stream()
        .filter(choice -> choice.type().equals(Esl.term("Link")))
        .filter(choice -> choice.property().equals(Esl.term(determinant)))
        .findFirst();
  }

  private static Optional<Field> field(Reading reading, Choice choice, Set<String> settings) {
    return CellText.column(choice.type(), choice.property())
        .map(
            column -> {
              List<Option> options = new ArrayList<>();
              for (Node value : choice.values()) {
                String word = CellText.of(choice.type(), choice.property(), value);
                String setting = column + "=" + word;
                options.add(
                    new Option(setting, reading.namer().label(value), settings.contains(setting)));
              }
              String forgotten = column + "=";
              options.add(
                  new Option(
                      forgotten, reading.word("thing.unknown"), settings.contains(forgotten)));
              return new Field(reading.name(choice.property()), "", options);
            });
  }

  /** Whether a link is a row of a table, whose cells can be supposed otherwise. */
  static boolean isRow(Reading reading, Node link) {
    String base = reading.visit().graph().settings().base();
    return link.isURI()
        && link.getURI().startsWith(base + KIND)
        && link.getURI().indexOf('/', (base + KIND).length()) < 0;
  }

  /** How a row is named in a change: kind and id, as a table has them. */
  public static String row(Reading reading, Node link) {
    String base = reading.visit().graph().settings().base();
    String local = link.getURI().substring(base.length());
    return URLDecoder.decode(local.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The link that a row names; empty when there is none. */
  public static Optional<Node> link(Reading reading, String row) {
    String id = row.startsWith(KIND) ? row.substring(KIND.length()) : row;
    String base = reading.visit().graph().settings().base();
    Node link = NodeFactory.createURI(base + KIND + DataIris.encode(id));
    return reading.data().contains(Node.ANY, link, Esl.term("supplier"), Node.ANY)
        ? Optional.of(link)
        : Optional.empty();
  }
}
