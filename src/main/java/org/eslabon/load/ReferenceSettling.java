package org.eslabon.load;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eslabon.column.GraphBuilder;
import org.eslabon.column.KeyIndex;
import org.eslabon.model.DataIris;

/**
 * Finds the rows that ids in cells refer to, once the keys of all rows are known. As {@link
 * References}, but without a word on what is wrong: an id that does not name just one row is
 * settled by nothing. Safe for threads.
 */
final class ReferenceSettling implements GraphBuilder.Settling {

  /** What cells may refer to, by a number that is the same for all tables. */
  private static final List<List<String>> SENSES =
      Tables.ALL.stream()
          .flatMap(table -> table.columns().stream())
          .map(Column::type)
          .filter(CellType.Reference.class::isInstance)
          .map(type -> ((CellType.Reference) type).kinds())
          .distinct()
          .toList();

  private static final long SEVERAL = -2;

  private final Map<String, KeyIndex> keys;
  private final List<List<KeyIndex>> indexes;

  /**
   * Prepares to settle.
   *
   * @param keys of all kinds that any row refers to, as far as there are rows of the kind
   */
  ReferenceSettling(Map<String, KeyIndex> keys) {
    this.keys = keys;
    indexes =
        SENSES.stream()
            .map(sense -> sense.stream().filter(keys::containsKey).map(keys::get).toList())
            .toList();
  }

  /** The number that stands for these kinds. */
  static int sense(List<String> kinds) {
    return SENSES.indexOf(kinds);
  }

  /** Whether any column refers to rows of the kind. */
  static boolean isReferredTo(String kind) {
    return SENSES.stream().anyMatch(sense -> sense.contains(kind));
  }

  /** All kinds that these numbers stand for. */
  static Set<String> kinds(BitSet senses) {
    return senses.stream()
        .mapToObj(SENSES::get)
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<KeyIndex> indexes(int sense) {
    return indexes.get(sense);
  }

  @Override
  public long settle(int sense, byte[] text, int from, int to) {
    String id = new String(text, from, to - from, StandardCharsets.UTF_8);
    byte[] encoded = encoded(id);
    long found = only(sense, encoded);
    return found == KeyIndex.NONE ? qualified(SENSES.get(sense), id) : found;
  }

  /** The key of the only kind that has the id. */
  private long only(int sense, byte[] id) {
    long found = KeyIndex.NONE;
    for (KeyIndex index : indexes.get(sense)) {
      long key = index.find(id, 0, id.length);
      if (key != KeyIndex.NONE) {
        found = found == KeyIndex.NONE ? key : SEVERAL;
      }
    }
    return found;
  }

  /** {@code cluster/sinos} says which kind is meant. */
  private long qualified(List<String> kinds, String id) {
    int slash = id.indexOf('/');
    KeyIndex index = slash < 0 ? null : keys.get(id.substring(0, slash));
    if (index == null || !kinds.contains(id.substring(0, slash))) {
      return KeyIndex.NONE;
    }
    byte[] encoded = encoded(id.substring(slash + 1));
    return index.find(encoded, 0, encoded.length);
  }

  private static byte[] encoded(String id) {
    return DataIris.encode(id).getBytes(StandardCharsets.UTF_8);
  }
}
