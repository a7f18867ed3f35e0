package org.eslabon.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.analysis.Question.Cell;
import org.eslabon.analysis.Shift.Move;
import org.eslabon.model.Esl;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * How a link could come to be governed otherwise: the smallest sets of changed determinants for
 * each other type, all of them. Breadth first over the values that the shapes allow.
 *
 * <p>Determinants are the cells of the link that its governance can rest on, and the shares that
 * are held, over any number of steps, in its supplier and its buyer; a share of the one in the
 * other that nobody recorded counts as one more. To become unknown is no change.
 */
public final class Shifts {

  private static final Node OWNERSHIP = Esl.term("Ownership");
  private static final Node OWNED = Esl.term("owned");
  private static final Node OWNER = Esl.term("owner");
  private static final Node SHARE = Esl.term("share");

  private final DatasetGraph data;
  private final Facts facts;
  private final Hypotheses hypotheses;
  private final List<Choice> choices;
  private final Map<Node, Delta> unrecorded = new HashMap<>();

  /**
   * What was found for one link. Immutable.
   *
   * @param governance its type now; {@code null} when it is not determined
   * @param shifts by number of changes
   * @param beyond types that no set of so many changes leads to
   * @param tried how many hypotheses were worked out
   */
  public record Report(
      Node link, @Nullable Node governance, List<Shift> shifts, List<Node> beyond, int tried) {

    public Report {
      shifts = List.copyOf(shifts);
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * A search over one state of the data.
   *
   * @param hypotheses about {@link Governance#WATCHED}
   * @param choices what may be stated
   */
  public Shifts(DatasetGraph data, Hypotheses hypotheses, List<Choice> choices) {
    this.data = data;
    this.facts = new Facts(data);
    this.hypotheses = hypotheses;
    this.choices = choices.stream().filter(choice -> hypotheses.restOn(choice.property())).toList();
  }

  /**
   * Searches.
   *
   * @param most how many determinants may change together
   */
  public Report of(Node link, int most) {
    List<Node> now = facts.concluded(link, Governance.TYPE);
    Set<Node> wanted = new LinkedHashSet<>(types());
    wanted.removeAll(now);
    List<Cell> cells = cells(link);
    List<Shift> found = new ArrayList<>();
    int tried = 0;
    for (int size = 1; size <= Math.min(most, cells.size()) && !wanted.isEmpty(); size++) {
      Set<Node> reached = new LinkedHashSet<>();
      for (List<Cell> changed : Combinations.ofSize(cells, size)) {
        for (List<Move> moves : Combinations.product(changed.stream().map(this::moves).toList())) {
          tried++;
          Delta consequences = hypotheses.consequences(given(moves));
          @Nullable Node type = Governance.decided(consequences).get(link);
          if (type != null && wanted.contains(type)) {
            reached.add(type);
            found.add(new Shift(type, moves, foreseen(link, type, consequences)));
          }
        }
      }
      wanted.removeAll(reached);
    }
    return new Report(link, now.isEmpty() ? null : now.get(0), found, List.copyOf(wanted), tried);
  }

  /** The governance types, from market to hierarchy. */
  private List<Node> types() {
    Map<Node, BigDecimal> ranks = new HashMap<>();
    data.find(Node.ANY, Node.ANY, Esl.term("hierarchyRank"), Node.ANY)
        .forEachRemaining(
            quad -> ranks.put(quad.getSubject(), AllowedValues.number(quad.getObject())));
    return ranks.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Cell> cells(Node link) {
    List<Cell> cells = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice.type().equals(Governance.LINK)) {
        cells.add(new Cell(link, choice.type(), choice.property()));
      }
    }
    if (choices.stream().anyMatch(choice -> choice.property().equals(SHARE))) {
      holdings(link).forEach(holding -> cells.add(new Cell(holding, OWNERSHIP, SHARE)));
    }
    return cells;
  }

  /** What is held in both sides, over any number of steps, and what one could hold in the other. */
  private Set<Node> holdings(Node link) {
    Set<Node> holdings = new LinkedHashSet<>();
    List<Node> suppliers = facts.stated(link, Esl.term("supplier"));
    List<Node> buyers = facts.stated(link, Esl.term("buyer"));
    List<Node> open = new ArrayList<>(suppliers);
    open.addAll(buyers);
    Set<Node> seen = new LinkedHashSet<>(open);
    while (!open.isEmpty()) {
      Node owned = open.remove(0);
      for (Node holding : facts.stating(OWNED, owned)) {
        holdings.add(holding);
        facts.stated(holding, OWNER).stream().filter(seen::add).forEach(open::add);
      }
    }
    for (Node supplier : suppliers) {
      for (Node buyer : buyers) {
        if (!supplier.equals(buyer)) {
          holdings.add(holding(supplier, buyer, holdings));
          holdings.add(holding(buyer, supplier, holdings));
        }
      }
    }
    return holdings;
  }

  private Node holding(Node owned, Node owner, Set<Node> known) {
    return known.stream()
        .filter(holding -> facts.stated(holding, OWNED).contains(owned))
        .filter(holding -> facts.stated(holding, OWNER).contains(owner))
        .findFirst()
        .orElseGet(() -> unrecorded(owned, owner));
  }

  /** A row that would be loaded under the same name. */
  private Node unrecorded(Node owned, Node owner) {
    String iri = owned.getURI();
    int id = iri.lastIndexOf('/') + 1;
    int kind = iri.lastIndexOf('/', id - 2) + 1;
    String name = localName(owned) + "--" + localName(owner);
    Node holding = NodeFactory.createURI(iri.substring(0, kind) + "ownership/" + name);
    Node graph = GraphNames.asserted("what-if");
    unrecorded.put(
        holding,
        new Delta(
            Set.of(
                Quad.create(graph, holding, RDF.Nodes.type, OWNERSHIP),
                Quad.create(graph, holding, OWNED, owned),
                Quad.create(graph, holding, OWNER, owner)),
            Set.of()));
    return holding;
  }

  private static String localName(Node thing) {
    String iri = thing.getURI();
    return iri.substring(iri.lastIndexOf('/') + 1).replace("--", "-%2D");
  }

  private List<Move> moves(Cell cell) {
    List<Node> stated = facts.stated(cell.thing(), cell.property());
    @Nullable Node before = stated.isEmpty() ? null : stated.get(0);
    return choices.stream()
        .filter(c -> c.type().equals(cell.type()) && c.property().equals(cell.property()))
        .flatMap(choice -> choice.values().stream())
        .filter(value -> before == null || !value.sameValueAs(before))
        .map(value -> new Move(cell, before, value))
        .toList();
  }

  private Delta given(List<Move> moves) {
    Delta given = Delta.NONE;
    for (Move move : moves) {
      Cell cell = move.cell();
      given = given.then(unrecorded.getOrDefault(cell.thing(), Delta.NONE));
      given = given.then(facts.set(cell.thing(), cell.property(), move.after()));
    }
    return given;
  }

  /** Moves of the second lens, between the types that it gives or that correspond. */
  private List<Node> foreseen(Node link, Node target, Delta consequences) {
    List<Node> from = facts.concluded(link, Governance.LENS_TYPE);
    Set<Node> to = new LinkedHashSet<>();
    for (Quad quad : consequences.added()) {
      if (quad.getSubject().equals(link) && quad.getPredicate().equals(Governance.LENS_TYPE)) {
        to.add(quad.getObject());
      }
    }
    if (from.isEmpty()) {
      from = corresponding(facts.concluded(link, Governance.TYPE));
    }
    if (to.isEmpty()) {
      to.addAll(corresponding(List.of(target)));
    }
    List<Node> foreseen = new ArrayList<>();
    for (Node source : from) {
      for (Node shift : theory(Esl.term("shiftFrom"), source)) {
        if (to.stream().anyMatch(end -> theory(Esl.term("shiftTo"), end).contains(shift))) {
          foreseen.add(shift);
        }
      }
    }
    return foreseen;
  }

  private List<Node> corresponding(List<Node> types) {
    return types.stream()
        .flatMap(type -> theory(Esl.term("correspondsTo"), type).stream())
        .toList();
  }

  private List<Node> theory(Node property, Node value) {
    return Iter.asStream(data.find(Node.ANY, Node.ANY, property, value))
        .map(Quad::getSubject)
        .distinct()
        .sorted(NodeCmp::compareRDFTerms)
        .toList();
  }
}
