package org.eslabon.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of terms: their hash, and the form in which they lie one behind the other, each after
 * its length (seven bits a byte, the lowest first).
 */
final class TermText {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private TermText() {}

  /** A hash of the text and the kind of a term; all 64 bits are good. */
  static long hash(byte[] text, int from, int to, int kind) {
    long hash = kind * MULTIPLIER + (to - from);
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(text, at)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    if (at < to) {
      hash = (hash ^ tail(text, at, to)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    hash *= MULTIPLIER;
    return hash ^ (hash >>> 31);
  }

  private static long tail(byte[] text, int at, int to) {
    if (at + Long.BYTES <= text.length) {
      return (long) LONGS.get(text, at) & ((1L << ((to - at) * 8)) - 1);
    }
    long word = 0;
    for (int i = 0; at + i < to; i++) {
      word |= (text[at + i] & 0xFFL) << (8 * i);
    }
    return word;
  }

  /** How many bytes the length itself takes. */
  static int prefixLength(int length) {
    int bytes = 1;
    for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }

  /** Writes the length and the text; returns where the next term begins. */
  static int write(byte[] target, int at, byte[] source, int from, int to) {
    int length = to - from;
    int next = at;
    for (; length > 0x7F; length >>>= 7) {
      target[next++] = (byte) (length | 0x80);
    }
    target[next++] = (byte) length;
    System.arraycopy(source, from, target, next, to - from);
    return next + to - from;
  }

  /** Whether the term at this place has this text. */
  static boolean matches(byte[] target, int at, byte[] source, int from, int to) {
    int length = to - from;
    int next = at;
    for (; length > 0x7F; length >>>= 7) {
      if (target[next++] != (byte) (length | 0x80)) {
        return false;
      }
    }
    return target[next++] == (byte) length && isSame(target, next, source, from, to);
  }

  /** Most texts that are compared are short and the same, so that eight bytes at a time pay. */
  private static boolean isSame(byte[] target, int at, byte[] source, int from, int to) {
    int i = from;
    int shift = at - from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      if ((long) LONGS.get(target, i + shift) != (long) LONGS.get(source, i)) {
        return false;
      }
    }
    return i == to || tail(target, i + shift, to + shift) == tail(source, i, to);
  }

  /** Where the text of the term at this place begins. */
  static int start(byte[] source, int at) {
    int next = at;
    while (source[next] < 0) {
      next++;
    }
    return next + 1;
  }

  /** How long the text of the term at this place is. */
  static int length(byte[] source, int at) {
    int length = 0;
    int next = at;
    for (int shift = 0; ; shift += 7) {
      length |= (source[next] & 0x7F) << shift;
      if (source[next++] >= 0) {
        return length;
      }
    }
  }

  /** The text of the term at this place. */
  static byte[] read(ByteBuffer page, int at) {
    int length = 0;
    int next = at;
    for (int shift = 0; ; shift += 7) {
      byte part = page.get(next++);
      length |= (part & 0x7F) << shift;
      if (part >= 0) {
        break;
      }
    }
    byte[] text = new byte[length];
    page.get(next, text);
    return text;
  }
}
