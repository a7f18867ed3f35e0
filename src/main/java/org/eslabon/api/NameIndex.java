package org.eslabon.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.eslabon.model.Esl;
import org.eslabon.store.UnionQuery;

/** The things with a name in one version of the graph, found by their words. Immutable. */
final class NameIndex {

  /** What can be reconciled, in the order in which types are proposed. */
  static final List<Node> TYPES =
      List.of(
          Esl.term("Firm"),
          Esl.term("Cluster"),
          Esl.term("Institution"),
          Esl.term("Sector"),
          Esl.term("ValueChain"));

  /** Each misspelt word is held against all words there are. */
  private static final int MOST_WORDS = 16;

  private static final Query NAMES = QueryFactory.create(read());

  /** {@code Organisation for … (OECD)} is called by either part too. */
  private static final Pattern ADDED = Pattern.compile("(.+?)\\s*\\(([^)]*)\\)\\s*");

  private final Map<Node, NamedThing> things;
  private final Map<String, List<NamedThing>> byWord;

  private NameIndex(Map<Node, NamedThing> things) {
    this.things = things;
    this.byWord = new HashMap<>();
    for (NamedThing thing : things.values()) {
      Set<String> words = new HashSet<>();
      thing.names().forEach(name -> words.addAll(name.words()));
      words.forEach(word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(thing));
    }
  }

  /** Reads all names. */
  static NameIndex of(DatasetGraph data) {
    Map<Node, Set<Node>> types = new LinkedHashMap<>();
    Map<Node, Set<FoldedName>> names = new HashMap<>();
    Txn.executeRead(
        data,
        () -> {
          try (QueryExec rows = UnionQuery.over(data).query(NAMES).build()) {
            rows.select()
                .forEachRemaining(
                    row -> {
                      Node thing = row.get("thing");
                      types.computeIfAbsent(thing, t -> new HashSet<>()).add(row.get("type"));
                      String name = row.get("name").getLiteralLexicalForm();
                      Set<FoldedName> folded =
                          names.computeIfAbsent(thing, t -> new LinkedHashSet<>());
                      folded.add(FoldedName.of(name));
                      Matcher added = ADDED.matcher(name);
                      if (added.matches()) {
                        folded.add(FoldedName.of(added.group(1)));
                        folded.add(FoldedName.of(added.group(2)));
                      }
                    });
          }
        });
    Map<Node, NamedThing> things = new LinkedHashMap<>();
    types.forEach(
        (thing, all) -> {
          List<FoldedName> folded =
              names.getOrDefault(thing, Set.of()).stream()
                  .filter(name -> !name.words().isEmpty())
                  .toList();
          things.put(thing, new NamedThing(thing, all, folded));
        });
    return new NameIndex(things);
  }

  private static String read() {
    try (InputStream in = NameIndex.class.getResourceAsStream("names.rq")) {
      if (in == null) {
        throw new IllegalStateException("not bundled: names.rq");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The thing with an IRI. */
  Optional<NamedThing> find(Node node) {
    return Optional.ofNullable(things.get(node));
  }

  /** All things. */
  Collection<NamedThing> all() {
    return things.values();
  }

  /** Things that share a word with a name, or have one spelt nearly like it. */
  Collection<NamedThing> sharing(FoldedName name) {
    Set<NamedThing> found = new LinkedHashSet<>();
    for (String word : name.words().stream().limit(MOST_WORDS).toList()) {
      List<NamedThing> exact = byWord.get(word);
      if (exact != null) {
        found.addAll(exact);
      } else {
        byWord.forEach(
            (known, those) -> {
              if (known.charAt(0) == word.charAt(0) && FoldedName.alike(word, known) > 0) {
                found.addAll(those);
              }
            });
      }
    }
    return found;
  }

  /** Things with a name that goes on as what was typed begins, shorter names first. */
  List<NamedThing> completing(FoldedName typed, Optional<Node> type, int most) {
    return things.values().stream()
        .filter(thing -> type.isEmpty() || thing.types().contains(type.get()))
        .filter(thing -> thing.answers(typed))
        .sorted(
            Comparator.comparingInt(
                    (NamedThing thing) ->
                        thing.names().stream()
                            .filter(typed::begins)
                            .mapToInt(name -> name.text().length())
                            .min()
                            .orElse(Integer.MAX_VALUE))
                .thenComparing(thing -> thing.node().getURI()))
        .limit(most)
        .toList();
  }
}
