package org.eslabon.portal.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.eslabon.ValueGraph;
import org.eslabon.portal.lookup.PerVersion;
import org.eslabon.portal.map.MapArtist;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.syntax.Dump;
import org.eslabon.portal.syntax.GraphLayers;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.portal.visit.Words;
import org.eslabon.store.GraphNames;
import org.eslabon.web.Answer;

/**
 * The data as a whole: VoID at {@code /.well-known/void} and {@code /void}, the catalogue at {@code
 * /catalog} (a page for people, DCAT for programs), and the dumps under {@code /dump/}, which are
 * written while they are read.
 */
public final class DatasetSection implements Section {

  /** What the page of the catalogue shows. */
  public record View(
      List<LoadedCase> cases, List<Dump> dumps, List<String> forms, List<String> syntaxes) {

    /** The countries of a folder by their names. */
    public String countries(LoadedCase folder, Words words) {
      return folder.countries().stream()
          .map(code -> MapArtist.country(code, words))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }

  private static final String WELL_KNOWN = "/.well-known/void";

  private final ValueGraph graph;
  private final PerVersion<List<LoadedCase>> cases;
  private final PerVersion<Graph> voidDescription;
  private final PerVersion<Graph> catalogDescription;

  public DatasetSection(ValueGraph graph, PortalSettings settings) {
    this.graph = graph;
    this.cases = new PerVersion<>(graph, () -> LoadedCase.all(graph.data()));
    this.voidDescription = new PerVersion<>(graph, () -> VoidDescription.of(graph, settings));
    this.catalogDescription = new PerVersion<>(graph, () -> CatalogDescription.of(graph, settings));
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    String path = visit.request().path();
    if (!visit.request().isRead()) {
      return Optional.empty();
    }
    Optional<Answer> answer;
    if (path.startsWith("/dump/")) {
      answer = dump(path);
    } else if (path.equals(WELL_KNOWN) || path.equals("/void")) {
      answer =
          Optional.of(
              Negotiated.dataFirst(
                  visit,
                  () -> Answer.redirect(303, visit.links().to("/catalog")),
                  syntax -> written(syntax, voidDescription::get)));
    } else if (path.equals("/catalog")) {
      answer = Optional.of(catalog(visit));
    } else {
      answer = file(path);
    }
    return answer.map(found -> found.withHeader("Access-Control-Allow-Origin", "*"));
  }

  /** With the ending of a syntax. */
  private Optional<Answer> file(String path) {
    int dot = path.lastIndexOf('.');
    Optional<DataSyntax> syntax =
        dot < 0 ? Optional.empty() : DataSyntax.ending(path.substring(dot + 1));
    if (syntax.isEmpty()) {
      return Optional.empty();
    }
    return switch (path.substring(0, dot)) {
      case "/void" -> Optional.of(written(syntax.get(), voidDescription::get));
      case "/catalog" -> Optional.of(written(syntax.get(), catalogDescription::get));
      default -> Optional.empty();
    };
  }

  private static Answer written(DataSyntax syntax, Supplier<Graph> description) {
    return Answer.of(syntax.contentType(), syntax.bytes(GraphLayers.stable(description.get())));
  }

  private Answer catalog(Visit visit) {
    return Negotiated.of(
        visit, () -> page(visit), syntax -> written(syntax, catalogDescription::get));
  }

  private Answer page(Visit visit) {
    View view =
        new View(
            cases.get(),
            Dump.all().toList(),
            Stream.of(CaseDump.values()).map(CaseDump::ending).toList(),
            DataSyntax.endings());
    Frame frame =
        visit
            .frame(visit.words().word("data.catalog"))
            .with(new Frame.Look(List.of(), List.of(), visit.links().to("/catalog.ttl")));
    return visit.page("catalog.jte", frame, view);
  }

  private Optional<Answer> dump(String path) {
    Optional<Dump> dump = Dump.at(path);
    if (dump.isPresent()) {
      return Optional.of(Answer.streamed(Dump.CONTENT_TYPE, out -> dump.get().writeTo(graph, out)));
    }
    if (path.equals("/dump/tables.zip")) {
      return Optional.of(
          Answer.streamed(
              CaseDump.TABLES.mediaType(),
              out -> CaseDump.tables(graph, GraphNames::isAsserted, out)));
    }
    return ofCase(path);
  }

  private Optional<Answer> ofCase(String path) {
    int dot = path.lastIndexOf('.');
    String start = "/dump/case/";
    if (!path.startsWith(start) || dot < start.length()) {
      return Optional.empty();
    }
    String folder = path.substring(start.length(), dot);
    Optional<CaseDump> form = CaseDump.ending(path.substring(dot + 1));
    return cases.get().stream()
        .filter(each -> each.folder().equals(folder))
        .findFirst()
        .flatMap(
            each ->
                form.map(
                    known ->
                        Answer.streamed(
                            known.mediaType(), out -> known.writeTo(graph, each, out))));
  }

  @Override
  public Stream<String> paths() {
    Stream<String> files =
        Stream.of(DataSyntax.values())
            .flatMap(
                syntax -> Stream.of("/void." + syntax.ending(), "/catalog." + syntax.ending()));
    Stream<String> parts =
        cases.get().stream()
            .flatMap(each -> Stream.of(CaseDump.values()).map(form -> each.path(form.ending())));
    return Stream.of(
            Stream.of("/catalog", WELL_KNOWN, "/dump/tables.zip"),
            files,
            Dump.all().map(Dump::path),
            parts)
        .flatMap(paths -> paths);
  }
}
