package org.eslabon.column;

/** Terms by their numbers, as {@link TermTable#list} leaves them. Not to be written to. */
final class TermList {

  private final byte[] text;
  private final long[] heads;

  TermList(byte[] text, long[] heads) {
    this.text = text;
    this.heads = heads;
  }

  int size() {
    return heads.length;
  }

  int kind(int term) {
    return (int) (heads[term] >>> 32);
  }

  /** The place behind the terms from one on that are of its kind, of so many at most. */
  int endOfKind(int from, int most) {
    int limit = Math.min(heads.length, from + most);
    int to = from + 1;
    while (to < limit && kind(to) == kind(from)) {
      to++;
    }
    return to;
  }

  byte[] array() {
    return text;
  }

  int from(int term) {
    return TermText.start(text, (int) heads[term]);
  }

  int to(int term) {
    return from(term) + TermText.length(text, (int) heads[term]);
  }
}
