package org.eslabon.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all rows of one request: what refers to a row is resolved here, and two rows with one
 * key are noticed here.
 */
class Keys {

  private static final String SEPARATOR = "\u0001";

  private final Map<String, Map<String, Mark>> byKind = new HashMap<>();
  private final Set<String> described = new HashSet<>();
  private final Set<String> unread = new HashSet<>();

  /** Where a row stands, and a digest of its cells. */
  private record Mark(String file, long line, long digest) {}

  /**
   * Notes a row.
   *
   * @param digest of its cells
   * @return the problem when its key is taken: twice in one file, or by a row of another file that
   *     says something else
   */
  @Nullable Problem add(Table table, List<String> parts, long digest, SourcePlace place) {
    String joined = joined(parts);
    Mark mark = new Mark(place.file(), place.line(), digest);
    Mark earlier =
        byKind.computeIfAbsent(table.kind(), kind -> new HashMap<>()).putIfAbsent(joined, mark);
    if (earlier == null) {
      return null;
    }
    String key = String.join(", ", parts);
    SourcePlace other = new SourcePlace(earlier.file(), earlier.line(), 0);
    if (earlier.file().equals(mark.file())) {
      return new Problem(
          ProblemCode.L030,
          keyColumns(table) + " `" + key + "` is taken by the row on line " + other.line(),
          place,
          null);
    }
    if (earlier.digest() != mark.digest()) {
      return new Problem(
          ProblemCode.L031,
          keyColumns(table) + " `" + key + "` is taken by a row that differs, at " + other,
          place,
          "give one of them another key, or make both rows the same");
    }
    return null;
  }

  /** A key as one text; no part has a control character. */
  static String joined(List<String> parts) {
    return parts.size() == 1 ? parts.get(0) : String.join(SEPARATOR, parts);
  }

  /** The parts of a joined key. */
  static List<String> parts(String joined) {
    return List.of(joined.split(SEPARATOR, -1));
  }

  /** Notes a row that the store has, so that cells may refer to it and its id may be proposed. */
  void addStored(String kind, String id) {
    byKind.computeIfAbsent(kind, any -> new HashMap<>()).putIfAbsent(id, new Mark("", 0, 0));
  }

  /** Notes that RDF in the request describes a thing; cells can refer to those under the base. */
  void addDescribed(String iri, String base) {
    if (iri.startsWith(base)) {
      described.add(iri);
    }
  }

  boolean describes(String iri) {
    return described.contains(iri);
  }

  /** Notes that rows of this table are unknown because their file cannot be read. */
  void addUnread(Table table) {
    unread.add(table.kind());
  }

  /** Whether ids of these kinds may be missing for a reason that is reported by itself. */
  boolean mayLack(List<String> kinds) {
    return kinds.stream().anyMatch(unread::contains);
  }

  boolean has(String kind, String id) {
    return byKind.getOrDefault(kind, Map.of()).containsKey(id);
  }

  Collection<String> ids(String kind) {
    return byKind.getOrDefault(kind, Map.of()).keySet();
  }

  private static String keyColumns(Table table) {
    List<String> key = table.key();
    return key.size() == 1 ? "`" + key.get(0) + "`" : "the key `" + String.join(", ", key) + "`";
  }
}
