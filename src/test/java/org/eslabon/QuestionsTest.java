package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.analysis.AllowedValues;
import org.eslabon.analysis.Choice;
import org.eslabon.analysis.Governance;
import org.eslabon.analysis.Hypotheses;
import org.eslabon.analysis.MissingFacts;
import org.eslabon.analysis.Question;
import org.eslabon.analysis.Sensitivity;
import org.eslabon.analysis.Shift;
import org.eslabon.analysis.Shifts;
import org.eslabon.analysis.WhatIf;
import org.eslabon.check.Checker;
import org.eslabon.load.CellText;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to questions are held against drawing all conclusions anew. */
final class QuestionsTest {

  private static final long SEED = 20261121;
  private static final List<String> COLUMNS =
      List.of(
          "product_defined_by",
          "particular_customer",
          "power",
          "complementary_competences",
          "complexity",
          "codifiability",
          "capability",
          "value");
  private static final List<List<String>> WORDS =
      List.of(
          List.of("", "buyer", "supplier", "joint", "standard"),
          List.of("", "yes", "no"),
          List.of("", "similar", "buyer", "supplier"),
          List.of("", "yes", "no"),
          List.of("", "high", "low"),
          List.of("", "high", "low"),
          List.of("", "high", "low"),
          List.of("", "10", "20", "70"));

  @TempDir Path folder = Path.of("set by JUnit");

  /** Tables of a few firms that trade with one another, some of which own others. */
  private final class Trade {
    private final List<Map<String, String>> links = new ArrayList<>();
    private final List<String> holdings = new ArrayList<>();

    Trade(Random random, int count) {
      for (int i = 0; i < count; i++) {
        Map<String, String> link = new HashMap<>();
        link.put("id", "link" + i);
        link.put("supplier", "firm" + random.nextInt(4));
        link.put("buyer", "firm" + (4 + random.nextInt(3)));
        for (int c = 0; c < COLUMNS.size(); c++) {
          List<String> words = WORDS.get(c);
          boolean isKnown = random.nextInt(3) == 0;
          link.put(COLUMNS.get(c), isKnown ? words.get(random.nextInt(words.size())) : "");
        }
        links.add(link);
      }
      holdings.add("firm" + random.nextInt(4) + ",firm" + (4 + random.nextInt(3)) + ",");
    }

    ValueGraph graph(String name) throws IOException {
      Path tables = Files.createDirectories(folder.resolve(name).resolve("trade"));
      StringBuilder firms = new StringBuilder("id,name\n");
      for (int i = 0; i < 7; i++) {
        firms.append("firm").append(i).append(",Firm ").append(i).append('\n');
      }
      Files.writeString(tables.resolve("firms.csv"), firms);
      Files.writeString(
          tables.resolve("ownership.csv"),
          "owned,owner,share\n" + String.join("\n", holdings) + "\n");
      List<String> header = new ArrayList<>(List.of("id", "supplier", "buyer"));
      header.addAll(COLUMNS);
      String rows =
          links.stream()
              .map(link -> header.stream().map(link::get).collect(Collectors.joining(",")))
              .collect(Collectors.joining("\n"));
      Files.writeString(tables.resolve("links.csv"), String.join(",", header) + "\n" + rows + "\n");
      ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
      graph.loadAndInfer(LoadRequest.of(tables));
      return graph;
    }
  }

  @Test
  void whatIfEqualsLoadingTheChangedTablesAnew() throws IOException {
    Random random = new Random(SEED);
    Trade trade = new Trade(random, 8);
    try (ValueGraph graph = trade.graph("before")) {
      Set<Quad> before = quads(graph.data());
      for (int round = 0; round < 6; round++) {
        Trade changed = new Trade(new Random(SEED), 8);
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          int column = random.nextInt(COLUMNS.size());
          List<String> words = WORDS.get(column);
          String word = words.get(random.nextInt(words.size()));
          int link = random.nextInt(8);
          changed.links.get(link).put(COLUMNS.get(column), word);
          settings.add("link" + link + "." + COLUMNS.get(column) + "=" + word);
        }
        WhatIf whatIf = graph.questions().whatIf(new Supposed(settings, List.of(), List.of()));
        Set<Quad> expected = new HashSet<>(before);
        expected.removeAll(whatIf.given().removed());
        expected.addAll(whatIf.given().added());
        expected.removeAll(whatIf.consequences().removed());
        expected.addAll(whatIf.consequences().added());
        try (ValueGraph anew = changed.graph("after" + round)) {
          assertEquals(facts(quads(anew.data())), facts(expected), "seed " + SEED + settings);
        }
      }
      assertEquals(before, quads(graph.data()), "nothing is stored");
    }
  }

  @Test
  void storesStayAsTheyAreByteForByte() throws IOException {
    Path store = folder.resolve("store");
    Path cases = Path.of("src/test/resources/questions/given/trade");
    try (ValueGraph graph = ValueGraph.open(store, GraphSettings.bundled())) {
      graph.loadAndInfer(LoadRequest.of(cases));
      Map<String, Long> before = sizesAndDigests(store);
      Questions questions = graph.questions();
      WhatIf whatIf = questions.whatIf(Supposed.of("t-alpha-buyer.power=buyer"));
      assertFalse(whatIf.consequences().isEmpty());
      questions.missing(List.of(), 2);
      questions.shifts("t-gamma-buyer", 1);
      questions.sensitivity("many-suppliers", BigDecimal.ONE, BigDecimal.TEN);
      assertEquals(before, sizesAndDigests(store));
    }
  }

  @Test
  void alikeLinksAreWorkedOutOnceAndComeToTheSame() throws IOException {
    for (int round = 0; round < 3; round++) {
      Trade trade = new Trade(new Random(SEED + round), 14);
      try (ValueGraph graph = trade.graph("alike" + round)) {
        MissingFacts.Report shared = missing(graph, hypotheses -> hypotheses);
        MissingFacts.Report each = missing(graph, Unshared::new);
        assertEquals(each.questions(), shared.questions(), "seed " + (SEED + round));
        assertEquals(each.beyond(), shared.beyond());
        assertTrue(shared.tried() < each.tried(), shared.tried() + " of " + each.tried());
      }
    }
  }

  @Test
  void missingFactsDecideWhatDrawingAllConclusionsAnewDecides() throws IOException {
    Random random = new Random(SEED);
    Trade trade = new Trade(random, 10);
    try (ValueGraph graph = trade.graph("missing")) {
      MissingFacts.Report report = graph.questions().missing(List.of(), 1);
      assertFalse(report.questions().isEmpty());
      for (int i = 0; i < 10; i++) {
        Node link = report.undecided().get(random.nextInt(report.undecided().size()));
        String id = link.getURI().replaceFirst(".*/", "");
        int column = random.nextInt(7);
        List<String> words = WORDS.get(column);
        String word = words.get(1 + random.nextInt(words.size() - 1));
        Trade changed = new Trade(new Random(SEED), 10);
        Map<String, String> row = changed.links.get(Integer.parseInt(id.substring(4)));
        if (row.getOrDefault(COLUMNS.get(column), "").isEmpty()) {
          row.put(COLUMNS.get(column), word);
          try (ValueGraph anew = changed.graph("missing" + i)) {
            assertEquals(
                governance(anew, link),
                answered(report, link, COLUMNS.get(column), word),
                "seed " + SEED + " " + id + "." + COLUMNS.get(column) + "=" + word);
          }
        }
      }
    }
  }

  @Test
  void shiftsLeadToTheTypeAndNoPartOfThemDoes() throws IOException {
    Trade trade = new Trade(new Random(SEED), 6);
    try (ValueGraph graph = trade.graph("shifts")) {
      Questions questions = graph.questions();
      List<Shifts.Report> reports = questions.shifts("link0", 2);
      List<Shift> shifts = reports.get(0).shifts();
      assertFalse(shifts.isEmpty());
      for (Shift shift : shifts) {
        assertEquals(shift.target(), reached(questions, shift.moves(), reports.get(0).link()));
        for (int leftOut = 0;
            leftOut < shift.moves().size() && shift.moves().size() > 1;
            leftOut++) {
          List<Shift.Move> rest = new ArrayList<>(shift.moves());
          rest.remove(leftOut);
          assertFalse(
              shift.target().equals(reached(questions, rest, reports.get(0).link())),
              "smaller than " + shift);
        }
      }
    }
  }

  @Test
  void breakpointsAreWhereWhatIfChanges() {
    ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
    graph.loadAndInfer(LoadRequest.of(Path.of("src/test/resources/questions/given/trade")));
    Questions questions = graph.questions();
    Sensitivity.Report report =
        questions.sensitivity("dependent-share", new BigDecimal("0.1"), new BigDecimal("0.9"));
    assertTrue(report.stretches().size() > 1);
    for (Sensitivity.Stretch stretch : report.stretches()) {
      BigDecimal middle = stretch.from().add(stretch.to()).divide(BigDecimal.valueOf(2));
      WhatIf there = questions.whatIf(Supposed.of("dependent-share=" + middle.toPlainString()));
      assertEquals(stretch.whatIf().consequences(), there.consequences(), stretch.interval());
    }
    graph.close();
  }

  private static Node reached(Questions questions, List<Shift.Move> moves, Node link) {
    List<String> settings =
        moves.stream()
            .map(
                move ->
                    move.cell().thing().getURI().substring(Esl.DEFAULT_BASE.length())
                        + "."
                        + CellText.column(move.cell().type(), move.cell().property()).orElseThrow()
                        + "="
                        + CellText.of(move.cell().type(), move.cell().property(), move.after()))
            .toList();
    WhatIf whatIf = questions.whatIf(new Supposed(settings, List.of(), List.of()));
    return whatIf.consequences().added().stream()
        .filter(quad -> quad.getSubject().equals(link))
        .filter(quad -> quad.getPredicate().equals(Esl.term("governance")))
        .map(Quad::getObject)
        .findFirst()
        .orElse(Node.ANY);
  }

  private static Optional<Node> governance(ValueGraph graph, Node link) {
    return Txn.calculateRead(
        graph.data(),
        () ->
            Iter.findFirst(
                    graph.data().find(Node.ANY, link, Esl.term("governance"), Node.ANY), q -> true)
                .map(Quad::getObject));
  }

  private static Optional<Node> answered(
      MissingFacts.Report report, Node link, String column, String word) {
    for (Question question : report.questions()) {
      Question.Cell cell = question.asked().get(0);
      for (Question.Answer answer : question.answers()) {
        if (cell.thing().equals(link)
            && CellText.column(cell.type(), cell.property()).orElseThrow().equals(column)
            && CellText.of(cell.type(), cell.property(), answer.values().get(0)).equals(word)) {
          return Optional.ofNullable(answer.decided().get(link));
        }
      }
    }
    return Optional.empty();
  }

  private static MissingFacts.Report missing(ValueGraph graph, UnaryOperator<Hypotheses> wrapped) {
    Stratification strata = graph.strata();
    RuleEngine engine = new RuleEngine(strata.rules());
    Theory theory = Theory.read(graph.settings().ontology());
    List<Choice> choices =
        AllowedValues.read(
            Checker.read(graph.settings().ontology().resolve("shapes")).shapes(),
            theory.union(),
            property -> Set.of());
    return Txn.calculateRead(
        graph.data(),
        () -> {
          Hypotheses hypotheses =
              SupposedConclusions.of(
                  engine.suppositions(graph.data()),
                  new RuleParts(strata).about(Governance.WATCHED));
          return new MissingFacts(graph.data(), wrapped.apply(hypotheses), choices)
              .search(Set.of(), 3);
        });
  }

  /** Works out every hypothesis by itself. */
  private record Unshared(Hypotheses hypotheses) implements Hypotheses {

    @Override
    public Delta consequences(Delta given) {
      return hypotheses.consequences(given);
    }

    @Override
    public boolean restOn(Node property) {
      return hypotheses.restOn(property);
    }

    @Override
    public Optional<Object> likeness(Node thing, Set<Node> properties) {
      return Optional.empty();
    }
  }

  private static Set<Quad> quads(DatasetGraph data) {
    return Txn.calculateRead(data, () -> Iter.toSet(data.find()));
  }

  /**
   * What is stated and concluded; the blank nodes of the theory differ from one load to another.
   */
  private static Set<Quad> facts(Set<Quad> quads) {
    return quads.stream()
        .filter(quad -> !quad.getGraph().equals(GraphNames.PROVENANCE))
        .filter(quad -> !GraphNames.isTheory(quad.getGraph()))
        .map(
            quad ->
                GraphNames.isAsserted(quad.getGraph())
                    ? Quad.create(NodeFactory.createURI("urn:asserted"), quad.asTriple())
                    : quad)
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> sizesAndDigests(Path store) throws IOException {
    Map<String, Long> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(store)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(store.relativize(file) + " size", Files.size(file));
        files.put(store.relativize(file) + " digest", digest(file));
      }
    }
    return files;
  }

  private static long digest(Path file) throws IOException {
    return Arrays.hashCode(Files.readAllBytes(file));
  }
}
