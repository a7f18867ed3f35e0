package org.eslabon.portal.reason;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.eslabon.portal.link.FactAddress;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.lookup.ThingStatements;
import org.eslabon.portal.reason.ReasonView.Format;
import org.eslabon.portal.thing.FactReader;
import org.eslabon.portal.thing.FactSheet.Origin;
import org.eslabon.portal.visit.Frame;
import org.eslabon.portal.visit.MissingPage;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.rules.proof.Outline;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofJson;
import org.eslabon.rules.proof.ProofOutline;
import org.eslabon.rules.proof.ProofProv;
import org.eslabon.rules.proof.ProofText;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotJson;
import org.eslabon.rules.whynot.WhyNotOutline;
import org.eslabon.rules.whynot.WhyNotText;
import org.eslabon.web.Answer;

/**
 * {@code /why} and {@code /why-not} of one statement: {@code s}, {@code p} and {@code o}; and with
 * {@code format} as text, JSON or PROV-O.
 */
public final class ReasonSection implements Section {

  private static final String TEXT = "text/plain; charset=utf-8";

  private static final Problem NO_STATEMENT =
      new Problem(
          ProblemCode.Q203,
          "the address names no statement",
          SourcePlace.parameter("s, p, o"),
          "`s`, `p` and `o` are its subject, property and value, as IRIs or short names");

  @Override
  public Optional<Answer> answer(Visit visit) {
    String path = visit.request().path();
    if (!path.equals("/why") && !path.equals("/why-not")) {
      return Optional.empty();
    }
    return FactAddress.read(visit.request(), visit.graph().settings().base())
        .map(
            fact ->
                Reading.of(
                    visit,
                    reading -> path.equals("/why") ? why(reading, fact) : whyNot(reading, fact)))
        .or(() -> Optional.of(MissingPage.incomplete(visit, NO_STATEMENT)));
  }

  private static Answer why(Reading reading, Triple fact) {
    Proof proof = reading.visit().lookups().proof(fact);
    ProofWords words = words(reading);
    String format = reading.visit().parameter("format").orElse("html");
    return switch (format) {
      case "text" -> Answer.of(TEXT, new ProofText(words).write(proof));
      case "json" -> Answer.of(Answer.JSON, new ProofJson(words).write(proof).toPrettyString());
      case "prov" -> {
        ByteArrayOutputStream turtle = new ByteArrayOutputStream();
        RDFDataMgr.write(turtle, new ProofProv(words).write(proof), Lang.TURTLE);
        yield Answer.of("text/turtle; charset=utf-8", turtle.toByteArray());
      }
      default ->
          page(
              reading,
              "why",
              fact,
              words,
              proof.isEmpty() ? List.of() : List.of(ProofOutline.of(proof, words)));
    };
  }

  private static Answer whyNot(Reading reading, Triple fact) {
    WhyNot whyNot = reading.visit().graph().whyNot(fact);
    ProofWords words = words(reading);
    String format = reading.visit().parameter("format").orElse("html");
    return switch (format) {
      case "text" -> Answer.of(TEXT, new WhyNotText(words).write(whyNot));
      case "json" -> Answer.of(Answer.JSON, new WhyNotJson(words).write(whyNot).toPrettyString());
      default -> page(reading, "why-not", fact, words, WhyNotOutline.of(whyNot, words));
    };
  }

  private static ProofWords words(Reading reading) {
    return new ProofWords(reading.labels(), reading.visit().words().language());
  }

  private static Answer page(
      Reading reading, String question, Triple fact, ProofWords words, List<Outline> outlines) {
    List<Origin> origins = origins(reading, fact);
    boolean isWhy = question.equals("why");
    Ref subject = reading.name(fact.getSubject());
    Ref property = reading.name(fact.getPredicate());
    Ref object = reading.name(fact.getObject());
    String sentence = subject.label() + ": " + property.label() + " = " + object.label();
    String id = SafeText.of(reading.labels().of(fact.getSubject()));
    Links links = reading.visit().links();
    ReasonView view =
        new ReasonView(
            subject,
            id.equals(subject.label()) ? "" : id,
            property,
            object,
            sentence,
            !origins.isEmpty(),
            origins,
            new OutlineView.Maker(words, reading).of(outlines),
            links.to(isWhy ? FactAddress.whyNot(fact) : FactAddress.why(fact)),
            Stream.of("text", "json", "prov")
                .filter(format -> isWhy || !format.equals("prov"))
                .map(
                    format ->
                        new Format(
                            format,
                            links.to(
                                "/"
                                    + question
                                    + "?"
                                    + FactAddress.parameters(fact)
                                    + "&format="
                                    + format)))
                .toList(),
            links.toEditor("fact-graphs", values(fact)));
    String title = reading.word("reason." + question + "-title", sentence);
    Frame frame =
        reading.visit().frame(title).with(new Frame.Look(List.of("thing.css"), List.of(), ""));
    return reading.visit().page("thing/" + question.replace("-", "") + "page.jte", frame, view);
  }

  private static Map<String, Node> values(Triple fact) {
    return Map.of(
        "thing", fact.getSubject(), "property", fact.getPredicate(), "value", fact.getObject());
  }

  private static List<Origin> origins(Reading reading, Triple fact) {
    ThingStatements statements = reading.statements();
    return statements.holding(fact).stream()
        .flatMap(
            graph ->
                statements.rows(fact.getSubject(), graph).stream()
                    .map(row -> FactReader.origin(reading, graph, row)))
        .toList();
  }

  /** Questions have no end; a static copy holds none of them. */
  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
