package org.eslabon.portal.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.ValueGraph;
import org.eslabon.model.Language;
import org.eslabon.portal.Portal;
import org.eslabon.portal.data.DataDocument;
import org.eslabon.portal.data.Description;
import org.eslabon.portal.link.FactAddress;
import org.eslabon.portal.link.PublishedLinks;
import org.eslabon.portal.link.PublishedPaths;
import org.eslabon.portal.link.SiteFiles;
import org.eslabon.portal.link.SitePaths;
import org.eslabon.portal.lookup.Lookups;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.syntax.GraphLayers;
import org.eslabon.portal.visit.Visit;
import org.eslabon.portal.visit.Words;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.web.Answer;

/**
 * Writes the whole portal as static files: the pages that a server would answer, from the same
 * templates, in both languages, and the data of each thing in all syntaxes. Links are relative.
 */
public final class Publisher {

  private static final int MOST_LISTED = 20;

  private final Portal portal;
  private final ValueGraph graph;
  private final Publication publication;
  private final PublishFolder folder;
  private final List<String> listed;
  private final PublishedPaths site;
  private final PublishedSection own;

  /** What things are called stays the same all along; each thread finds it out for itself. */
  private final ThreadLocal<Lookups> known;

  private final LinkCheck links = new LinkCheck();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  private Publisher(Portal portal, Publication publication, PublishFolder folder) {
    this.portal = portal;
    this.graph = portal.graph();
    this.publication = publication;
    this.folder = folder;
    Set<String> pages = new LinkedHashSet<>(List.of(PublishedLinks.NEEDS_SERVER));
    this.listed = portal.paths().toList();
    listed.stream().filter(SitePaths::isPage).forEach(pages::add);
    List<Triple> proven = HeadlineProofs.of(graph);
    proven.forEach(statement -> pages.add(FactAddress.why(statement)));
    this.site = new PublishedPaths(pages, proven);
    this.own = new PublishedSection();
    this.known = ThreadLocal.withInitial(() -> Lookups.in(graph));
  }

  /**
   * Publishes a portal.
   *
   * @throws ProblemException S140 when the folder cannot be written; S141 with every page that
   *     could not be made and every link that leads nowhere. The folder is as it was then
   */
  public static Publication.Report publish(Portal portal, Publication publication) {
    try (PublishFolder folder = PublishFolder.begin(publication)) {
      Portal still = new Portal(portal.graph().frozen(), portal.settings());
      return new Publisher(still, publication, folder).publish();
    }
  }

  private Publication.Report publish() {
    long start = System.nanoTime();
    pages();
    data();
    PublishedExtras.write(folder);
    files();
    check();
    folder.complete();
    return new Publication.Report(
        site.pages().size() * Language.values().length,
        folder.files(),
        folder.bytes(),
        (System.nanoTime() - start) / 1e9);
  }

  /** The pages known from the start, then the further parts of long lists that they lead to. */
  private void pages() {
    Collection<String> some = site.pages();
    AtomicInteger done = new AtomicInteger();
    while (!some.isEmpty()) {
      int total = site.pages().size();
      some.stream().sorted().toList().parallelStream()
          .forEach(
              path -> {
                Lookups lookups = known.get().further();
                for (Language language : Language.values()) {
                  page(path, language, lookups);
                }
                tell(done, total);
              });
      some = site.furtherPages();
    }
  }

  /** One thread at a time, and not for each page. */
  private void tell(AtomicInteger done, int total) {
    int now = done.incrementAndGet();
    if (now % 100 == 0 || now == total) {
      synchronized (publication) {
        int languages = Language.values().length;
        publication.progress().written(now * languages, total * languages);
      }
    }
  }

  private void page(String path, Language language, Lookups lookups) {
    String file = SiteFiles.page(path, language);
    Visit visit = visit(path, language, file, lookups);
    Optional<Answer> answer = own.answer(visit).or(() -> portal.answer(visit));
    if (answer.isEmpty() || answer.get().status() != 200) {
      failures.add(path + " cannot be made: " + answer.map(Answer::status).orElse(404));
    } else if (answer.get().content() instanceof Answer.Content.Bytes html) {
      folder.write(file, html);
      links.read(file, html.bytes());
    } else {
      failures.add(path + " is not a page");
    }
  }

  private Visit visit(String path, Language language, String file, Lookups lookups) {
    return new Visit(
        PublishedRequest.of(path),
        portal.site(),
        new Words(language),
        new PublishedLinks(graph.settings().base(), site, language, file),
        lookups);
  }

  /** The data of everything that has a page. */
  private void data() {
    site.pages().parallelStream()
        .filter(path -> path.indexOf('?') < 0)
        .forEach(
            path -> {
              Visit visit = visit("/", Language.EN, "index.html", known.get().further());
              PublishedRequest.thing(path, visit.links())
                  .ifPresent(thing -> data(path, thing, visit));
            });
  }

  private void data(String page, Node thing, Visit visit) {
    Optional<Description> description = Description.of(graph.data(), thing);
    if (description.isPresent()) {
      String path = page.replaceFirst("^/page/", "/doc/");
      Graph merged = GraphLayers.merged(DataDocument.of(description.get(), visit, path));
      for (DataSyntax syntax : DataSyntax.PUBLISHED) {
        folder.write(
            SiteFiles.file(path + "." + syntax.ending(), Language.EN),
            new Answer.Content.Bytes(syntax.bytes(merged)));
      }
    }
  }

  /** What sections list besides pages, and whatever pages, style sheets and scripts lead to. */
  private void files() {
    Set<String> done = new LinkedHashSet<>();
    Collection<String> wanted =
        listed.stream().filter(path -> !SitePaths.isPage(path)).distinct().toList();
    while (!wanted.isEmpty()) {
      wanted.parallelStream().forEach(this::file);
      done.addAll(wanted);
      wanted = site.wanted().stream().filter(path -> !done.contains(path)).toList();
    }
  }

  private void file(String path) {
    for (Language language : Language.values()) {
      if (language == Language.EN || SitePaths.hasLanguage(path)) {
        file(path, language);
      }
    }
  }

  private void file(String path, Language language) {
    String file = SiteFiles.file(path, language);
    if (folder.has(file)) {
      return;
    }
    Optional<Answer> answer = portal.answer(visit(path, language, file, known.get().further()));
    if (answer.isEmpty() || answer.get().status() != 200) {
      failures.add(path + " cannot be made: " + answer.map(Answer::status).orElse(404));
      return;
    }
    folder.write(file, answer.get().content());
    String type = answer.get().header("Content-Type").orElse("");
    if (answer.get().content() instanceof Answer.Content.Bytes bytes
        && (type.startsWith("text/css") || type.startsWith("text/javascript"))) {
      PublishedRequest.imports(path, new String(bytes.bytes(), StandardCharsets.UTF_8))
          .forEach(site::want);
    }
  }

  private void check() {
    failures.addAll(links.broken(folder));
    if (!failures.isEmpty()) {
      List<Problem> problems =
          new ArrayList<>(
              failures.stream()
                  .sorted()
                  .limit(MOST_LISTED)
                  .map(failure -> new Problem(ProblemCode.S141, failure, null, null))
                  .toList());
      if (failures.size() > MOST_LISTED) {
        String more = failures.size() - MOST_LISTED + " more are not listed";
        problems.add(new Problem(ProblemCode.S141, more, null, null));
      }
      throw new ProblemException(problems);
    }
  }
}
