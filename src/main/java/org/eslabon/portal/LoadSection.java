package org.eslabon.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.ValueGraph;
import org.eslabon.check.Checker;
import org.eslabon.check.Finding;
import org.eslabon.load.LoadedGraph;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.store.GraphNames;
import org.eslabon.web.Answer;
import org.eslabon.web.Upload;

/**
 * Loading by hand: everybody may see what is wrong with tables, or what would follow from them; who
 * is signed in may then store them. Nothing is kept of what is only previewed but the files, in
 * memory and for a while.
 */
final class LoadSection implements Section {

  /** What can be read, without compressed files: nobody knows how large they become. */
  private static final Set<String> ENDINGS =
      Set.of("csv", "xlsx", "json", "ttl", "nt", "nq", "trig", "rdf", "jsonld");

  private static final int MOST_CHANGES = 200;
  private static final int MOST_FINDINGS = 100;
  private static final Frame.Look LOOK =
      new Frame.Look(List.of("theory.css", "load.css"), List.of("load.js"), "");

  private final ValueGraph graph;
  private final Once<Checker> checker;
  private final LoadDesk desk = new LoadDesk();

  LoadSection(ValueGraph graph) {
    this.graph = graph;
    this.checker = new Once<>(() -> Checker.read(graph.settings().ontology().resolve("shapes")));
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    boolean posted = visit.request().method().equals("POST");
    return switch (visit.request().path()) {
      case "/load" ->
          Optional.of(posted ? preview(visit) : page(visit, "", new LoadView.Asking("")));
      case "/load/store" -> posted ? Optional.of(store(visit)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Answer page(Visit visit, String collection, LoadView.Stage stage) {
    LoadView view = new LoadView(collection, visit.request().user().orElse(""), stage);
    return visit
        .page("load/load.jte", visit.frame(visit.words().word("load.title")).with(LOOK), view)
        .withHeader("Cache-Control", "no-store");
  }

  private Answer preview(Visit visit) {
    List<Upload> sent = visit.request().body().uploads();
    String collection =
        sent.stream()
            .filter(part -> part.field().equals("collection"))
            .map(part -> collection(part.text()))
            .findFirst()
            .orElse("upload");
    List<Upload> files = sent.stream().filter(part -> !part.fileName().isEmpty()).toList();
    if (files.isEmpty()) {
      return page(visit, collection, new LoadView.Asking("load.no-files")).withStatus(400);
    }
    if (!files.stream().allMatch(LoadSection::isReadable)) {
      return page(visit, collection, new LoadView.Asking("load.wrong-kind")).withStatus(400);
    }
    try (UploadFolder folder = new UploadFolder(collection, files)) {
      try {
        return page(
            visit,
            collection,
            graph.rehearse(
                folder.request(graph.settings().base()),
                update -> outcome(visit, folder, update, desk.keep(collection, files))));
      } catch (ProblemException wrong) {
        return faulty(visit, collection, folder, files, wrong);
      }
    }
  }

  private Answer faulty(
      Visit visit,
      String collection,
      UploadFolder folder,
      List<Upload> files,
      ProblemException wrong) {
    List<Problem> problems = wrong.problems().stream().map(folder::told).toList();
    return page(visit, collection, FaultySheets.of(files, problems)).withStatus(422);
  }

  /** Checks everything once more, because the graph may have changed since. */
  private Answer store(Visit visit) {
    if (visit.request().user().isEmpty()) {
      return page(visit, "", new LoadView.Asking("load.sign-in"))
          .withStatus(401)
          .withHeader("WWW-Authenticate", "Basic realm=\"Eslabon\", charset=\"UTF-8\"");
    }
    Optional<LoadDesk.Held> held = visit.parameter("token").flatMap(desk::take);
    if (held.isEmpty()) {
      return page(visit, "", new LoadView.Asking("load.gone")).withStatus(410);
    }
    String collection = held.get().collection();
    List<Upload> files = held.get().files();
    try (UploadFolder folder = new UploadFolder(collection, files)) {
      try {
        ValueGraph.Update update = graph.loadAndInfer(folder.request(graph.settings().base()));
        return page(visit, collection, outcome(visit, folder, update, ""));
      } catch (ProblemException wrong) {
        return faulty(visit, collection, folder, files, wrong);
      }
    }
  }

  private static boolean isReadable(Upload file) {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** A name that can be part of an address. */
  private static String collection(String text) {
    String name =
        FoldedText.of(text).strip().replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "upload" : name.substring(0, Math.min(60, name.length()));
  }

  private LoadView.Outcome outcome(
      Visit visit, UploadFolder folder, ValueGraph.Update update, String token) {
    return Reading.of(
        visit,
        reading ->
            new LoadView.Outcome(
                token,
                update.loaded().graphs().stream()
                    .map(
                        each ->
                            new LoadView.FileGraph(
                                folder.told(each.file()), each.triples(), each.replaced()))
                    .toList(),
                findings(reading, folder, update),
                update.inferred().added(),
                update.inferred().removed(),
                update
                    .inferred()
                    .inferred()
                    .map(change -> shifts(reading, change))
                    .orElse(List.of())));
  }

  /** What the shapes find in the loaded graphs, gravest first. */
  private List<LoadView.Finding> findings(
      Reading reading, UploadFolder folder, ValueGraph.Update update) {
    Set<Node> loaded =
        update.loaded().graphs().stream().map(LoadedGraph::name).collect(Collectors.toSet());
    return checker.get().check(reading.data()).findings().stream()
        .filter(finding -> finding.graph() != null && loaded.contains(finding.graph()))
        .limit(MOST_FINDINGS)
        .map(finding -> finding(reading, folder, finding))
        .toList();
  }

  private static LoadView.Finding finding(Reading reading, UploadFolder folder, Finding finding) {
    return new LoadView.Finding(
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.message(reading.visit().words().language()),
        reading.name(finding.focus()).label(),
        finding.place() == null ? "" : folder.told(finding.place().toString()));
  }

  private static List<LoadView.Shift> shifts(Reading reading, Change change) {
    Stream<LoadView.Shift> come = change.added().stream().map(quad -> shift(reading, quad, true));
    Stream<LoadView.Shift> go = change.removed().stream().map(quad -> shift(reading, quad, false));
    return Stream.concat(come, go)
        .sorted(
            Comparator.comparing((LoadView.Shift shift) -> shift.subject().label())
                .thenComparing(shift -> shift.property().label())
                .thenComparing(shift -> shift.object().label()))
        .limit(MOST_CHANGES)
        .toList();
  }

  private static LoadView.Shift shift(Reading reading, Quad quad, boolean comes) {
    return new LoadView.Shift(
        comes,
        reading.name(quad.getSubject()),
        reading.name(quad.getPredicate()),
        reading.name(quad.getObject()),
        GraphNames.ruleOf(quad.getGraph()));
  }

  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
