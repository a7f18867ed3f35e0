package org.eslabon.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that {@code IMPORTS} names, each once, so that cycles end by themselves. A
 * document of the web is fetched only where the policy allows it, is not followed elsewhere, and
 * cannot import files of this machine.
 */
final class SrlImports {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST = 10_000_000;

  private final ImportPolicy policy;
  private final Set<String> seen = new HashSet<>();

  SrlImports(ImportPolicy policy) {
    this.policy = policy;
  }

  /**
   * A document.
   *
   * @param iri where it was found; its relative IRIs are relative to it
   * @param name how problems name it
   */
  record Source(String iri, String name, String text) {}

  /** The file that a user named; empty when it was read before, or cannot be. */
  Optional<Source> file(Path file, List<Problem> problems) {
    return read(file.toAbsolutePath().normalize(), file.toString(), null, problems);
  }

  /** The document that an IMPORTS names; empty when it was read before, or cannot be. */
  Optional<Source> follow(String iri, Source from, SourcePlace place, List<Problem> problems) {
    String document = iri.replaceFirst("#.*$", "");
    if (document.startsWith("file:")) {
      if (!from.iri().startsWith("file:")) {
        problems.add(refused(iri, place, "a rule set of the web cannot import files"));
        return Optional.empty();
      }
      Path path;
      try {
        path = Path.of(URI.create(document));
      } catch (IllegalArgumentException e) {
        problems.add(refused(iri, place, "it is not the name of a file"));
        return Optional.empty();
      }
      return read(path, shown(path, from), place, problems);
    }
    if (!document.startsWith("http:") && !document.startsWith("https:")) {
      problems.add(refused(iri, place, "expected a file, or an IRI with http: or https:"));
      return Optional.empty();
    }
    if (!policy.allows(document)) {
      problems.add(
          refused(
              iri,
              place,
              "rule sets of the web are read only with `--allow-import` and the beginning of their"
                  + " IRI"));
      return Optional.empty();
    }
    return seen.add(document) ? fetch(document, place, problems) : Optional.empty();
  }

  /** Beside the importing file, as the user named that one. */
  private static String shown(Path imported, Source from) {
    Path importing = Path.of(URI.create(from.iri()));
    Path folder = importing.getParent();
    Path named = Path.of(from.name()).getParent();
    Path way = folder == null ? imported : folder.relativize(imported);
    return (named == null ? way : named.resolve(way)).normalize().toString();
  }

  private Optional<Source> read(
      Path file, String name, @Nullable SourcePlace importedAt, List<Problem> problems) {
    String iri = file.toUri().toString();
    if (!seen.add(iri)) {
      return Optional.empty();
    }
    SourcePlace place = importedAt == null ? SourcePlace.of(name) : importedAt;
    try {
      return Optional.of(new Source(iri, name, Files.readString(file).replaceFirst("^\uFEFF", "")));
    } catch (CharacterCodingException e) {
      problems.add(unreadable(name, "not UTF-8", place));
    } catch (IOException e) {
      problems.add(
          unreadable(name, Files.exists(file) ? "the file cannot be read" : "no such file", place));
    }
    return Optional.empty();
  }

  private static Optional<Source> fetch(String iri, SourcePlace place, List<Problem> problems) {
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(iri))
              .timeout(PATIENCE)
              .header("Accept", "application/sparql-rl, text/plain;q=0.5")
              .build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          problems.add(unreadable(iri, "the server answers " + response.statusCode(), place));
          return Optional.empty();
        }
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          problems.add(unreadable(iri, "it is larger than 10 MB", place));
          return Optional.empty();
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return Optional.of(new Source(iri, iri, text));
      }
    } catch (CharacterCodingException e) {
      problems.add(unreadable(iri, "not UTF-8", place));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(unreadable(iri, "the server cannot be reached", place));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add(unreadable(iri, "it was stopped", place));
    }
    return Optional.empty();
  }

  private static Problem refused(String iri, SourcePlace place, String hint) {
    return new Problem(ProblemCode.R113, "`" + iri + "` is not imported", place, hint);
  }

  private static Problem unreadable(String name, String why, SourcePlace place) {
    return new Problem(
        ProblemCode.R001, "cannot read rules from `" + name + "`: " + why, place, null);
  }
}
