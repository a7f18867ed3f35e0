package org.eslabon.rules.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eslabon.column.ColumnGraph;
import org.eslabon.rules.relation.Operator.Source;
import org.jspecify.annotations.Nullable;

/**
 * What rules read: the triples of a graph and, growing, those that were concluded. Any number of
 * threads may read while nobody adds; what was handed out stays as it is.
 */
public final class Facts {

  private final ColumnGraph given;
  private final Map<Integer, Pairs> shared;
  private final Lexicon lexicon;
  private final Map<Integer, Predicate> predicates = new ConcurrentHashMap<>();
  private int version;

  private static final class Predicate {
    private final Pairs given;
    private Pairs all;
    private final List<Addition> additions = new ArrayList<>();
    private int merged;

    Predicate(Pairs given) {
      this.given = given;
      this.all = given;
    }

    /** The version of the last addition; 0 when there is none. */
    int last() {
      return additions.isEmpty() ? 0 : additions.get(additions.size() - 1).version;
    }

    /** Puts together what was added one by one, when somebody asks for it. */
    synchronized Pairs all() {
      while (merged < additions.size()) {
        all = all.merge(additions.get(merged++).pairs);
      }
      return all;
    }
  }

  private record Addition(int version, Pairs pairs) {}

  public Facts(ColumnGraph given) {
    this(given, new ConcurrentHashMap<>());
  }

  /**
   * Facts that share with others what is worked out about a graph.
   *
   * @param shared its triples by predicate, as far as somebody has asked for them
   */
  Facts(ColumnGraph given, Map<Integer, Pairs> shared) {
    this.given = given;
    this.shared = shared;
    this.lexicon = new Lexicon(given.terms());
  }

  /** What is known of a predicate. A graph that is mapped from a file is read when asked for. */
  private @Nullable Predicate known(int predicate) {
    Predicate known = predicates.get(predicate);
    if (known == null && given.relation(predicate).rows() > 0) {
      Pairs pairs = shared.computeIfAbsent(predicate, p -> Pairs.of(given.relation(predicate)));
      known = predicates.computeIfAbsent(predicate, p -> new Predicate(pairs));
    }
    return known;
  }

  /** Terms and their ids. */
  public Lexicon lexicon() {
    return lexicon;
  }

  /** In the place of an id that may be any. */
  public static final int ANY = -1;

  /** A triple, or a pattern of triples. */
  public record Ids(int subject, int predicate, int object) {}

  /** The triples that match a pattern. */
  public Stream<Ids> find(Ids pattern, Source source) {
    int[] found = pattern.predicate() == ANY ? predicates(source) : new int[] {pattern.predicate()};
    return Arrays.stream(found)
        .boxed()
        .flatMap(p -> find(pairs(p, source), p, pattern.subject(), pattern.object()));
  }

  private static Stream<Ids> find(Pairs pairs, int predicate, int subject, int object) {
    if (subject != ANY && object != ANY) {
      return pairs.contains(subject, object)
          ? Stream.of(new Ids(subject, predicate, object))
          : Stream.of();
    }
    if (object != ANY) {
      return pairs
          .inverse()
          .rowsOf(object)
          .mapToObj(row -> new Ids(pairs.inverse().values()[row], predicate, object));
    }
    IntStream rows = subject == ANY ? IntStream.range(0, pairs.rows()) : pairs.rowsOf(subject);
    return rows.mapToObj(row -> new Ids(pairs.keys()[row], predicate, pairs.values()[row]));
  }

  /** A number that grows with each addition. */
  public int version() {
    return version;
  }

  /** Ids of all predicates that have triples. */
  int[] predicates(Source source) {
    IntStream concluded =
        source == Source.GIVEN
            ? IntStream.empty()
            : predicates.keySet().stream().mapToInt(Integer::intValue);
    return IntStream.concat(Arrays.stream(given.predicates()), concluded)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The triples of a predicate. */
  Pairs pairs(int predicate, Source source) {
    Predicate known = known(predicate);
    if (known == null) {
      return Pairs.NONE;
    }
    return source == Source.GIVEN ? known.given : known.all();
  }

  /** The triples of a predicate that came after a version. */
  Pairs since(int predicate, int before) {
    Predicate known = known(predicate);
    Pairs since = Pairs.NONE;
    if (known != null) {
      for (int i = known.additions.size() - 1; i >= 0; i--) {
        Addition addition = known.additions.get(i);
        if (addition.version <= before) {
          break;
        }
        since = since.merge(addition.pairs);
      }
    }
    return since;
  }

  /** Ids of the predicates that have triples since a version. */
  int[] changedSince(int before) {
    return predicates.entrySet().stream()
        .filter(e -> e.getValue().last() > before)
        .mapToInt(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  /** Whether the triple was there from the beginning. */
  public boolean isGiven(int subject, int predicate, int object) {
    Predicate known = known(predicate);
    return known != null && known.given.contains(subject, object);
  }

  /** Whether the triple is there. */
  public boolean contains(int subject, int predicate, int object) {
    Predicate known = known(predicate);
    return known != null && known.all().contains(subject, object);
  }

  /**
   * Adds conclusions about one predicate.
   *
   * @param pairs subject and object; used up by this
   * @return those that were not given
   */
  public Added add(int predicate, PairRows pairs) {
    Pairs sorted = pairs.sorted();
    Predicate known = known(predicate);
    if (known == null) {
      known = new Predicate(Pairs.NONE);
      predicates.put(predicate, known);
    }
    Pairs own = sorted.without(known.given);
    Pairs all = known.all();
    Pairs fresh = all == known.given ? own : own.without(all);
    if (fresh.rows() > 0) {
      known.additions.add(new Addition(++version, fresh));
    }
    return new Added(own, fresh.rows());
  }

  /**
   * What came of an addition.
   *
   * @param conclusions pairs that were not given
   * @param fresh how many of them nobody had concluded before
   */
  public record Added(Pairs conclusions, int fresh) {}
}
