package org.eslabon.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sh:SPARQLRule} from Turtle. A rule written by {@link ShaclRuleWriter} carries its
 * header inside {@code sh:construct} and comes back as it went; other people's rules are titled by
 * their label. {@code sh:order} orders nothing here: strata are computed. {@code sh:condition}
 * becomes part of the body; one that cannot is refused, because leaving it out would conclude too
 * much.
 */
final class ShaclRuleReader {

  private final RuleText turtle;
  private final List<Problem> problems;
  private final Graph graph = GraphMemFactory.createGraphMem2();
  private final ShaclTarget targets = new ShaclTarget(graph);

  private ShaclRuleReader(RuleText turtle, List<Problem> problems) {
    this.turtle = turtle;
    this.problems = problems;
  }

  static List<Rule> read(RuleText turtle, List<Problem> problems) {
    ShaclRuleReader reader = new ShaclRuleReader(turtle, problems);
    return reader.parseTurtle() ? reader.rules() : List.of();
  }

  private boolean parseTurtle() {
    int before = problems.size();
    ErrorHandler errors =
        new ErrorHandler() {
          @Override
          public void warning(String message, long line, long column) {
            ErrorHandlerFactory.errorHandlerNoWarnings.warning(message, line, column);
          }

          @Override
          public void error(String message, long line, long column) {
            problems.add(syntax(message, line, column));
          }

          @Override
          public void fatal(String message, long line, long column) {
            problems.add(syntax(message, line, column));
            throw new RiotException(message);
          }
        };
    try {
      RDFParser.fromString(turtle.text(), Lang.TURTLE)
          .base("file:///")
          .errorHandler(errors)
          .parse(graph);
    } catch (RiotException e) {
      if (problems.size() == before) {
        problems.add(syntax(String.valueOf(e.getMessage()), 1, 1));
      }
    }
    return problems.size() == before;
  }

  private Problem syntax(String message, long line, long column) {
    return new Problem(
        ProblemCode.R101,
        message,
        turtle.place((int) Math.max(line, 1), (int) Math.max(column, 1)),
        null);
  }

  private List<Rule> rules() {
    List<Node> found = found();
    if (found.isEmpty()) {
      problems.add(unsupported("no `sh:construct` in the file", null));
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (isActive(found.get(i))) {
        rule(found.get(i), i + 1).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private List<Node> found() {
    return graph
        .find(Node.ANY, ShaclTerms.CONSTRUCT, Node.ANY)
        .mapWith(triple -> triple.getSubject())
        .toList()
        .stream()
        .distinct()
        .sorted(Comparator.comparing(this::sortKey))
        .toList();
  }

  private String sortKey(Node rule) {
    return rule.isURI() ? rule.getURI() : "~" + text(rule, ShaclTerms.CONSTRUCT);
  }

  private boolean isActive(Node rule) {
    return !isTrue(rule, ShaclTerms.DEACTIVATED)
        && targets.shapesOf(rule).stream()
            .allMatch(shape -> !isTrue(shape, ShaclTerms.DEACTIVATED));
  }

  private Optional<Rule> rule(Node node, int number) {
    String construct = text(node, ShaclTerms.CONSTRUCT);
    String name = name(node, number);
    Optional<String> conditions = conditions(node, name);
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    RuleText ruleText = locate(construct, prefixLine(node));
    RuleHeader header =
        HeaderReader.startsHeader(new RuleText(turtle.file(), 0, construct))
            ? HeaderReader.read(locate(construct, ""), problems)
            : headerFrom(node, name);
    Optional<Rule> rule = RuleParser.parse(name, ruleText, header, problems);
    return rule.map(read -> targets.narrow(read, node, conditions.get()));
  }

  /** What {@code sh:condition} asks of {@code $this}; empty when it asks for what we cannot say. */
  private Optional<String> conditions(Node rule, String name) {
    StringBuilder patterns = new StringBuilder();
    boolean said = true;
    for (Node shape :
        graph
            .find(rule, ShaclTerms.CONDITION, Node.ANY)
            .mapWith(triple -> triple.getObject())
            .toList()) {
      try {
        patterns.append(new ShaclCondition(graph).pattern(shape));
      } catch (ShaclCondition.UnsupportedCondition e) {
        problems.add(
            unsupported(
                "`sh:condition` of rule `" + name + "` " + e.getMessage(),
                "write the condition into WHERE"));
        said = false;
      }
    }
    return said ? Optional.of(patterns.toString()) : Optional.empty();
  }

  /**
   * What {@code sh:order} says of the rules of a file, by name of the rule. The order of ours is
   * computed; who wrote another one may want to know.
   */
  static Map<String, BigDecimal> orders(RuleText turtle) {
    ShaclRuleReader reader = new ShaclRuleReader(turtle, new ArrayList<>());
    Map<String, BigDecimal> orders = new TreeMap<>();
    if (reader.parseTurtle()) {
      int number = 0;
      for (Node rule : reader.found()) {
        number++;
        String order = reader.text(rule, ShaclTerms.ORDER);
        if (order.matches("[-+]?[0-9]+([.][0-9]+)?")) {
          orders.put(reader.name(rule, number), new BigDecimal(order));
        }
      }
    }
    return orders;
  }

  private RuleHeader headerFrom(Node node, String name) {
    String label = text(node, RDFS.label.asNode());
    String comment = text(node, RDFS.comment.asNode());
    boolean once = isTrue(node, ShaclTerms.RUN_ONCE);
    return new RuleHeader(
        label.isEmpty() ? name : label, "", comment, "", "", "", "", "", once, List.of());
  }

  private String name(Node node, int number) {
    if (node.isURI()) {
      return node.getURI().replaceFirst("^.*[#/:]", "");
    }
    String label = text(node, RDFS.label.asNode()).toLowerCase(Locale.ROOT);
    String slug = label.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "rule-" + number : slug;
  }

  /** Declarations of {@code sh:prefixes} on one line, so that later lines keep their places. */
  private String prefixLine(Node rule) {
    Map<String, String> declared = new TreeMap<>();
    graph
        .find(rule, ShaclTerms.PREFIXES, Node.ANY)
        .forEach(
            prefixes ->
                graph
                    .find(prefixes.getObject(), ShaclTerms.DECLARE, Node.ANY)
                    .forEach(
                        declare ->
                            declared.put(
                                text(declare.getObject(), ShaclTerms.PREFIX),
                                text(declare.getObject(), ShaclTerms.NAMESPACE))));
    StringBuilder line = new StringBuilder();
    declared.forEach((prefix, iri) -> line.append("PREFIX " + prefix + ": <" + iri + "> "));
    return line.toString();
  }

  /** The text with its place in the Turtle file, when it stands there letter by letter. */
  private RuleText locate(String construct, String prefixLine) {
    int offset = turtle.text().indexOf(construct);
    int line =
        offset < 0
            ? 0
            : 1 + (int) turtle.text().substring(0, offset).chars().filter(c -> c == '\n').count();
    return prefixLine.isEmpty()
        ? new RuleText(turtle.file(), line, construct)
        : new RuleText(turtle.file(), Math.max(0, line - 1), prefixLine + "\n" + construct);
  }

  private boolean isTrue(Node subject, Node property) {
    return text(subject, property).equals("true");
  }

  private String text(Node subject, Node property) {
    return graph
        .find(subject, property, Node.ANY)
        .mapWith(triple -> triple.getObject())
        .filterKeep(Node::isLiteral)
        .mapWith(Node::getLiteralLexicalForm)
        .toList()
        .stream()
        .sorted()
        .findFirst()
        .orElse("");
  }

  private Problem unsupported(String message, @Nullable String hint) {
    return new Problem(ProblemCode.R111, message, turtle.start(), hint);
  }
}
