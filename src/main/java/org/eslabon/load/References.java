package org.eslabon.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.eslabon.model.DataIris;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Every id that a cell of the request refers to. While files are checked, ids are only noted; once
 * all keys are known each is resolved, once, however many cells hold it.
 */
final class References {

  /** A name is sought among so many ids at most; more would take longer than reading the file. */
  private static final int COMPARED = 20_000;

  private static final int FURTHER_PLACES = 5;

  private final Map<List<String>, Targets> byKinds = new LinkedHashMap<>();
  private final boolean areOpen;

  /** No ids yet; each is going to be resolved here. */
  References() {
    this(false);
  }

  private References(boolean areOpen) {
    this.areOpen = areOpen;
  }

  /** Ids that are resolved somewhere else: each stands for an {@link OpenNode}. */
  static References leftOpen() {
    return new References(true);
  }

  /** The ids that cells use for things of some kinds. */
  static final class Targets {
    private final @Nullable List<String> open;
    private final Map<String, Mention> mentions = new HashMap<>();

    private Targets(@Nullable List<String> open) {
      this.open = open;
    }

    /** Whether ids need not be mentioned, since nobody resolves them here. */
    boolean areOpen() {
      return open != null;
    }

    /** Notes that a cell refers to an id. */
    void mention(String id, String column, Row row, int position) {
      Mention mention = mentions.get(id);
      if (mention != null && mention.further.size() == FURTHER_PLACES) {
        mention.uncounted++;
      } else {
        mention(id, column, row.place(position));
      }
    }

    /** Notes that the cell at a place refers to an id. */
    void mention(String id, String column, SourcePlace place) {
      Mention mention = mentions.get(id);
      if (mention == null) {
        mentions.put(id, new Mention(column, place));
      } else if (mention.further.size() < FURTHER_PLACES) {
        mention.further.add(place);
      } else {
        mention.uncounted++;
      }
    }

    /**
     * The thing that the id stands for.
     *
     * @throws IllegalStateException when no cell mentioned it while the files were checked
     */
    Node node(String id) {
      if (open != null) {
        return new OpenNode(new OpenNode.Id(open, id));
      }
      Mention mention = mentions.get(id);
      if (mention == null || mention.node == null) {
        throw new IllegalStateException("not resolved: " + id);
      }
      return mention.node;
    }
  }

  private static final class Mention {
    private final String column;
    private final SourcePlace first;
    private final List<SourcePlace> further = new ArrayList<>(0);
    private long uncounted;
    private @Nullable Node node;

    Mention(String column, SourcePlace first) {
      this.column = column;
      this.first = first;
    }

    Problem problem(ProblemCode code, String message, @Nullable String hint) {
      StringBuilder text = new StringBuilder("`" + column + "`: " + message);
      if (!further.isEmpty()) {
        text.append("; also at ");
        text.append(further.stream().map(SourcePlace::toString).collect(Collectors.joining(", ")));
      }
      if (uncounted > 0) {
        text.append(" and ").append(uncounted).append(" more");
      }
      return new Problem(code, text.toString(), first, hint);
    }
  }

  /** What a file must not do: refer to things of these kinds that are nowhere. */
  Targets to(List<String> kinds) {
    return byKinds.computeIfAbsent(kinds, any -> new Targets(areOpen ? kinds : null));
  }

  /** Whether any cell refers to anything. */
  boolean any() {
    return byKinds.values().stream().anyMatch(targets -> !targets.mentions.isEmpty());
  }

  /**
   * Finds what each id stands for: a row of the request, else something that the store describes.
   *
   * @param inStore whether the store describes the thing of this kind and id
   */
  void resolve(Keys keys, DataIris iris, BiPredicate<String, String> inStore, Problems problems) {
    byKinds.forEach(
        (kinds, targets) ->
            targets.mentions.forEach(
                (id, mention) -> {
                  Resolution found = new Resolution(kinds, id, keys, iris, inStore);
                  mention.node = found.node();
                  if (mention.node == null && !keys.mayLack(kinds)) {
                    problems.add(found.problem(mention));
                  }
                }));
  }

  /** The thing that an id stands for among things that are known; empty for none or several. */
  static Optional<Node> node(List<String> kinds, String id, Keys known, DataIris iris) {
    return Optional.ofNullable(
        new Resolution(kinds, id, known, iris, (kind, name) -> false).node());
  }

  /** The search for one id. */
  private static final class Resolution {
    private final List<String> kinds;
    private final String id;
    private final Keys keys;
    private final DataIris iris;
    private final List<String> candidates;
    private final @Nullable Node qualified;

    Resolution(
        List<String> kinds,
        String id,
        Keys keys,
        DataIris iris,
        BiPredicate<String, String> inStore) {
      this.kinds = kinds;
      this.id = id;
      this.keys = keys;
      this.iris = iris;
      BiPredicate<String, String> inRequest =
          (kind, name) -> keys.has(kind, name) || keys.describes(iris.thing(kind, name).getURI());
      List<String> own = kinds.stream().filter(kind -> inRequest.test(kind, id)).toList();
      candidates =
          own.isEmpty() ? kinds.stream().filter(kind -> inStore.test(kind, id)).toList() : own;
      qualified = candidates.isEmpty() ? qualified(inRequest.or(inStore)) : null;
    }

    /** {@code cluster/sinos} says which kind is meant when ids alone do not. */
    private @Nullable Node qualified(BiPredicate<String, String> exists) {
      int slash = id.indexOf('/');
      if (slash < 0) {
        return null;
      }
      String kind = id.substring(0, slash);
      String name = id.substring(slash + 1);
      return kinds.contains(kind) && exists.test(kind, name) ? iris.thing(kind, name) : null;
    }

    @Nullable Node node() {
      return candidates.size() == 1 ? iris.thing(candidates.get(0), id) : qualified;
    }

    Problem problem(Mention mention) {
      if (candidates.size() > 1) {
        return mention.problem(
            ProblemCode.L033,
            "`" + id + "` is the id of a " + String.join(" and of a ", candidates),
            "say which: "
                + candidates.stream()
                    .map(kind -> "`" + kind + "/" + id + "`")
                    .collect(Collectors.joining(" or ")));
      }
      return mention.problem(
          ProblemCode.L032,
          "no "
              + String.join(", ", kinds).replaceFirst(", (?=[^,]*$)", " or ")
              + " has the id `"
              + id
              + "`",
          nearest());
    }

    private @Nullable String nearest() {
      List<String> known =
          kinds.stream().flatMap(kind -> keys.ids(kind).stream()).limit(COMPARED + 1L).toList();
      if (known.size() > COMPARED) {
        return null;
      }
      return NearestName.of(id, known).map(name -> "did you mean `" + name + "`?").orElse(null);
    }
  }
}
