package org.eslabon.portal.lookup;

import java.util.Locale;

/**
 * What data say, made fit to be shown and followed. Templates escape markup; this takes care of
 * what escaping leaves: characters that turn the text around them, and addresses that run scripts.
 */
public final class SafeText {

  private SafeText() {}

  /**
   * The text without control characters and without those that reorder what stands beside them
   * (Unicode report 9, sections 2.1 to 2.5); each leaves a replacement character.
   */
  public static String of(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i++) {
      if (isHarmful(text.charAt(i))) {
        safe = safe == null ? new StringBuilder(text) : safe;
        safe.setCharAt(i, '\uFFFD');
      }
    }
    return safe == null ? text : safe.toString();
  }

  private static boolean isHarmful(char character) {
    return (character >= '\u202A' && character <= '\u202E')
        || (character >= '\u2066' && character <= '\u2069')
        || (Character.isISOControl(character)
            && character != '\n'
            && character != '\r'
            && character != '\t');
  }

  /** Whether a browser may be sent there: only the web. */
  public static boolean isWebAddress(String iri) {
    String start = iri.substring(0, Math.min(8, iri.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }
}
