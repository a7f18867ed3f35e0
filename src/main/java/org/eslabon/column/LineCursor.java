package org.eslabon.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads tokens of N-Triples and N-Quads from a buffer, one behind the other. What it read last is
 * at {@link #from} to {@link #to} of {@link #text}: the buffer itself, or another where escapes are
 * resolved. For one thread.
 */
final class LineCursor {

  private static final int REPLACEMENT = -1;

  private byte[] bytes = new byte[1];
  private int at;
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private byte[] unescaped = new byte[256];
  private int codePointLength;

  /** Begins to read; a line feed and seven more octets must stand behind the last one. */
  void begin(byte[] buffer) {
    bytes = buffer;
    at = 0;
  }

  byte[] text() {
    return text;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int at() {
    return at;
  }

  /** The octet that comes next. */
  byte peek() {
    return bytes[at];
  }

  void skip(int octets) {
    at += octets;
  }

  /** Whether the same octets come next as stand somewhere else. */
  boolean comes(byte[] other, int otherFrom, int length) {
    return at + length < bytes.length
        && Arrays.equals(bytes, at, at + length, other, otherFrom, otherFrom + length);
  }

  /** Whether a token comes next and ends there, which a language tag may not. */
  boolean comesWhole(byte[] token) {
    if (!comes(token, 0, token.length)) {
      return false;
    }
    byte next = bytes[at + token.length];
    return token[token.length - 1] == '>'
        || !(LineSyntax.isLetter(next) || LineSyntax.isDigit(next) || next == '-');
  }

  boolean comes(int otherFrom, int length) {
    return comes(bytes, otherFrom, length);
  }

  /** All octets from there to here, as they stand in the input. */
  byte[] read(int begin) {
    return Arrays.copyOfRange(bytes, begin, at);
  }

  /** What was read last, as a string. */
  String string() {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  void skipBlanks() {
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
  }

  static boolean endsLine(byte octet) {
    return octet == '\n' || octet == '\r';
  }

  void skipToLineEnd() {
    while (!endsLine(bytes[at])) {
      at++;
    }
  }

  /** Steps over CR, LF or both. */
  void skipLineEnd() {
    at += bytes[at] == '\r' && bytes.length > at + 1 && bytes[at + 1] == '\n' ? 2 : 1;
  }

  /** Reads an IRI, from its opening bracket to the closing one. */
  void readIri() throws LineError {
    int begin = at;
    int next = begin + 1;
    while (!LineSyntax.stopsIri(bytes[next])) {
      next++;
    }
    if (bytes[next] == '>') {
      set(bytes, begin + 1, next);
      at = next + 1;
    } else {
      at = next;
      readUncommonIri(begin);
    }
    requireScheme(begin);
  }

  /** IRIs with escapes or beyond ASCII; {@link #at} is at the first such octet. */
  private void readUncommonIri(int begin) throws LineError {
    int size = copy(begin + 1, at);
    while (bytes[at] != '>') {
      int start = at;
      if (endsLine(bytes[at])) {
        throw new LineError("the IRI has no end: expected `>`", begin);
      }
      int character = bytes[at] == '\\' ? unicodeEscape(false) : codePoint();
      if (!LineSyntax.isIriCharacter(character)) {
        throw new LineError(
            "`" + show(character) + "` cannot stand in an IRI: write it percent-encoded", start);
      }
      size = append(size, character);
    }
    at++;
    set(unescaped, 0, size);
  }

  private void requireScheme(int begin) throws LineError {
    int next = from;
    while (next < to
        && (LineSyntax.isLetter(text[next])
            || (next > from && (LineSyntax.isDigit(text[next]) || isSchemeMark(text[next]))))) {
      next++;
    }
    if (next == from || next == to || text[next] != ':') {
      throw new LineError("relative IRI `<" + string() + ">`: these formats have no base", begin);
    }
  }

  private static boolean isSchemeMark(byte octet) {
    return octet == '+' || octet == '-' || octet == '.';
  }

  /** Reads a string, from its opening quote to the closing one. */
  void readString() throws LineError {
    int begin = at;
    int next = begin + 1;
    while (!LineSyntax.stopsString(bytes[next])) {
      next++;
    }
    if (bytes[next] == '"') {
      set(bytes, begin + 1, next);
      at = next + 1;
    } else {
      at = next;
      readUncommonString(begin);
    }
  }

  private void readUncommonString(int begin) throws LineError {
    int size = copy(begin + 1, at);
    while (bytes[at] != '"') {
      if (endsLine(bytes[at])) {
        throw new LineError("the string has no end: expected `\"`", begin);
      }
      size = append(size, bytes[at] == '\\' ? stringEscape() : codePoint());
    }
    at++;
    set(unescaped, 0, size);
  }

  private int stringEscape() throws LineError {
    int letter = LineSyntax.escaped(bytes[at + 1]);
    if (letter >= 0) {
      at += 2;
      return letter;
    }
    return unicodeEscape(true);
  }

  /** A backslash with u and four digits or U and eight; in strings also two for a pair. */
  private int unicodeEscape(boolean isString) throws LineError {
    int start = at;
    int character = unicodeUnit();
    if (isString
        && Character.isBmpCodePoint(character)
        && Character.isHighSurrogate((char) character)
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u') {
      int low = unicodeUnit();
      if (Character.isBmpCodePoint(low) && Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) character, (char) low);
      }
    }
    if (!Character.isValidCodePoint(character)
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
      throw new LineError("the escape is no character", start);
    }
    return character;
  }

  private int unicodeUnit() throws LineError {
    int start = at;
    int digits = bytes[at + 1] == 'u' ? 4 : bytes[at + 1] == 'U' ? 8 : 0;
    if (digits == 0) {
      throw new LineError(
          "unknown escape: expected one of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\u \\U", at);
    }
    at += 2;
    int character = 0;
    for (int i = 0; i < digits; i++) {
      int digit = LineSyntax.hex(bytes[at]);
      if (digit < 0 || character > Character.MAX_CODE_POINT) {
        throw new LineError("the escape needs " + digits + " hexadecimal digits", start);
      }
      character = character << 4 | digit;
      at++;
    }
    return character;
  }

  /** Reads a blank node label; {@link #at} is behind the colon. */
  void readLabel() throws LineError {
    int begin = at;
    if (!LineSyntax.beginsLabel(decode())) {
      throw new LineError("a blank node label begins with a letter, a digit or `_`", begin);
    }
    int end = at;
    while (LineSyntax.continuesLabel(decode())) {
      boolean isDot = bytes[at] == '.';
      at += codePointLength;
      end = isDot ? end : at;
    }
    at = end;
    set(bytes, begin, end);
  }

  /** Reads a language tag with an optional direction; {@link #at} is behind the at sign. */
  void readLanguage() throws LineError {
    int begin = at;
    while (LineSyntax.isLetter(bytes[at])) {
      at++;
    }
    int subtag = begin;
    while (at > subtag && bytes[at] == '-') {
      if (bytes[at + 1] == '-') {
        readDirection();
        break;
      }
      at++;
      subtag = at;
      while (LineSyntax.isLetter(bytes[at]) || LineSyntax.isDigit(bytes[at])) {
        at++;
      }
    }
    if (at == subtag) {
      throw new LineError("a language tag is letters, then digits or letters after hyphens", at);
    }
    set(bytes, begin, at);
  }

  private void readDirection() throws LineError {
    boolean isKnown = (bytes[at + 2] == 'l' || bytes[at + 2] == 'r');
    if (!isKnown || bytes[at + 3] != 't' || bytes[at + 4] != (bytes[at + 2] == 'l' ? 'r' : 'l')) {
      throw new LineError("a direction is `ltr` or `rtl`", at);
    }
    at += 5;
  }

  private int codePoint() throws LineError {
    int character = decode();
    if (character == REPLACEMENT) {
      throw new LineError("not UTF-8", at);
    }
    at += codePointLength;
    return character;
  }

  /** The character here and its length in octets; -1 where the octets are not UTF-8. */
  private int decode() {
    int first = bytes[at];
    codePointLength = 1;
    if (first >= 0) {
      return first;
    }
    int length = (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
    if ((first & 0xC0) == 0x80 || (first & 0xF8) == 0xF8) {
      return REPLACEMENT;
    }
    int character = first & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int octet = bytes[at + i];
      if ((octet & 0xC0) != 0x80) {
        return REPLACEMENT;
      }
      character = character << 6 | (octet & 0x3F);
    }
    codePointLength = length;
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean isSurrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return character < least || isSurrogate || character > Character.MAX_CODE_POINT
        ? REPLACEMENT
        : character;
  }

  private void set(byte[] source, int begin, int end) {
    text = source;
    from = begin;
    to = end;
  }

  private int copy(int begin, int end) {
    reserve(end - begin);
    System.arraycopy(bytes, begin, unescaped, 0, end - begin);
    return end - begin;
  }

  private int append(int size, int character) {
    reserve(size + 4);
    if (character < 0x80) {
      unescaped[size] = (byte) character;
      return size + 1;
    }
    byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, unescaped, size, encoded.length);
    return size + encoded.length;
  }

  private void reserve(int size) {
    if (size > unescaped.length) {
      unescaped = Arrays.copyOf(unescaped, Math.max(size, unescaped.length * 2));
    }
  }

  private static String show(int character) {
    return character <= ' ' || character == 0x7F
        ? String.format("U+%04X", character)
        : Character.toString(character);
  }
}
