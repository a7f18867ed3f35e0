package org.eslabon.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.eslabon.load.LoadProgress.Phase;
import org.eslabon.model.DataIris;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.Delta;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * What changed cells of the canonical tables mean for a dataset that was loaded from them. Cells
 * are read by the code that reads tables, so that the same words, ids and errors count. The dataset
 * is only read, inside a transaction of the caller; for one set of changes.
 */
public final class CellChanges {

  /** Where a row stands that no loaded table has. */
  private static final Node SUPPOSED = GraphNames.asserted("what-if");

  private final DatasetGraph data;
  private final Notations notations;
  private final StatedCells stated;
  private final DataIris iris;
  private final Problems problems = new Problems();
  private final Map<RowId, ChangedRow> rows = new LinkedHashMap<>();

  /** One row, whether it is there or not. */
  private record RowId(Table table, Node thing) {}

  /** The cells of a row that are to change, and the cells as they are to be. */
  private record ChangedRow(
      Row row, List<Integer> positions, boolean isNew, Node graph, SourcePlace place) {}

  /**
   * Changes to a dataset.
   *
   * @param base what the IRIs of its data start with
   * @param notations the concepts of the theory that cells may name
   */
  public CellChanges(DatasetGraph data, String base, Notations notations) {
    this.data = data;
    this.notations = notations;
    this.stated = new StatedCells(data);
    this.iris = new DataIris(base);
  }

  /**
   * The statements that come and go when the cells change. A row that no table has comes into being
   * when its kind is said, {@code link/new-link}, and all required cells are there.
   *
   * @throws ProblemException with every problem of every change
   */
  public Delta of(List<CellChange> changes) {
    changes.forEach(this::take);
    Pass check =
        new Pass(
            Phase.CHECK,
            iris,
            new Keys(),
            new References(),
            notations,
            new GraphClaims(),
            problems,
            (graph, subject, predicate, object) -> {});
    read(check);
    if (check.references().any()) {
      stored(iris.base()).forEach((thing, id) -> check.keys().addStored(kindOf(thing), id));
    }
    check.references().resolve(check.keys(), iris, this::isKnown, problems);
    if (!problems.none()) {
      throw new ProblemException(problems.inOrder());
    }
    Set<Quad> added = new HashSet<>();
    read(check.writing((graph, s, p, o) -> added.add(Quad.create(graph, s, p, o))));
    return Delta.between(data, added, replaced());
  }

  private void take(CellChange change) {
    RowId id = row(change);
    if (id == null) {
      return;
    }
    Table table = id.table();
    int position = table.position(change.column());
    if (position < 0) {
      problems.add(table.unknownColumn(change.column(), change.place()));
      return;
    }
    Column column = table.columns().get(position);
    ChangedRow changed = rows.computeIfAbsent(id, any -> start(id, change.place()));
    if (!changed.isNew() && table.key().contains(column.name())) {
      problems.add(
          new Problem(
              ProblemCode.L061,
              "`" + column.name() + "` is part of the key, which stays as it is",
              change.place(),
              "suppose another row instead"));
    } else if (!changed.isNew() && column.required() && change.value().isEmpty()) {
      problems.add(
          new Problem(
              ProblemCode.L023,
              "the required cell `" + column.name() + "` is empty",
              change.place(),
              null));
    } else {
      SourcePlace place = change.place();
      changed.row().put(position, change.value(), place.line(), place.column());
      changed.positions().add(position);
    }
  }

  /** The row as it stands, with the cells that others in the row are read or judged by. */
  private ChangedRow start(RowId id, SourcePlace place) {
    Table table = id.table();
    Row row = new Row(place.file(), table.columns().size());
    row.begin(place.line(), place.column());
    boolean isNew = !stated.isRow(table, id.thing());
    if (isNew) {
      List<String> key = keyOf(table, id.thing());
      for (int i = 0; i < key.size(); i++) {
        row.put(table.position(table.key().get(i)), key.get(i), place.line(), place.column());
      }
    } else {
      for (int i = 0; i < table.columns().size(); i++) {
        String text = stated.text(table, table.columns().get(i), id.thing());
        row.put(i, text, place.line(), place.column());
      }
    }
    Node graph = isNew ? SUPPOSED : stated.graphOf(table, id.thing());
    return new ChangedRow(row, new ArrayList<>(), isNew, graph, place);
  }

  private List<String> keyOf(Table table, Node thing) {
    String local = thing.getURI().substring((iris.base() + table.kind() + "/").length());
    return Stream.of(local.split("--", -1)).map(CellText::decoded).toList();
  }

  private void read(Pass pass) {
    rows.forEach(
        (id, changed) -> {
          if (changed.isNew()) {
            readNew(id.table(), changed, pass);
          } else {
            readCells(id, changed, pass);
          }
        });
  }

  private static void readNew(Table table, ChangedRow changed, Pass pass) {
    TableReading reading = new TableReading(table, changed.place().file(), changed.graph(), pass);
    reading.row().begin(changed.place().line(), changed.place().column());
    for (int i = 0; i < table.columns().size(); i++) {
      SourcePlace place = changed.row().place(i);
      reading.row().put(i, changed.row().cell(i), place.line(), place.column());
    }
    reading.accept();
  }

  private static void readCells(RowId id, ChangedRow changed, Pass pass) {
    RowTranslator translator = new RowTranslator(id.table(), changed.graph(), pass);
    Row row = changed.row();
    for (int position : affected(id.table(), changed.positions())) {
      if (!row.cell(position).isEmpty()) {
        try {
          translator.translate(position, id.thing(), row);
        } catch (BadCell bad) {
          Column column = id.table().columns().get(position);
          pass.problems().add(bad.at(row.place(position), column.name()));
        }
      }
    }
    if (pass.checking()) {
      new RowConsistency(id.table()).problem(row).ifPresent(pass.problems()::add);
    }
  }

  /** Some cells say one thing together: a point, and a claim of a property. */
  private static Set<Integer> affected(Table table, List<Integer> positions) {
    Set<Integer> affected = new TreeSet<>(positions);
    for (int position : positions) {
      CellType type = table.columns().get(position).type();
      if (type instanceof CellType.Latitude || type instanceof CellType.Longitude) {
        affected.add(table.position("latitude"));
        affected.add(table.position("longitude"));
      }
      if (position == table.position("property")) {
        affected.add(table.position("value"));
      }
      if (position == table.position("criterion")) {
        affected.add(table.position("answer"));
      }
    }
    return affected;
  }

  private Set<Quad> replaced() {
    Set<Quad> replaced = new HashSet<>();
    rows.forEach(
        (id, changed) -> {
          if (!changed.isNew()) {
            for (int position : affected(id.table(), changed.positions())) {
              Column column = id.table().columns().get(position);
              replaced.addAll(stated.quads(id.table(), column, id.thing()));
            }
          }
        });
    return replaced;
  }

  private @Nullable RowId row(CellChange change) {
    int slash = change.row().indexOf('/');
    String kind = slash < 0 ? null : change.row().substring(0, slash);
    String id = change.row().substring(slash + 1);
    if (change.table() != null) {
      Table table = Tables.find(change.table()).orElse(null);
      if (table == null) {
        problems.add(unknownTable(change.table(), change.place()));
        return null;
      }
      kind = table.kind();
    }
    List<RowId> found = new ArrayList<>();
    RowId unborn = null;
    for (Table table : Tables.ALL) {
      if (kind == null ? table.key().size() == 1 : table.kind().equals(kind)) {
        RowId candidate = new RowId(table, thing(table, id));
        if (stated.isRow(table, candidate.thing())) {
          found.add(candidate);
        }
        unborn = kind == null ? null : candidate;
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty() && unborn != null && mayBeNew(unborn, change)) {
      return unborn;
    }
    problems.add(found.isEmpty() ? unknownRow(change, id, kind) : ambiguous(change, found));
    return null;
  }

  private Node thing(Table table, String id) {
    return table.thing(iris, table.key().size() == 1 ? List.of(id) : List.of(id.split("--", -1)));
  }

  /** A mistyped id is likelier than a new row when there is one much like it. */
  private boolean mayBeNew(RowId id, CellChange change) {
    long needed = id.table().key().stream().filter(name -> isRequired(id.table(), name)).count();
    return rows.containsKey(id)
        || (id.table().key().size() > 1
            ? keyOf(id.table(), id.thing()).size() >= needed
            : isRequired(id.table(), change.column()));
  }

  private static boolean isRequired(Table table, String column) {
    int position = table.position(column);
    return position >= 0 && table.columns().get(position).required();
  }

  private static Problem unknownTable(String name, SourcePlace place) {
    return new Problem(
        ProblemCode.L003,
        "`" + name + "` is none of the canonical tables",
        place,
        NearestName.of(name, Tables.names())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("they are " + String.join(", ", Tables.names())));
  }

  private Problem unknownRow(CellChange change, String id, @Nullable String kind) {
    return new Problem(
        ProblemCode.L032,
        (kind == null ? "no row" : "no " + kind) + " has the id `" + id + "`",
        change.place(),
        NearestName.of(id, ids(kind)).map(near -> "did you mean `" + near + "`?").orElse(null));
  }

  private static Problem ambiguous(CellChange change, List<RowId> found) {
    List<String> names =
        found.stream().map(id -> "`" + id.table().kind() + "/" + change.row() + "`").toList();
    return new Problem(
        ProblemCode.L033,
        "`" + change.row() + "` is the id of several rows",
        change.place(),
        "say which: " + String.join(" or ", names));
  }

  private Set<String> ids(@Nullable String kind) {
    String start = kind == null ? iris.base() : iris.base() + kind + "/";
    return new TreeSet<>(stored(start).values());
  }

  private String kindOf(Node thing) {
    String local = thing.getURI().substring(iris.base().length());
    return local.substring(0, Math.max(0, local.indexOf('/')));
  }

  /** Things whose IRI begins so, with their ids. */
  private Map<Node, String> stored(String start) {
    Map<Node, String> ids = new HashMap<>();
    data.find(Node.ANY, Node.ANY, DCTerms.identifier.asNode(), Node.ANY)
        .forEachRemaining(
            quad -> {
              if (quad.getSubject().isURI() && quad.getSubject().getURI().startsWith(start)) {
                ids.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm());
              }
            });
    return ids;
  }

  private boolean isKnown(String kind, String id) {
    Node thing = iris.thing(kind, id);
    return Tables.ALL.stream()
        .filter(table -> table.kind().equals(kind))
        .anyMatch(table -> stated.isRow(table, thing));
  }
}
