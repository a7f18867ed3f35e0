package org.eslabon.portal.theory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.model.Esl;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.thing.HeadReader;
import org.eslabon.portal.visit.Reading;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryCatalog;
import org.eslabon.store.GraphNames;

/** Reads what the page of a framework shows. Immutable. */
final class FrameworkReader {

  private static final Node CONTESTED = Esl.term("StateContested");

  private final QueryCatalog queries;
  private final RuleBook rules;

  FrameworkReader(QueryCatalog queries, RuleBook rules) {
    this.queries = queries;
    this.rules = rules;
  }

  FrameworkView read(Reading reading, Node framework, String notation) {
    List<Node> criteria = nodes(reading, "framework-criteria", framework, "criterion");
    List<FrameworkView.Criterion> described = new ArrayList<>();
    for (Node criterion : criteria) {
      described.add(
          new FrameworkView.Criterion(
              described.size() + 1,
              reading.name(criterion),
              reading.labels().text(criterion, RDFS.Nodes.comment)));
    }
    return new FrameworkView(
        reading.name(framework),
        HeadReader.passages(reading, framework),
        reading.labels().text(framework, RDFS.Nodes.comment),
        described,
        findings(reading, framework, criteria),
        terms(reading, framework),
        questions(notation),
        served(reading, notation));
  }

  private static List<Node> nodes(Reading reading, String query, Node framework, String variable) {
    return rows(reading, query, framework).stream().map(row -> row.node(variable)).toList();
  }

  private static List<PageQuery.Row> rows(Reading reading, String query, Node framework) {
    return PageQuery.named(query).about(reading.visit().graph(), Map.of("framework", framework));
  }

  /** The matrix: things by name, criteria in their order. */
  private static List<FrameworkView.Finding> findings(
      Reading reading, Node framework, List<Node> criteria) {
    Map<Node, Map<Node, FrameworkView.Cell>> found = new LinkedHashMap<>();
    for (PageQuery.Row row : rows(reading, "framework-findings", framework)) {
      found
          .computeIfAbsent(row.node("thing"), thing -> new LinkedHashMap<>())
          .merge(row.node("criterion"), cell(reading, row), FrameworkReader::together);
    }
    return found.entrySet().stream()
        .map(
            entry ->
                new FrameworkView.Finding(
                    reading.name(entry.getKey()),
                    criteria.stream()
                        .map(
                            each -> entry.getValue().getOrDefault(each, FrameworkView.Cell.UNKNOWN))
                        .toList()))
        .sorted(Comparator.comparing(finding -> finding.thing().label()))
        .toList();
  }

  private static FrameworkView.Cell cell(Reading reading, PageQuery.Row row) {
    boolean contested = row.find("state").filter(CONTESTED::equals).isPresent();
    return new FrameworkView.Cell(
        contested ? "contested" : "known",
        List.of(reading.name(row.node("answer")).label()),
        reading.name(row.node("finding")).href());
  }

  private static FrameworkView.Cell together(FrameworkView.Cell one, FrameworkView.Cell other) {
    List<String> answers = new ArrayList<>(one.answers());
    other.answers().stream().filter(each -> !answers.contains(each)).forEach(answers::add);
    return new FrameworkView.Cell(one.state(), answers, one.href());
  }

  private static List<FrameworkView.Term> terms(Reading reading, Node framework) {
    return rows(reading, "framework-terms", framework).stream()
        .filter(row -> row.find("term").isPresent())
        .map(row -> new FrameworkView.Term(reading.name(row.node("term")), row.count("things")))
        .toList();
  }

  private List<FrameworkView.NamedQuestion> questions(String notation) {
    return queries.queries().stream()
        .filter(query -> query.about().frameworks().contains(notation))
        .map(FrameworkReader::question)
        .toList();
  }

  private static FrameworkView.NamedQuestion question(NamedQuery query) {
    return new FrameworkView.NamedQuestion(
        query.name(), query.about().titles(), query.about().questions());
  }

  private List<RuleListView.Row> served(Reading reading, String notation) {
    return rules
        .serving(notation)
        .map(
            rule ->
                RuleListView.Row.of(
                    rule, reading.data().getGraph(GraphNames.inferred(rule.name())).size()))
        .toList();
  }
}
