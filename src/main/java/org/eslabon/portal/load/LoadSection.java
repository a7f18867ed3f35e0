package org.eslabon.portal.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.check.Checker;
import org.eslabon.check.Finding;
import org.eslabon.load.LoadedGraph;
import org.eslabon.load.WorkbookSize;
import org.eslabon.portal.lookup.FoldedText;
import org.eslabon.portal.lookup.Once;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.Ref;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.run.UpdateReport;
import org.eslabon.store.GraphNames;
import org.eslabon.store.Labels;
import org.eslabon.web.Answer;
import org.eslabon.web.Upload;

/**
 * Loading by hand: everybody may see what is wrong with tables, or what would follow from them; who
 * is signed in may then store them. Nothing is kept of what is only previewed but the files, in
 * memory and for a while.
 */
public final class LoadSection implements Section {

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

  public LoadSection(ValueGraph graph) {
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
    try {
      requireModest(files);
    } catch (ProblemException unfit) {
      // nobody looks into them to show what is wrong
      List<Problem> problems = unfit.problems();
      int status = problems.get(0).code() == ProblemCode.S105 ? 413 : 422;
      return page(visit, collection, FaultySheets.of(List.of(), problems)).withStatus(status);
    }
    try (UploadFolder folder = new UploadFolder(collection, files)) {
      try {
        return page(
            visit,
            collection,
            graph.rehearse(
                folder.request(graph.settings().base()),
                (update, stage) ->
                    outcome(
                        new Shown(visit, folder, update, stage), desk.keep(collection, files))));
      } catch (ProblemException wrong) {
        return faulty(visit, collection, folder, files, wrong);
      }
    }
  }

  private static void requireModest(List<Upload> files) {
    for (Upload file : files) {
      if (file.fileName().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
        WorkbookSize.requireModest(UploadFolder.name(file), file.bytes());
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
        LoadView.Outcome outcome =
            Txn.calculateRead(
                graph.data(), () -> outcome(new Shown(visit, folder, update, graph.data()), ""));
        return page(visit, collection, outcome);
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

  /** A load that is to be shown, within a transaction of the dataset that it went into. */
  private record Shown(
      Visit visit, UploadFolder folder, ValueGraph.Update update, DatasetGraph data) {}

  private LoadView.Outcome outcome(Shown shown, String token) {
    UpdateReport inferred = shown.update().inferred();
    Visit visit = shown.visit();
    Labels labels = new Labels(shown.data(), graph.settings().base(), visit.words().language());
    Ref.Namer namer = new Ref.Namer(shown.data(), labels, visit.links());
    return new LoadView.Outcome(
        token,
        shown.update().loaded().graphs().stream()
            .map(
                each ->
                    new LoadView.FileGraph(
                        shown.folder().told(each.file()), each.triples(), each.replaced()))
            .toList(),
        findings(shown, namer),
        inferred.added(),
        inferred.removed(),
        inferred.inferred().map(change -> shifts(namer, change)).orElse(List.of()));
  }

  /** What the shapes find in the loaded graphs, gravest first. */
  private List<LoadView.Finding> findings(Shown shown, Ref.Namer namer) {
    Set<Node> loaded =
        shown.update().loaded().graphs().stream()
            .map(LoadedGraph::name)
            .collect(Collectors.toSet());
    return checker.get().check(shown.data()).findings().stream()
        .filter(finding -> finding.graph() != null && loaded.contains(finding.graph()))
        .limit(MOST_FINDINGS)
        .map(finding -> finding(shown, namer, finding))
        .toList();
  }

  private static LoadView.Finding finding(Shown shown, Ref.Namer namer, Finding finding) {
    return new LoadView.Finding(
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.message(shown.visit().words().language()),
        namer.of(finding.focus()).label(),
        finding.place() == null ? "" : shown.folder().told(finding.place().toString()));
  }

  private static List<LoadView.Shift> shifts(Ref.Namer namer, Change change) {
    Stream<LoadView.Shift> come = change.added().stream().map(quad -> shift(namer, quad, true));
    Stream<LoadView.Shift> go = change.removed().stream().map(quad -> shift(namer, quad, false));
    return Stream.concat(come, go)
        .sorted(
            Comparator.comparing((LoadView.Shift shift) -> shift.subject().label())
                .thenComparing(shift -> shift.property().label())
                .thenComparing(shift -> shift.object().label()))
        .limit(MOST_CHANGES)
        .toList();
  }

  private static LoadView.Shift shift(Ref.Namer namer, Quad quad, boolean comes) {
    return new LoadView.Shift(
        comes,
        namer.of(quad.getSubject()),
        namer.of(quad.getPredicate()),
        namer.of(quad.getObject()),
        GraphNames.ruleOf(quad.getGraph()));
  }

  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
