package org.eslabon.answer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.analysis.Question.Cell;
import org.eslabon.load.CellText;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.store.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What answers about conclusions call things: cells as one would set them, the rest by labels. Used
 * within the transaction that the labels are read in.
 *
 * @param base what the IRIs of the data begin with
 */
public record QuestionWords(Labels labels, String base, Language language) {

  private static final Node NEEDS = Esl.term("shiftNeeds");

  /** In the language, as {@link Labels#of} finds it. */
  public String label(Node node) {
    return labels.of(node);
  }

  /** In the order of the nodes. */
  public List<String> labels(List<Node> nodes) {
    return nodes.stream().map(this::label).toList();
  }

  /** The id of a row; with its kind where the id alone would not do. */
  public String id(Node thing) {
    String iri = thing.getURI();
    if (!iri.startsWith(base)) {
      return iri;
    }
    String name = iri.substring(base.length());
    int slash = name.indexOf('/');
    String id = name.substring(slash + 1);
    return slash < 0 || id.contains("--") || id.contains("/") ? name : decoded(id);
  }

  private static String decoded(String id) {
    return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** {@code row.column}, as {@code whatif --set} takes it. */
  public String cell(Cell cell) {
    return id(cell.thing())
        + "."
        + CellText.column(cell.type(), cell.property()).orElse(cell.property().getLocalName());
  }

  /** What the theory says that a change of type needs. */
  public String needs(Node shift) {
    return label(shift) + ": " + labels.text(shift, NEEDS);
  }

  /** One of two words, as the language wants it. */
  public String in(String english, String spanish) {
    return language == Language.ES ? spanish : english;
  }

  /** What the cell would hold. */
  public String value(Cell cell, @Nullable Node value) {
    return value == null
        ? in("(unknown)", "(desconocido)")
        : CellText.of(cell.type(), cell.property(), value);
  }
}
