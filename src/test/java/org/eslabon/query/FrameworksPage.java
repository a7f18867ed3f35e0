package org.eslabon.query;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.model.Esl;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.store.GraphNames;

/**
 * The page {@code src/docs/frameworks.md}: what the ontology says of each framework, the rules and
 * queries that name it in their headers, and the datasets that are told in its terms or about whose
 * things its rules conclude something.
 */
final class FrameworksPage {

  private static final String INTRODUCTION =
      """
      # Frameworks of the sources

      Each framework is data in `ontology/schemes`; the rules and queries that serve it name it in their headers, and `./eslabon
      profile CLUSTER` asks all of them. This page is made from the ontology, the headers and the bundled cases by
      `mvn test -Dtest=FrameworksTest -Dexpect.update=true`; do not edit it.
      """;

  private final DatasetGraph data;
  private final RuleSet rules;
  private final QueryCatalog queries;

  FrameworksPage(DatasetGraph data, RuleSet rules, QueryCatalog queries) {
    this.data = data;
    this.rules = rules;
    this.queries = queries;
  }

  /** A framework with all that belongs to it. */
  record Entry(
      int number,
      String notation,
      String label,
      String question,
      List<String> terms,
      int criteria,
      List<String> rules,
      List<String> queries,
      SortedSet<String> datasets,
      List<String> sources) {}

  /** All frameworks in the order of their numbers. */
  List<Entry> entries() {
    return subjects(RDF.Nodes.type, Esl.term("Framework"))
        .map(this::entry)
        .sorted(Comparator.comparingInt(Entry::number))
        .toList();
  }

  String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Entry entry : entries()) {
      page.append("\n## ").append(entry.number()).append(". ").append(entry.label()).append("\n\n");
      page.append(entry.question()).append("\n\n| | |\n| --- | --- |\n");
      row(page, "name", "`" + entry.notation() + "`");
      row(page, "classes and properties", codes(entry.terms().stream()));
      if (entry.criteria() > 0) {
        row(page, "criteria", String.valueOf(entry.criteria()));
      }
      row(page, "rules", codes(entry.rules().stream()));
      row(page, "queries", codes(entry.queries().stream()));
      row(page, "cases", codes(entry.datasets().stream()));
      row(page, "source", String.join("; ", entry.sources()));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String key, String value) {
    page.append("| ").append(key).append(" | ").append(value).append(" |\n");
  }

  private static String codes(Stream<String> words) {
    return words.map(word -> "`" + word + "`").collect(Collectors.joining(" "));
  }

  private Entry entry(Node framework) {
    String notation = text(framework, SKOS.notation.asNode());
    List<Rule> served =
        rules.rules().stream()
            .filter(rule -> rule.header().frameworks().contains(notation))
            .toList();
    return new Entry(
        Integer.parseInt(text(framework, Esl.term("frameworkNumber"))),
        notation,
        english(framework, RDFS.Nodes.label),
        english(framework, RDFS.Nodes.comment),
        objects(framework, Esl.term("frameworkTerm"))
            .map(term -> "esl:" + term.getLocalName())
            .sorted()
            .toList(),
        (int) subjects(Esl.term("criterionOf"), framework).count(),
        served.stream().map(Rule::name).sorted().toList(),
        queries.queries().stream()
            .filter(query -> query.about().frameworks().contains(notation))
            .map(NamedQuery::name)
            .toList(),
        datasets(framework, notation, served),
        sources(framework));
  }

  /** Folders of the bundled cases with an answer to a criterion or a thing that a rule met. */
  private SortedSet<String> datasets(Node framework, String notation, List<Rule> served) {
    SortedSet<String> folders = new TreeSet<>();
    Predicate<Quad> asserted = quad -> GraphNames.isAsserted(quad.getGraph());
    Stream<Node> asked =
        Stream.concat(
            subjects(Esl.term("criterionOf"), framework),
            subjects(RDF.Nodes.type, Esl.term("Indicator"))
                .filter(each -> text(each, SKOS.notation.asNode()).startsWith(notation + "/")));
    asked
        .flatMap(node -> find(Node.ANY, Node.ANY, Node.ANY, node))
        .filter(asserted)
        .forEach(quad -> folders.add(folder(quad)));
    Set<Node> met =
        served.stream()
            .flatMap(rule -> find(GraphNames.inferred(rule.name()), Node.ANY, Node.ANY, Node.ANY))
            .flatMap(quad -> Stream.of(quad.getSubject(), quad.getObject()))
            .collect(Collectors.toSet());
    met.stream()
        .filter(Node::isURI)
        .flatMap(thing -> find(Node.ANY, thing, DCTerms.identifier.asNode(), Node.ANY))
        .filter(asserted)
        .forEach(quad -> folders.add(folder(quad)));
    return folders;
  }

  /** The last folder in the name of the graph: .../asserted/FOLDER/FILE. */
  private static String folder(Quad quad) {
    String[] parts = quad.getGraph().getURI().split("/", -1);
    return parts[parts.length - 2];
  }

  private List<String> sources(Node framework) {
    Stream<String> works =
        objects(framework, DCTerms.source.asNode())
            .map(
                work ->
                    objects(work, DCTerms.creator.asNode())
                            .map(Node::getLiteralLexicalForm)
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + objects(work, DCTerms.issued.asNode())
                            .map(year -> " " + year.getLiteralLexicalForm())
                            .collect(Collectors.joining()));
    Stream<String> lines = objects(framework, Esl.term("locator")).map(Node::getLiteralLexicalForm);
    return Stream.concat(works.sorted(), lines.sorted()).toList();
  }

  private String text(Node subject, Node property) {
    return objects(subject, property).map(Node::getLiteralLexicalForm).findFirst().orElse("");
  }

  private String english(Node subject, Node property) {
    return objects(subject, property)
        .filter(text -> text.getLiteralLanguage().equals("en"))
        .map(Node::getLiteralLexicalForm)
        .findFirst()
        .orElse("");
  }

  private Stream<Node> subjects(Node property, Node object) {
    return find(Node.ANY, Node.ANY, property, object).map(Quad::getSubject).distinct();
  }

  private Stream<Node> objects(Node subject, Node property) {
    return find(Node.ANY, subject, property, Node.ANY).map(Quad::getObject).distinct();
  }

  private Stream<Quad> find(Node graph, Node subject, Node property, Node object) {
    return data.stream(graph, subject, property, object);
  }
}
