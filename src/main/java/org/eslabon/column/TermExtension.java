package org.eslabon.column;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * Terms that come to those of a graph. While they come, their ids follow those that were there; in
 * the end the new resources stand behind the old ones, so that literals move up. For one thread.
 */
final class TermExtension {

  private final Terms base;
  private final TermTable added = new TermTable();
  private int resources;
  private int[] places = new int[0];

  TermExtension(Terms base) {
    this.base = base;
  }

  /** The id of a term for now. */
  int add(Node term) {
    int kind = base.kinds().of(term);
    byte[] text = TermKinds.text(term);
    int known = base.find(kind, text);
    return known >= 0
        ? known
        : base.size()
            + added.add(text, 0, text.length, kind, TermText.hash(text, 0, text.length, kind));
  }

  /** How far the literals that were there before move up; known when all terms are built. */
  int shift() {
    return resources;
  }

  /** The id in the end of one that was given while terms came. */
  int id(int known) {
    if (known < base.resources()) {
      return known;
    }
    return known < base.size() ? known + resources : places[known - base.size()];
  }

  /** All terms, with the ids that they have in the end. Nothing can be added afterwards. */
  Terms build() {
    place();
    int first = base.resources() + resources;
    int literals = Math.addExact(base.size(), added.size()) - first;
    TermColumns columns = new TermColumns(first, literals, base.kinds());
    columns.copy(base);
    List<ByteBuffer> pages = new ArrayList<>(base.columns().pages());
    TermColumns.Writer writer = columns.writer();
    for (int term = 0; term < places.length; term++) {
      writer.put(places[term], added, term, pages.size());
    }
    pages.add(added.text());
    return new Terms(base.kinds(), first, columns.of(pages, slots()));
  }

  private void place() {
    places = new int[added.size()];
    for (int term = 0; term < places.length; term++) {
      resources += added.kind(term) <= TermKinds.BLANK ? 1 : 0;
    }
    int resource = base.resources();
    int literal = base.size() + resources;
    for (int term = 0; term < places.length; term++) {
      places[term] = added.kind(term) <= TermKinds.BLANK ? resource++ : literal++;
    }
  }

  /** The hash index of all terms. */
  private List<LongBuffer> slots() {
    long[] hashes = new long[places.length];
    int[] starts = new int[Terms.PARTS + 1];
    for (int term = 0; term < hashes.length; term++) {
      byte[] text = added.bytes(term);
      hashes[term] = TermText.hash(text, 0, text.length, added.kind(term));
      starts[Terms.part(hashes[term]) + 1]++;
    }
    for (int part = 0; part < Terms.PARTS; part++) {
      starts[part + 1] += starts[part];
    }
    int[] next = starts.clone();
    long[] slots = new long[hashes.length];
    for (int term = 0; term < hashes.length; term++) {
      slots[next[Terms.part(hashes[term])]++] = TermTable.slot(hashes[term], places[term]);
    }
    return IntStream.range(0, Terms.PARTS)
        .parallel()
        .mapToObj(part -> slots(part, Arrays.copyOfRange(slots, starts[part], starts[part + 1])))
        .toList();
  }

  private LongBuffer slots(int part, long[] more) {
    LongBuffer known = base.columns().slots().get(part);
    int size = more.length;
    for (int i = 0; i < known.limit(); i++) {
      size += known.get(i) == 0 ? 0 : 1;
    }
    int room = known.limit();
    while (size * 2L > room) {
      room *= 2;
    }
    long[] all = new long[room];
    for (int i = 0; i < known.limit(); i++) {
      long slot = known.get(i);
      if (slot != 0) {
        put(all, TermTable.slot(slot >>> 32, id(TermTable.termIn(slot))));
      }
    }
    for (long slot : more) {
      put(all, slot);
    }
    return LongBuffer.wrap(all);
  }

  private static void put(long[] slots, long slot) {
    int mask = slots.length - 1;
    int place = (int) (slot >>> 32) & mask;
    while (slots[place] != 0) {
      place = (place + 1) & mask;
    }
    slots[place] = slot;
  }
}
