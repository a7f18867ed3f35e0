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
