package org.eslabon.load;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.ProblemCode;

/**
 * The concepts of the theory that cells name by their {@code skos:notation}: criteria with their
 * answers, and indicators. Immutable. A researcher adds one in a scheme, and tables may use it.
 */
public final class Notations {

  /** No concepts: every notation is unknown. */
  public static final Notations NONE = new Notations(Map.of(), Map.of());

  private static final Node CRITERION = Esl.term("Criterion");
  private static final List<Node> TYPES = List.of(CRITERION, Esl.term("Indicator"));

  private final Map<Node, Map<String, Node>> byType;
  private final Map<Node, Map<String, Node>> answers;

  private Notations(Map<Node, Map<String, Node>> byType, Map<Node, Map<String, Node>> answers) {
    this.byType = Map.copyOf(byType);
    this.answers = Map.copyOf(answers);
  }

  /** The concepts of a theory. */
  public static Notations of(Graph theory) {
    Map<Node, List<String>> written =
        theory.stream(Node.ANY, SKOS.notation.asNode(), Node.ANY)
            .collect(
                Collectors.groupingBy(
                    Triple::getSubject,
                    Collectors.mapping(
                        triple -> triple.getObject().getLiteralLexicalForm(),
                        Collectors.toList())));
    Map<Node, Map<String, Node>> byType = new HashMap<>();
    for (Node type : TYPES) {
      byType.put(
          type,
          noted(written, theory.stream(Node.ANY, RDF.Nodes.type, type).map(Triple::getSubject)));
    }
    Map<Node, List<Node>> possible =
        theory.stream(Node.ANY, Esl.term("possibleAnswer"), Node.ANY)
            .collect(
                Collectors.groupingBy(
                    Triple::getSubject,
                    Collectors.mapping(Triple::getObject, Collectors.toList())));
    Map<Node, Map<String, Node>> answers = new HashMap<>();
    for (Node criterion : byType.getOrDefault(CRITERION, Map.of()).values()) {
      answers.put(criterion, noted(written, possible.getOrDefault(criterion, List.of()).stream()));
    }
    return new Notations(byType, answers);
  }

  private static Map<String, Node> noted(Map<Node, List<String>> written, Stream<Node> concepts) {
    Map<String, Node> noted = new TreeMap<>();
    concepts.forEach(
        concept ->
            written
                .getOrDefault(concept, List.of())
                .forEach(notation -> noted.put(notation, concept)));
    return noted;
  }

  /** The concept of a class that has this notation. */
  Node find(String notation, Node type) throws BadCell {
    Map<String, Node> known = byType.getOrDefault(type, Map.of());
    Node concept = known.get(notation.toLowerCase(Locale.ROOT));
    if (concept == null) {
      String kind = type.getLocalName().toLowerCase(Locale.ROOT);
      throw new BadCell(
          ProblemCode.L026,
          "no " + kind + " of the theory has the notation `" + notation + "`",
          NearestName.of(notation, known.keySet())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("a notation reads FRAMEWORK/NAME; schemes of the ontology define them"));
    }
    return concept;
  }

  /** What the cell answers to the criterion; text when the criterion itself is unknown. */
  Node answer(String criterion, String cell) throws BadCell {
    Node asked = byType.getOrDefault(CRITERION, Map.of()).get(criterion.toLowerCase(Locale.ROOT));
    if (asked == null) {
      // the cell of the criterion is reported; what it could take is not known
      return NodeFactory.createLiteralString(cell);
    }
    Map<String, Node> possible = answers.getOrDefault(asked, Map.of());
    if (!possible.isEmpty()) {
      return Vocables.find(cell, possible);
    }
    Literals.Numbers.requireDecimal(cell, "a number, which is what `" + criterion + "` asks for");
    return NodeFactory.createLiteralDT(cell, XSDDatatype.XSDdecimal);
  }
}
