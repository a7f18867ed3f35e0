package org.eslabon.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Choice;
import org.eslabon.load.CellText;
import org.eslabon.model.Esl;

/**
 * A form that asks what would be otherwise if cells of a link held something else. Immutable.
 *
 * @param rows links to choose from; at least one
 * @param chosen the link that is asked about, as it stands in {@code row}
 */
public record WhatIfForm(List<Option> rows, String chosen, List<Field> fields) {

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
   * @param now what it holds, or empty
   * @param options {@code column=word}, and {@code column=} to forget
   */
  public record Field(Ref property, String now, List<Option> options) {
    public Field {
      options = List.copyOf(options);
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
  static WhatIfForm of(Reading reading, List<Node> links, Node chosen, Set<String> settings) {
    FactReader facts = FactReader.of(reading, chosen);
    List<Field> fields = new ArrayList<>();
    for (String determinant : DETERMINANTS) {
      choice(reading, determinant)
          .flatMap(choice -> field(reading, choice, facts, settings))
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

  private static Optional<Field> field(
      Reading reading, Choice choice, FactReader facts, Set<String> settings) {
    return CellText.column(choice.type(), choice.property())
        .map(
            column -> {
              List<Ref> stated = facts.names(choice.property());
              List<Option> options = new ArrayList<>();
              for (Node value : choice.values()) {
                String word = CellText.of(choice.type(), choice.property(), value);
                String setting = column + "=" + word;
                options.add(
                    new Option(setting, reading.namer().label(value), settings.contains(setting)));
              }
              if (!stated.isEmpty()) {
                String forgotten = column + "=";
                options.add(
                    new Option(
                        forgotten, reading.word("thing.unknown"), settings.contains(forgotten)));
              }
              String now = String.join(", ", stated.stream().map(Ref::label).toList());
              return new Field(reading.name(choice.property()), now, options);
            });
  }

  /** How a row is named in a change: kind and id. */
  static String row(Reading reading, Node link) {
    String base = reading.visit().graph().settings().base();
    String iri = link.getURI();
    return iri.startsWith(base) ? iri.substring(base.length()) : iri;
  }
}
