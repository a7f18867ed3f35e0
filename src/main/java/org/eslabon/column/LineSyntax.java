package org.eslabon.column;

/** Characters of N-Triples and N-Quads, by the productions of the recommendation of 2014. */
final class LineSyntax {

  /** An octet that ends the quick way through an IRI: anything but plain ASCII of an IRI. */
  private static final boolean[] IRI_STOP = new boolean[256];

  /** An octet that ends the quick way through a string. */
  private static final boolean[] STRING_STOP = new boolean[256];

  static {
    for (int octet = 0; octet < 256; octet++) {
      IRI_STOP[octet] = octet <= ' ' || octet >= 0x80 || "<>\"{}|^`\\".indexOf(octet) >= 0;
      STRING_STOP[octet] = octet >= 0x80 || "\"\\\n\r".indexOf(octet) >= 0;
    }
  }

  private LineSyntax() {}

  static boolean stopsIri(byte octet) {
    return IRI_STOP[octet & 0xFF];
  }

  static boolean stopsString(byte octet) {
    return STRING_STOP[octet & 0xFF];
  }

  /** Whether the character may stand in an IRI, written plainly or escaped. */
  static boolean isIriCharacter(int codePoint) {
    return codePoint >= 0x80 || !IRI_STOP[codePoint];
  }

  static boolean isLetter(int octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }

  static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  /** Value of a hexadecimal digit, or -1. */
  static int hex(int octet) {
    return octet < 0x80 ? Character.digit(octet, 16) : -1;
  }

  /** The character that the letter behind a backslash stands for, or -1. */
  static int escaped(int letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case '"', '\'', '\\' -> letter;
      default -> -1;
    };
  }

  /** {@code PN_CHARS_U | [0-9]}; a colon is none, as in N-Triples 1.2. */
  static boolean beginsLabel(int c) {
    return isLetter(c)
        || c == '_'
        || isDigit(c)
        || (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0xEFFFF);
  }

  /** {@code PN_CHARS | '.'}. */
  static boolean continuesLabel(int c) {
    return beginsLabel(c)
        || c == '-'
        || c == '.'
        || c == 0xB7
        || (c >= 0x300 && c <= 0x36F)
        || c == 0x203F
        || c == 0x2040;
  }
}
