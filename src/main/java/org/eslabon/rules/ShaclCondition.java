package org.eslabon.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * A shape that a focus node must conform to, as a SPARQL pattern about {@code ?this}: node shapes
 * with property shapes over any path, and the constraints class, datatype, nodeKind, hasValue, in,
 * minCount, maxCount, node and property. For one condition.
 */
final class ShaclCondition {

  /** What may stand on a shape and constrains nothing. */
  private static final Set<String> SILENT =
      Set.of("path", "name", "description", "message", "severity", "order", "group", "rule");

  private final Graph graph;
  private final List<Node> within = new ArrayList<>();
  private int variables;

  ShaclCondition(Graph graph) {
    this.graph = graph;
  }

  /** A constraint that has no translation; the message says which. */
  static final class UnsupportedCondition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedCondition(String message) {
      super(message);
    }
  }

  /** The pattern, to be put after one that binds {@code ?this}. */
  String pattern(Node shape) {
    return conforms(shape, "?this");
  }

  private String conforms(Node shape, String focus) {
    if (within.contains(shape)) {
      throw new UnsupportedCondition("refers to itself through " + show(shape));
    }
    if (graph.contains(shape, ShaclTerms.DEACTIVATED, NodeConst.nodeTrue)) {
      return "";
    }
    if (!graph.contains(shape, Node.ANY, Node.ANY)) {
      throw new UnsupportedCondition("names " + show(shape) + ", which the file does not describe");
    }
    within.add(shape);
    Optional<String> path = path(shape);
    StringBuilder pattern = new StringBuilder();
    for (Triple triple : graph.find(shape, Node.ANY, Node.ANY).toList()) {
      String iri = triple.getPredicate().getURI();
      if (iri.startsWith(ShaclTerms.NS)) {
        String constraint = iri.substring(ShaclTerms.NS.length());
        if (!SILENT.contains(constraint) && !constraint.startsWith("target")) {
          pattern.append(
              path.map(p -> onPath(constraint, triple.getObject(), focus, p))
                  .orElseGet(() -> onNode(constraint, triple.getObject(), focus)));
        }
      }
    }
    within.remove(shape);
    return pattern.toString();
  }

  private Optional<String> path(Node shape) {
    return graph
        .find(shape, ShaclTerms.sh("path"), Node.ANY)
        .nextOptional()
        .map(
            triple -> {
              try {
                Path path = ShaclPaths.parsePath(graph, triple.getObject());
                return path.toString();
              } catch (ShaclParseException e) {
                throw new UnsupportedCondition("has a path that is none: " + e.getMessage());
              }
            });
  }

  /** A constraint on the focus node itself. */
  private String onNode(String constraint, Node value, String focus) {
    return switch (constraint) {
      case "property", "node" -> conforms(value, focus);
      case "hasValue" -> "FILTER (" + focus + " = " + term(value) + ") ";
      default -> "FILTER (" + test(constraint, value, focus) + ") ";
    };
  }

  /** A constraint on the values that a path leads to. */
  private String onPath(String constraint, Node value, String focus, String path) {
    String each = "?v" + variables++;
    String found = focus + " " + path + " " + each;
    return switch (constraint) {
      case "minCount" -> count(value, 0, focus, path, "FILTER EXISTS");
      case "maxCount" -> count(value, 1, focus, path, "FILTER NOT EXISTS");
      case "hasValue" -> "FILTER EXISTS { " + focus + " " + path + " " + term(value) + " } ";
      case "property", "node" ->
          // every value must conform: none may fail to
          "FILTER NOT EXISTS { "
              + found
              + " FILTER NOT EXISTS { "
              + found
              + " "
              + conforms(value, each)
              + "} } ";
      default ->
          "FILTER NOT EXISTS { " + found + " FILTER (!(" + test(constraint, value, each) + ")) } ";
    };
  }

  private String test(String constraint, Node value, String variable) {
    return switch (constraint) {
      case "class" ->
          "EXISTS { "
              + variable
              + " <"
              + RDF.type
              + ">/<"
              + RDFS.subClassOf
              + ">* "
              + term(value)
              + " }";
      case "datatype" ->
          "isLiteral(" + variable + ") && DATATYPE(" + variable + ") = " + term(value);
      case "nodeKind" -> nodeKind(value, variable);
      case "in" -> variable + " IN (" + String.join(", ", list(value)) + ")";
      default ->
          throw new UnsupportedCondition("has `sh:" + constraint + "`, which is not supported");
    };
  }

  private static String nodeKind(Node kind, String variable) {
    String iri = "isIRI(" + variable + ")";
    String blank = "isBlank(" + variable + ")";
    String literal = "isLiteral(" + variable + ")";
    return switch (kind.toString().replace(ShaclTerms.NS, "")) {
      case "IRI" -> iri;
      case "BlankNode" -> blank;
      case "Literal" -> literal;
      case "BlankNodeOrIRI" -> "(" + blank + " || " + iri + ")";
      case "BlankNodeOrLiteral" -> "(" + blank + " || " + literal + ")";
      case "IRIOrLiteral" -> "(" + iri + " || " + literal + ")";
      default -> throw new UnsupportedCondition("has a `sh:nodeKind` that is none: " + show(kind));
    };
  }

  /** That a path leads to so many different values, and some more. */
  private String count(Node value, int more, String focus, String path, String filter) {
    int wanted;
    try {
      wanted = Integer.parseInt(value.getLiteralLexicalForm()) + more;
    } catch (UnsupportedOperationException | NumberFormatException e) {
      throw new UnsupportedCondition("has a count that is no number: " + show(value));
    }
    if (wanted < 1) {
      return "";
    }
    if (wanted > 5) {
      throw new UnsupportedCondition("counts to more than five");
    }
    StringBuilder pattern = new StringBuilder(filter + " { ");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      different.add("?v" + variables++);
      pattern.append(focus + " " + path + " " + different.get(i) + " . ");
      for (int j = 0; j < i; j++) {
        pattern.append("FILTER (!sameTerm(" + different.get(j) + ", " + different.get(i) + ")) ");
      }
    }
    return pattern + "} ";
  }

  private List<String> list(Node list) {
    return ModelFactory.createModelForGraph(graph)
        .asRDFNode(list)
        .as(RDFList.class)
        .asJavaList()
        .stream()
        .map(node -> term(node.asNode()))
        .toList();
  }

  private static String term(Node node) {
    if (node.isBlank()) {
      throw new UnsupportedCondition("asks for a blank node");
    }
    return NodeFmtLib.strNT(node);
  }

  private static String show(Node node) {
    return node.isURI() ? "`" + node.getURI() + "`" : "`" + node + "`";
  }
}
