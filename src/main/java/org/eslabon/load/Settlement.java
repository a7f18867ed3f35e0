package org.eslabon.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.eslabon.load.Findings.OpenReference;
import org.eslabon.load.Findings.RowKey;
import org.eslabon.model.DataIris;
import org.eslabon.problem.Problem;

/**
 * What rows that were read apart ({@link ScatteredRows}) say of each other: the same answers, and
 * the same words for what is wrong, as when the {@link Loader} reads all of them.
 */
public final class Settlement {

  private Settlement() {}

  /**
   * A thing that a row describes, or that a cell may mean.
   *
   * @param kind as in its IRI
   */
  public record Thing(String kind, String id) {}

  /** The kinds of thing that any column refers to. */
  public static List<String> referredKinds() {
    return Tables.ALL.stream().map(Table::kind).filter(ReferenceSettling::isReferredTo).toList();
  }

  /** The kind of thing that the rows of a table describe, as references name it. */
  public static String kind(String table) {
    return Tables.find(table).orElseThrow().kind();
  }

  /** Every thing that an id may mean in a cell that refers to things of some kinds. */
  public static List<Thing> meant(List<String> kinds, String id) {
    List<Thing> meant = new ArrayList<>();
    kinds.forEach(kind -> meant.add(new Thing(kind, id)));
    int slash = id.indexOf('/');
    if (slash >= 0 && kinds.contains(id.substring(0, slash))) {
      meant.add(new Thing(id.substring(0, slash), id.substring(slash + 1)));
    }
    return meant;
  }

  /**
   * The thing that an id stands for; empty when that is none or several.
   *
   * @param known those among the meant things that rows describe
   */
  public static Optional<Node> node(
      List<String> kinds, String id, Collection<Thing> known, DataIris iris) {
    return References.node(kinds, id, keys(known), iris);
  }

  /**
   * What is wrong with rows that have one key.
   *
   * @param keys file by file, in the order of the rows
   */
  public static List<Problem> taken(List<RowKey> keys) {
    Keys seen = new Keys();
    Problems problems = new Problems();
    for (RowKey key : keys) {
      Table table = Tables.find(key.table()).orElseThrow();
      Problem taken = seen.add(table, Keys.parts(key.key()), key.digest(), key.place());
      if (taken != null) {
        problems.add(taken);
      }
    }
    return problems.inOrder();
  }

  /**
   * What is wrong with references that stand for no thing or several.
   *
   * @param known things that rows describe: all that are meant, and others that may have been
   */
  public static List<Problem> lost(
      List<OpenReference> references, Collection<Thing> known, DataIris iris) {
    References lost = new References();
    for (OpenReference one : references) {
      lost.to(one.kinds()).mention(one.id(), one.column(), one.place());
    }
    Problems problems = new Problems();
    lost.resolve(keys(known), iris, (kind, id) -> false, problems);
    return problems.inOrder();
  }

  private static Keys keys(Collection<Thing> known) {
    Keys keys = new Keys();
    known.forEach(thing -> keys.addStored(thing.kind(), thing.id()));
    return keys;
  }
}
