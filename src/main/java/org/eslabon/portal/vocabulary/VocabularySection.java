package org.eslabon.portal.vocabulary;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.Layer;
import org.eslabon.portal.data.DataDocument;
import org.eslabon.portal.data.Description;
import org.eslabon.portal.data.Negotiated;
import org.eslabon.portal.lookup.Term;
import org.eslabon.portal.lookup.Vocabulary;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.syntax.GraphLayers;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Site;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/**
 * The ontology, term by term: {@code /vocabulary}, {@code /vocabulary/TERM}, {@code
 * /vocabulary/scheme/NAME} and {@code /vocabulary/isic/CODE}, each as a page or as data; and the
 * ontology as a whole at {@code /ontology}, where its IRI leads.
 */
public final class VocabularySection implements Section {

  private static final String START = "/vocabulary";

  private final Site site;
  private final VocabularyPages pages;

  public VocabularySection(Site site) {
    this.site = site;
    this.pages = new VocabularyPages(site);
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    String path = visit.request().path();
    if (!visit.request().isRead()) {
      return Optional.empty();
    }
    if (path.equals("/ontology")) {
      // where the IRI of the ontology leads; people go on to the pages
      return Optional.of(
          Negotiated.of(
              visit, () -> Answer.redirect(303, visit.links().to(START)), this::ontology));
    }
    if (path.startsWith("/ontology.")) {
      return DataSyntax.ending(path.substring("/ontology.".length())).map(this::ontology);
    }
    if (path.equals(START)) {
      return Optional.of(Negotiated.of(visit, () -> pages.all(visit), this::ontology));
    }
    return path.startsWith(START + "/") ? Optional.of(one(visit, path)) : Optional.empty();
  }

  private Answer ontology(DataSyntax syntax) {
    DatasetGraph theory =
        Txn.calculateRead(
            site.graph().data(),
            () -> GraphLayers.copy(site.graph(), name -> Layer.of(name) == Layer.THEORY));
    site.alignments().get().addTo(theory);
    return Answer.of(syntax.contentType(), syntax.bytes(theory))
        .withHeader("Access-Control-Allow-Origin", "*");
  }

  private Answer one(Visit visit, String path) {
    int dot = path.lastIndexOf('.');
    Optional<DataSyntax> ending =
        dot < 0 ? Optional.empty() : DataSyntax.ending(path.substring(dot + 1));
    String page = ending.isPresent() ? path.substring(0, dot) : path;
    Optional<Term> term = pages.find(Vocabulary.at(page));
    if (term.isEmpty()) {
      return pages.unknown(visit, Vocabulary.at(page));
    }
    return ending.isPresent()
        ? data(visit, term.get(), page, ending.get())
        : Negotiated.of(
            visit,
            () -> pages.one(visit, term.get()),
            syntax -> data(visit, term.get(), page, syntax));
  }

  private Answer data(Visit visit, Term term, String page, DataSyntax syntax) {
    Description description = Description.of(visit.graph().data(), term.node()).orElseThrow();
    byte[] bytes = syntax.bytes(DataDocument.of(description, visit, page));
    return Answer.of(syntax.contentType(), bytes)
        .withHeader("Access-Control-Allow-Origin", "*")
        .withHeader(
            "Link", "<" + visit.links().to(page) + ">; rel=\"alternate\"; type=\"text/html\"");
  }

  @Override
  public Stream<String> paths() {
    Stream<String> whole =
        Stream.of(DataSyntax.values()).map(syntax -> "/ontology." + syntax.ending());
    Stream<String> terms = pages.terms().map(term -> Vocabulary.path(term.node()).orElseThrow());
    return Stream.of(Stream.of(START), whole, terms).flatMap(paths -> paths);
  }
}
