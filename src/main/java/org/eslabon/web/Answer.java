package org.eslabon.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent back. Immutable.
 *
 * @param status HTTP status
 * @param headers in the order in which they are sent
 * @param content what is sent, or {@code NONE}
 */
public record Answer(int status, Map<String, String> headers, Content content) {

  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";

  /** Says that an answer is made from names that are some writes old, and how many. */
  public static final String BEHIND = "X-Names-Behind";

  /** What an answer holds: bytes that are there, or a stream that is made while it is sent. */
  public sealed interface Content {

    Content NONE = new Bytes(new byte[0]);

    /** Writes all of it; a stream does so once. */
    void writeTo(OutputStream out) throws IOException;

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements Content {
      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    }

    /** Written while it is made, for what is too large to hold. */
    record Streamed(Writing writing) implements Content {
      @Override
      public void writeTo(OutputStream out) throws IOException {
        writing.writeTo(out);
      }
    }

    /** Writes to a stream that it does not close. */
    @FunctionalInterface
    interface Writing {
      void writeTo(OutputStream out) throws IOException;
    }
  }

  /** Copies the headers. */
  public Answer {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** 200 with a text in UTF-8. */
  public static Answer of(String type, String text) {
    return of(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with bytes. */
  public static Answer of(String type, byte[] bytes) {
    return new Answer(200, Map.of("Content-Type", type), new Content.Bytes(bytes));
  }

  /** 200 with what is written while it is sent. */
  public static Answer streamed(String type, Content.Writing writing) {
    return new Answer(200, Map.of("Content-Type", type), new Content.Streamed(writing));
  }

  /** Sends the reader on: 301, 302, 303, 307 or 308. */
  public static Answer redirect(int status, String location) {
    return new Answer(status, Map.of("Location", location), Content.NONE);
  }

  /** The same with another status. */
  public Answer withStatus(int status) {
    return new Answer(status, headers, content);
  }

  /** The same with a header set. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, content);
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The text of an answer whose bytes are in memory. */
  public String text() {
    if (content instanceof Content.Bytes there) {
      return new String(there.bytes(), StandardCharsets.UTF_8);
    }
    throw new IllegalStateException("a streamed answer has no text before it is sent");
  }
}
