package org.eslabon.check;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * Holds data against the shapes of a folder. Immutable and safe for several threads.
 *
 * <p>Looks at asserted data together with the theory; conclusions are left out, so that the report
 * does not depend on whether rules have run. The data are copied into memory for the time of a
 * check, because a shape asks for single nodes many times over.
 */
public final class Checker {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> file(finding.place()))
          .thenComparing(finding -> line(finding.place()))
          .thenComparing(finding -> finding.focus().toString())
          .thenComparing(Finding::shape)
          .thenComparing(finding -> String.valueOf(finding.value()));

  private static final Prologue NAMES =
      new Prologue(
          PrefixMapping.Factory.create()
              .setNsPrefixes(new Curies(Esl.DEFAULT_BASE).prefixes())
              .lock());

  private final Shapes shapes;

  private Checker(Shapes shapes) {
    this.shapes = shapes;
  }

  /**
   * A checker with all shapes in the Turtle files of a folder.
   *
   * @throws ProblemException C001 when the folder holds no shapes, C002 when a file is not Turtle,
   *     C003 when what it says is not SHACL
   */
  public static Checker read(java.nio.file.Path folder) {
    return new Checker(ShapeFolder.read(folder));
  }

  /** What the shapes are written in. To be read only. */
  public Graph shapes() {
    return shapes.getGraph();
  }

  /**
   * Checks the data as they stand. Changes nothing; call inside a transaction, or leave the
   * transaction to this method.
   */
  public CheckReport check(DatasetGraph data) {
    return data.isInTransaction() ? report(data) : data.calculateRead(() -> report(data));
  }

  private CheckReport report(DatasetGraph data) {
    ValidationReport found = ShaclValidator.get().validate(shapes, assertedWithTheory(data));
    RowPlaces places = new RowPlaces(data);
    // a value that breaks several constraints of one shape is one finding: the message is the same
    List<Finding> findings =
        found.getEntries().stream()
            .map(entry -> finding(entry, places))
            .distinct()
            .sorted(ORDER)
            .toList();
    return new CheckReport(findings, found.getGraph());
  }

  private static Graph assertedWithTheory(DatasetGraph data) {
    Graph together = GraphMemFactory.createGraphMem2();
    Iterator<Quad> quads = data.find();
    quads.forEachRemaining(
        quad -> {
          if (GraphNames.isAsserted(quad.getGraph()) || GraphNames.isTheory(quad.getGraph())) {
            together.add(quad.asTriple());
          }
        });
    return together;
  }

  private Finding finding(ReportEntry entry, RowPlaces places) {
    RowPlaces.Row row = places.of(entry.focusNode());
    return new Finding(
        entry.source().isURI() ? entry.source().getLocalName() : entry.source().toString(),
        FindingSeverity.of(entry.severity()),
        entry.focusNode(),
        property(entry.resultPath()),
        // SHACL gives the node itself where a query names no value
        entry.focusNode().equals(entry.value()) ? null : entry.value(),
        messages(entry),
        row.graph(),
        row.place());
  }

  /** Alternatives are left to the message: none of them is the one that leads to the value. */
  private static @Nullable String property(@Nullable Path path) {
    return path == null || path instanceof P_Alt ? null : PathWriter.asString(path, NAMES);
  }

  /** What the shape itself says; Jena's own words, in English, when it says nothing. */
  private Map<Language, String> messages(ReportEntry entry) {
    Map<Language, String> messages = new EnumMap<>(Language.class);
    for (Node message : shapes.getShape(entry.source()).getMessages()) {
      for (Language language : Language.values()) {
        if (message.getLiteralLanguage().equals(language.tag())) {
          messages.put(language, message.getLiteralLexicalForm());
        }
      }
    }
    if (messages.isEmpty()) {
      messages.put(Language.EN, entry.message());
    }
    return messages;
  }

  private static String file(@Nullable SourcePlace place) {
    return place == null ? "" : place.file();
  }

  private static long line(@Nullable SourcePlace place) {
    return place == null ? 0 : place.line();
  }
}
