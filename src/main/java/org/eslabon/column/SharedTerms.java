package org.eslabon.column;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dictionary while it is filled by several threads: parts by the upper bits of the hash, each
 * behind its own lock. For each term it keeps which piece of the input has it first, so that the
 * final ids do not depend on which thread came first.
 */
final class SharedTerms {

  /** Of a term beside its text: piece and hash while they come, and all that stands beside ids. */
  private static final int TERM_OCTETS = 76;

  private final Part[] parts = new Part[Terms.PARTS];
  private volatile double growth = TermTable.GROWTH;

  /** Terms that share the upper bits of their hash. */
  private final class Part {
    private final TermTable table = new TermTable();

    /** The id of each term, and before they are numbered which piece has it first, as its ~. */
    private int[] ids = new int[64];

    /** How many terms each piece has first, by its number. */
    private int[] resources = new int[64];

    private int[] literals = new int[64];

    /** Kept so that nobody may leave the touching out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /** Finds out where the terms of this part are. */
    void locate(int part, int piece, PartOrder order, int[] located) {
      table.growth(growth);
      int from = order.start(part);
      int to = order.start(part + 1);
      int[] terms = order.terms();
      long[] hashes = order.hashes();
      long[] heads = order.heads();
      touched += table.touch(hashes, from, to);
      if (piece >= resources.length) {
        resources = Arrays.copyOf(resources, piece * 2);
        literals = Arrays.copyOf(literals, piece * 2);
      }
      for (int at = from; at < to; at++) {
        located[terms[at]] = Piece.locate(part, add(order.text(), heads[at], hashes[at], piece));
      }
    }

    private int add(byte[] text, long head, long hash, int piece) {
      int known = table.size();
      int from = TermText.start(text, (int) head);
      int to = from + TermText.length(text, (int) head);
      int kind = (int) (head >>> 32);
      int term = table.add(text, from, to, kind, hash);
      if (term == known) {
        makeRoom(term);
      } else if (piece < ~ids[term]) {
        counts(kind)[~ids[term]]--;
      } else {
        return term;
      }
      ids[term] = ~piece;
      counts(kind)[piece]++;
      return term;
    }

    private int[] counts(int kind) {
      return isResource(kind) ? resources : literals;
    }

    private void makeRoom(int term) {
      if (term == ids.length) {
        if (term == Piece.PART_LIMIT) {
          throw new IllegalStateException("the dictionary holds too many terms");
        }
        ids = Arrays.copyOf(ids, (int) Math.min(Piece.PART_LIMIT, 16 + term * growth));
      }
    }

    /** Makes the slots lead to ids. */
    void renumber() {
      long[] slots = table.slots();
      for (int i = 0; i < slots.length; i++) {
        if (slots[i] != 0) {
          slots[i] = TermTable.slot(slots[i] >>> 32, ids[TermTable.termIn(slots[i])]);
        }
      }
    }
  }

  SharedTerms() {
    Arrays.setAll(parts, i -> new Part());
  }

  /** About how much memory the terms will take when they are numbered, besides what they take. */
  long octets() {
    long octets = 0;
    for (Part part : parts) {
      synchronized (part) {
        octets += (long) part.table.size() * TERM_OCTETS + part.table.text().limit() * 3L / 2;
      }
    }
    return octets;
  }

  /** Says that the terms are going to be so many times as many. */
  void growth(double times) {
    growth = times;
  }

  /** Adds the terms of a piece and says where they are, with room for more behind them. */
  int[] locate(int piece, LocalRows rows) {
    PartOrder order = rows.order;
    order.order(rows.terms);
    int[] located = new int[rows.terms.size() + rows.names.size()];
    for (int i = 0; i < Terms.PARTS; i++) {
      // threads begin with different parts, so that they seldom wait for each other
      int part = (i + piece * 17) % Terms.PARTS;
      synchronized (parts[part]) {
        parts[part].locate(part, piece, order, located);
      }
    }
    return located;
  }

  /** Whether the text of a term begins so. */
  boolean begins(int location, byte[] prefix) {
    TermTable table = parts[Piece.part(location)].table;
    int from = table.from(Piece.term(location));
    int to = table.to(Piece.term(location));
    return to - from >= prefix.length
        && Arrays.equals(table.array(), from, from + prefix.length, prefix, 0, prefix.length);
  }

  /** Adds what follows a prefix in the text of a term. */
  void index(int location, int prefix, KeyIndex index) {
    TermTable table = parts[Piece.part(location)].table;
    int term = Piece.term(location);
    index.add(table.array(), table.from(term) + prefix, table.to(term), location);
  }

  /** The id of a term that {@link #locate} named, once they are numbered. */
  int id(int location) {
    return parts[Piece.part(location)].ids[Piece.term(location)];
  }

  /** Gives the terms their ids. Nothing can be added afterwards. */
  Terms number(List<Piece> pieces, TermKinds kinds) {
    int[] resources = new int[pieces.size() + 1];
    int[] literals = new int[pieces.size() + 1];
    for (int p = 0; p < pieces.size(); p++) {
      int number = pieces.get(p).number();
      resources[p + 1] = resources[p];
      literals[p + 1] = literals[p];
      for (Part part : parts) {
        if (number < part.resources.length) {
          resources[p + 1] = Math.addExact(resources[p + 1], part.resources[number]);
          literals[p + 1] = Math.addExact(literals[p + 1], part.literals[number]);
        }
      }
    }
    int first = resources[pieces.size()];
    TermColumns columns = new TermColumns(first, literals[pieces.size()], kinds);
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(p -> number(pieces.get(p), resources[p], first + literals[p], columns.writer()));
    IntStream.range(0, parts.length).parallel().forEach(p -> parts[p].renumber());
    List<ByteBuffer> pages = new ArrayList<>();
    List<LongBuffer> slots = new ArrayList<>();
    for (Part part : parts) {
      pages.add(part.table.text());
      slots.add(LongBuffer.wrap(part.table.slots()));
    }
    return new Terms(kinds, first, columns.of(pages, slots));
  }

  /**
   * Gives ids to the terms that this piece has first. Each part has them in the same order, so that
   * all that is read and written lies one after the other.
   */
  private void number(Piece piece, int resource, int literal, TermColumns.Writer writer) {
    int nextResource = resource;
    int nextLiteral = literal;
    int[] terms = piece.terms();
    int own = terms.length - piece.names().size();
    for (int i = 0; i < own; i++) {
      int page = Piece.part(terms[i]);
      Part part = parts[page];
      int term = Piece.term(terms[i]);
      // when it stands in the piece twice, the first time gave it its id
      if (part.ids[term] == ~piece.number()) {
        int id = isResource(part.table.kind(term)) ? nextResource++ : nextLiteral++;
        part.ids[term] = id;
        writer.put(id, part.table, term, page);
      }
    }
  }

  private static boolean isResource(int kind) {
    return kind <= TermKinds.BLANK;
  }
}
