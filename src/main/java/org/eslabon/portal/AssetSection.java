package org.eslabon.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/**
 * Style sheets, scripts and pictures: ours under {@code /assets/}, and those of WebJars under
 * {@code /assets/webjars/}.
 */
final class AssetSection implements Section {

  /** Segments that begin with a letter or digit: no way up, no hidden file. */
  private static final Pattern SAFE =
      Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._@-]*/)*[A-Za-z0-9][A-Za-z0-9._@-]*");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  @Override
  public Optional<Answer> answer(Visit visit) {
    String path = visit.request().path();
    if (!path.startsWith("/assets/")) {
      return Optional.empty();
    }
    String name = path.substring("/assets/".length());
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !SAFE.matcher(name).matches()) {
      return Optional.empty();
    }
    String resource =
        name.startsWith("webjars/")
            ? "/META-INF/resources/" + name
            : "/org/eslabon/portal/assets/" + name;
    try (InputStream in = AssetSection.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              Answer.of(type, in.readAllBytes()).withHeader("Cache-Control", "max-age=3600"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Stream<String> paths() {
    return Stream.of("/assets/eslabon.css", "/assets/icon.svg");
  }
}
