package org.eslabon.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody asks, freed of the server. Immutable.
 *
 * @param method GET, POST, … in capitals
 * @param path as {@link DecodedPath} has it, beginning with a slash, without the place where the
 *     program is mounted
 * @param parameters of the query and of a form, each with its values in order
 * @param headers by name, in any case
 * @param body what came with it, if anything
 * @param user who is signed in
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> parameters,
    Map<String, String> headers,
    Body body,
    Optional<String> user) {

  /** What came with a request. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Body(byte[] bytes, List<Upload> uploads) {

    public static final Body EMPTY = new Body(new byte[0], List.of());
  }

  /** Copies the maps. */
  public Request {
    parameters = Map.copyOf(parameters);
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(headers);
    headers = names;
  }

  /** A GET without headers. */
  public static Request get(String path, Map<String, List<String>> parameters) {
    return new Request("GET", path, parameters, Map.of(), Body.EMPTY, Optional.empty());
  }

  /** The same with one header more. */
  public Request withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Request(method, path, parameters, more, body, user);
  }

  /** The first value of a parameter that is not blank. */
  public Optional<String> parameter(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** A cookie's value. */
  public Optional<String> cookie(String name) {
    for (String cookie : header("Cookie").orElse("").split(";", -1)) {
      String[] parts = cookie.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(name)) {
        return Optional.of(parts[1]);
      }
    }
    return Optional.empty();
  }

  /** Whether it only reads: GET or HEAD. */
  public boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The path as segments: {@code /page/firm/x} gives {@code page, firm, x}. */
  public List<String> segments() {
    // a dozen groups of pages ask each request, so this is no regular expression
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return start == end ? List.of() : List.of(path.substring(start, end).split("/", -1));
  }

  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
