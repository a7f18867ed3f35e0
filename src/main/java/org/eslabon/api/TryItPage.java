package org.eslabon.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eslabon.web.Answer;
import org.eslabon.web.EntityTags;
import org.eslabon.web.Request;

/**
 * The page at {@code /api/} where every operation can be tried: Swagger UI from its WebJar. Page,
 * script and style are files, since the content security policy takes nothing inline.
 */
final class TryItPage {

  private static final Map<String, String> FILES =
      Map.of(
          "/api/", "try-it.html",
          "/api/try-it.js", "try-it.js",
          "/api/try-it.css", "try-it.css");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", Answer.HTML,
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8");

  private final String version = version();

  /** The page or one of its files; empty when the path is none of them. */
  Optional<Answer> answer(Request request) {
    if (request.path().equals("/api")) {
      return Optional.of(Answer.redirect(308, "/api/"));
    }
    String file = FILES.get(request.path());
    if (file == null || !request.isRead()) {
      return Optional.empty();
    }
    String text = new String(bytes(file), StandardCharsets.UTF_8).replace("{version}", version);
    String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
    Answer answer = Answer.of(type, text).withHeader("Cache-Control", "no-cache");
    String tag = EntityTags.of(text.getBytes(StandardCharsets.UTF_8));
    return Optional.of(EntityTags.tagged(request, answer, tag));
  }

  private static byte[] bytes(String file) {
    try (InputStream in = TryItPage.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not bundled: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of the WebJar, which is part of the path of its files. */
  private static String version() {
    String file = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (InputStream in = TryItPage.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
