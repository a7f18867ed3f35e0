package org.eslabon.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * How the IRIs of things are made from the ids and words in tables.
 *
 * @param base what all of them start with, ending in a slash or a hash
 */
public record DataIris(String base) {

  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] UNRESERVED = unreserved();
  private static final Pattern ENCODED_TWICE = Pattern.compile("%25(2F|25)");

  /** The row with this id in the table of this kind: {@code base + "firm/" + id}, encoded. */
  public Node thing(String kind, String id) {
    return NodeFactory.createURI(base + kind + "/" + encode(id));
  }

  /** Something known by its name alone, such as a region: the name in lower case, joined by -. */
  public Node named(String kind, String name) {
    return thing(kind, slug(name));
  }

  /** A name in lower case, with blanks joined by hyphens; not yet encoded. */
  public static String slug(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
  }

  /** Percent-encodes the UTF-8 bytes of all but the unreserved characters of RFC 3986. */
  public static String encode(String text) {
    if (isUnreserved(text)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if (isUnreserved(character)) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX.charAt((octet >> 4) & 0xF)).append(HEX.charAt(octet & 0xF));
      }
    }
    return encoded.toString();
  }

  /** Whether encoding leaves the text as it is. */
  public static boolean isPlain(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || !UNRESERVED[text[i]]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Encodes a segment of a path that was decoded but for {@code %2F} and {@code %25}; those stay.
   */
  public static String encodeSegment(String segment) {
    String encoded = encode(segment);
    return encoded.contains("%25") ? ENCODED_TWICE.matcher(encoded).replaceAll("%$1") : encoded;
  }

  /** Nearly all ids are; a table has millions of them. */
  private static boolean isUnreserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUnreserved(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(char character) {
    return character < UNRESERVED.length && UNRESERVED[character];
  }

  /** Section 2.3 of RFC 3986. */
  private static boolean[] unreserved() {
    boolean[] unreserved = new boolean[128];
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    all.chars().forEach(character -> unreserved[character] = true);
    return unreserved;
  }
}
