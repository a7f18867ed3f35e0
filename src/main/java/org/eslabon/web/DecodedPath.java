package org.eslabon.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path as text. All is decoded but {@code %2F} and {@code %25}, which stay as they are: a slash
 * within the name of a thing is not a step, and a percent sign could be taken for the beginning of
 * one.
 */
public final class DecodedPath {

  private static final Pattern KEPT = Pattern.compile("%(2F|25)", Pattern.CASE_INSENSITIVE);

  private DecodedPath() {}

  /**
   * Decodes a path as it was sent.
   *
   * @throws IllegalArgumentException where a percent sign is not followed by two digits
   */
  public static String of(String sent) {
    if (sent.indexOf('%') < 0) {
      return sent;
    }
    Matcher kept = KEPT.matcher(sent.replace("+", "%2B"));
    return URLDecoder.decode(
        kept.replaceAll(match -> "%25" + match.group(1).toUpperCase(Locale.ROOT)),
        StandardCharsets.UTF_8);
  }
}
