package org.eslabon.bench.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads N-Triples of the network, eight octets at a time. For one thread. */
final class TripleScan {

  private static final long SPACES = 0x2020202020202020L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final MappedText text;
  private final ParsedTriples target;

  /** A property that was seen: where its text stands, with the space behind it. */
  private final ByteBuffer[] seenIn = new ByteBuffer[Property.COUNT];

  private final int[] seenAt = new int[seenIn.length];
  private final int[] seenLength = new int[seenIn.length];
  private final byte[] seen = new byte[seenIn.length];
  private int properties;

  private ByteBuffer window;
  private int at;
  private long hash;

  TripleScan(MappedText text, ParsedTriples target) {
    this.text = text;
    this.target = target;
    window = text.window(0);
  }

  /** Reads the lines that begin at one place and after it, but before another. */
  void read(long from, long to) {
    long place = from;
    while (place < to) {
      window = text.window(place);
      at = MappedText.within(place);
      long base = place - at;
      int end = (int) (Math.min(to, MappedText.end(place)) - base);
      lines(base, end);
      place = base + at;
    }
  }

  private void lines(long base, int end) {
    int subjectAt = -1;
    int subjectLength = 0;
    while (at < end) {
      // the space behind tells that the subject is not merely the beginning of this one
      if (subjectAt >= 0 && MappedText.isSame(window, at, window, subjectAt, subjectLength + 1)) {
        at += subjectLength;
      } else {
        subjectAt = at;
        subjectLength = term();
        target.addSubject(ParsedTriples.reference(base + subjectAt, subjectLength), hash);
      }
      at++;
      byte property = property();
      if (window.get(at) == '"') {
        target.add(property, ParsedTriples.LITERAL, literal());
      } else {
        int start = at;
        int length = term();
        target.add(property, ParsedTriples.reference(base + start, length), hash);
        at += 3;
      }
    }
  }

  /**
   * Goes to the space behind a term; its length, with its hash put aside. May look at eight octets
   * behind the term: the last triple of the network ends in a literal, which is not read this way.
   */
  private int term() {
    ByteBuffer octets = window;
    int start = at;
    int next = start;
    long mixed = 0;
    while (true) {
      long word = octets.getLong(next);
      long difference = word ^ SPACES;
      long space = (difference - ONES) & ~difference & HIGH_BITS;
      if (space == 0) {
        mixed = (mixed ^ word) * MIX;
        mixed ^= mixed >>> 29;
        next += 8;
        continue;
      }
      int rest = Long.numberOfTrailingZeros(space) >>> 3;
      long last = rest == 0 ? 0 : word & ((1L << (8 * rest)) - 1);
      mixed = (mixed ^ last) * MIX;
      hash = mixed ^ mixed >>> 32;
      at = next + rest;
      return at - start;
    }
  }

  private byte property() {
    for (int i = 0; i < properties; i++) {
      if (MappedText.isSame(window, at, seenIn[i], seenAt[i], seenLength[i] + 1)) {
        at += seenLength[i] + 1;
        return seen[i];
      }
    }
    int start = at;
    int length = term();
    byte[] iri = new byte[length];
    window.get(start, iri);
    seenIn[properties] = window;
    seenAt[properties] = start;
    seenLength[properties] = length;
    seen[properties] = Property.of(new String(iri, StandardCharsets.UTF_8));
    at++;
    return seen[properties++];
  }

  /** A decimal in hundredths, or a boolean as 0 or 1. Goes to the next line. */
  private long literal() {
    int next = at + 1;
    byte octet = window.get(next);
    long number = octet == 't' ? 1 : 0;
    if (octet != 't' && octet != 'f') {
      for (; octet != '"'; octet = window.get(++next)) {
        if (octet != '.') {
          number = number * 10 + (octet - '0');
        }
      }
    }
    while (window.get(next) != '\n') {
      next++;
    }
    at = next + 1;
    return number;
  }
}
