package org.eslabon.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tags that tell whether an answer is still the one that the asker has (RFC 9110, 8.8.3). */
public final class EntityTags {

  private EntityTags() {}

  /** A strong tag of bytes. */
  public static String of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** A weak tag of what an answer is made from. */
  public static String weak(String state) {
    return "W/" + of(state.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer with its tag, or 304 without content when the asker has it already. */
  public static Answer tagged(Request request, Answer answer, String tag) {
    Answer tagged = answer.withHeader("ETag", tag);
    boolean known =
        request.isRead()
            && answer.status() == 200
            && Arrays.stream(request.header("If-None-Match").orElse("").split(",", -1))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || bare(given).equals(bare(tag)));
    return known ? new Answer(304, tagged.headers(), Answer.Content.NONE) : tagged;
  }

  private static String bare(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
