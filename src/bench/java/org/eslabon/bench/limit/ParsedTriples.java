package org.eslabon.bench.limit;

import java.util.Arrays;

/**
 * The triples of one part of the file. A term is where its text stands and its hash; the subject of
 * several triples in a row is kept once; a literal is its number.
 */
final class ParsedTriples {

  /**
   * In place of the reference to an object that is a literal, whose number is in place of a hash.
   */
  static final long LITERAL = -1;

  private static final int LENGTH_BITS = 16;

  int triples;
  int[] subjectOf;
  byte[] property;
  long[] object;
  long[] objectHash;

  int subjects;
  long[] subject;
  long[] subjectHash;

  ParsedTriples(int expected) {
    subjectOf = new int[expected];
    property = new byte[expected];
    object = new long[expected];
    objectHash = new long[expected];
    subject = new long[expected / 4 + 16];
    subjectHash = new long[expected / 4 + 16];
  }

  /** A text: 48 bits of its place, 16 of its length. */
  static long reference(long place, int length) {
    return place << LENGTH_BITS | length;
  }

  static long place(long reference) {
    return reference >>> LENGTH_BITS;
  }

  static int length(long reference) {
    return (int) reference & ((1 << LENGTH_BITS) - 1);
  }

  void addSubject(long reference, long hash) {
    if (subjects == subject.length) {
      subject = Arrays.copyOf(subject, subjects * 2);
      subjectHash = Arrays.copyOf(subjectHash, subjects * 2);
    }
    subject[subjects] = reference;
    subjectHash[subjects++] = hash;
  }

  /** Adds a triple of the subject that was added last. */
  void add(byte ofProperty, long reference, long hash) {
    if (triples == object.length) {
      int room = triples + triples / 2;
      subjectOf = Arrays.copyOf(subjectOf, room);
      property = Arrays.copyOf(property, room);
      object = Arrays.copyOf(object, room);
      objectHash = Arrays.copyOf(objectHash, room);
    }
    subjectOf[triples] = subjects - 1;
    property[triples] = ofProperty;
    object[triples] = reference;
    objectHash[triples++] = hash;
  }
}
