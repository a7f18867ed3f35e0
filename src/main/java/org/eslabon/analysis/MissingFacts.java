package org.eslabon.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.analysis.Question.Answer;
import org.eslabon.analysis.Question.Cell;
import org.eslabon.model.Esl;
import org.eslabon.store.Delta;

/**
 * Which unknown facts would decide the links that nothing decides. Exact: each answer that the
 * shapes allow is supposed, and what follows is what rules conclude.
 *
 * <p>First each unknown fact by itself, about whatever thing. Then, for the links that none of them
 * decides, two facts about the link together, three, and so on up to a depth.
 */
public final class MissingFacts {

  private static final Node UNDECIDED = Esl.term("UndecidedLink");
  private static final Node VALUE = Esl.term("annualValue");
  private static final Node CURRENCY = Esl.term("currency");

  private final Facts facts;
  private final Hypotheses hypotheses;
  private final List<Choice> choices;
  private final Map<Node, Double> weights = new HashMap<>();
  private final Map<Likeness, Optional<Node>> known = new HashMap<>();
  private int hypothesesTried;

  /** What decides the outcome: how the thing stands, and which values are put where. */
  private record Likeness(Object thing, List<Node> properties, List<Node> values) {}

  /**
   * What was found. Immutable.
   *
   * @param undecided the links asked about
   * @param questions most deciding first
   * @param beyond links that no set of facts within the depth decides
   * @param tried how many hypotheses were worked out
   */
  public record Report(
      List<Node> undecided, List<Question> questions, List<Node> beyond, int tried) {

    public Report {
      undecided = List.copyOf(undecided);
      questions = List.copyOf(questions);
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * A search over one state of the data.
   *
   * @param hypotheses about {@link Governance#WATCHED}
   * @param choices what may be stated
   */
  public MissingFacts(DatasetGraph data, Hypotheses hypotheses, List<Choice> choices) {
    this.facts = new Facts(data);
    this.hypotheses = hypotheses;
    this.choices = choices.stream().filter(choice -> hypotheses.restOn(choice.property())).toList();
  }

  /**
   * Searches.
   *
   * @param about the links to decide; all undecided ones when it is empty
   * @param depth how many facts are asked for together at most
   */
  public Report search(Set<Node> about, int depth) {
    List<Node> undecided =
        facts.concluding(RDF.Nodes.type, UNDECIDED).stream()
            .filter(link -> about.isEmpty() || about.contains(link))
            .toList();
    weigh(undecided);
    Set<Node> open = new HashSet<>(undecided);
    List<Question> questions = new ArrayList<>();
    for (Choice choice : choices) {
      for (Node thing : facts.things(choice.type())) {
        if (concerns(choice, thing, open) && facts.stated(thing, choice.property()).isEmpty()) {
          ask(List.of(new Cell(thing, choice.type(), choice.property())), open, questions);
        }
      }
    }
    questions.forEach(
        question -> question.answers().forEach(a -> open.removeAll(a.decided().keySet())));
    List<Node> beyond = new ArrayList<>();
    for (Node link : undecided) {
      if (open.contains(link) && !together(link, depth, questions)) {
        beyond.add(link);
      }
    }
    questions.sort(
        Comparator.comparingInt((Question question) -> -question.links().size())
            .thenComparingDouble(question -> -question.weight())
            .thenComparingInt(question -> question.asked().size())
            .thenComparingDouble(question -> -question.answers().size() / (double) question.tried())
            .thenComparing(question -> question.asked().toString()));
    return new Report(undecided, questions, beyond, hypothesesTried);
  }

  /** What is unknown of a decided link decides no other. */
  private static boolean concerns(Choice choice, Node thing, Set<Node> open) {
    return !choice.type().equals(Governance.LINK) || open.contains(thing);
  }

  private boolean together(Node link, int depth, List<Question> questions) {
    List<Cell> cells =
        choices.stream()
            .filter(choice -> choice.type().equals(Governance.LINK))
            .filter(choice -> facts.stated(link, choice.property()).isEmpty())
            .map(choice -> new Cell(link, choice.type(), choice.property()))
            .toList();
    int before = questions.size();
    for (int size = 2; size <= Math.min(depth, cells.size()); size++) {
      for (List<Cell> asked : Combinations.ofSize(cells, size)) {
        ask(asked, Set.of(link), questions);
      }
      if (questions.size() > before) {
        return true;
      }
    }
    return false;
  }

  private void ask(List<Cell> asked, Set<Node> open, List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    int tried = 0;
    for (List<Node> values : valuesOf(asked)) {
      tried++;
      Map<Node, Node> decided = decided(asked, values);
      decided.keySet().retainAll(open);
      if (!decided.isEmpty()) {
        answers.add(new Answer(values, decided));
      }
    }
    if (!answers.isEmpty()) {
      Set<Node> links = new HashSet<>();
      answers.forEach(answer -> links.addAll(answer.decided().keySet()));
      double weight = links.stream().mapToDouble(link -> weights.getOrDefault(link, 0.0)).sum();
      questions.add(new Question(asked, answers, tried, weight));
    }
  }

  /** What an answer decides; alike things need to be tried but once. */
  private Map<Node, Node> decided(List<Cell> asked, List<Node> values) {
    Node thing = asked.get(0).thing();
    Set<Node> properties = asked.stream().map(Cell::property).collect(Collectors.toSet());
    Optional<Likeness> likeness =
        hypotheses
            .likeness(thing, properties)
            .map(key -> new Likeness(key, asked.stream().map(Cell::property).toList(), values));
    if (likeness.isEmpty()) {
      return tried(asked, values);
    }
    Optional<Node> type =
        known.computeIfAbsent(
            likeness.get(), any -> Optional.ofNullable(tried(asked, values).get(thing)));
    return type.map(found -> new HashMap<>(Map.of(thing, found))).orElseGet(HashMap::new);
  }

  private Map<Node, Node> tried(List<Cell> asked, List<Node> values) {
    hypothesesTried++;
    Delta given = Delta.NONE;
    for (int i = 0; i < asked.size(); i++) {
      Cell cell = asked.get(i);
      given = given.then(facts.set(cell.thing(), cell.property(), values.get(i)));
    }
    return Governance.decided(hypotheses.consequences(given));
  }

  private List<List<Node>> valuesOf(List<Cell> asked) {
    return Combinations.product(asked.stream().map(this::allowed).toList());
  }

  private List<Node> allowed(Cell cell) {
    return choices.stream()
        .filter(c -> c.type().equals(cell.type()) && c.property().equals(cell.property()))
        .findFirst()
        .orElseThrow()
        .values();
  }

  /** The value of a link counts as a part of all values in its currency. */
  private void weigh(List<Node> undecided) {
    Map<String, Map<Node, Double>> byCurrency = new TreeMap<>();
    for (Node link : undecided) {
      for (Node value : facts.stated(link, VALUE)) {
        String currency = facts.stated(link, CURRENCY).toString();
        byCurrency
            .computeIfAbsent(currency, any -> new LinkedHashMap<>())
            .put(link, AllowedValues.number(value).doubleValue());
      }
    }
    for (Map<Node, Double> values : byCurrency.values()) {
      double total = values.values().stream().mapToDouble(value -> value).sum();
      if (total > 0) {
        values.forEach((link, value) -> weights.put(link, value / total));
      }
    }
  }
}
