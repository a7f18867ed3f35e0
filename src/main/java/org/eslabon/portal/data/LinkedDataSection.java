package org.eslabon.portal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.portal.syntax.DataSyntax;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.UnknownThing;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/**
 * Linked data: {@code /id/KIND/NAME} sends on to the page or the data of a thing, as the asker
 * prefers; {@code /doc/KIND/NAME} is the data, with the ending of a syntax or negotiated. Things
 * whose IRIs are none of ours are at {@code /doc/thing?iri=IRI}.
 */
public final class LinkedDataSection implements Section {

  private static final String HTML = "text/html";

  /** IRIs of other people's data can hold anything; what could end a header is not put in one. */
  private static final Pattern HEADER_SAFE = Pattern.compile("[!-~&&[^<>\",]]+");

  @Override
  public Optional<Answer> answer(Visit visit) {
    List<String> segments = visit.segments();
    if (segments.size() < 2 || !visit.request().isRead()) {
      return Optional.empty();
    }
    return switch (segments.get(0)) {
      case "id" -> Optional.of(open(identified(visit)));
      case "doc" -> Optional.of(open(described(visit)));
      default -> Optional.empty();
    };
  }

  /** Programs of other sites may read data (CORS). */
  private static Answer open(Answer answer) {
    return answer.withHeader("Access-Control-Allow-Origin", "*");
  }

  private static Answer identified(Visit visit) {
    Node thing = visit.links().thingAt(visit.request().path());
    if (!Description.isKnown(visit.graph().data(), thing)) {
      return UnknownThing.answer(visit, thing);
    }
    String page = visit.links().pathOf(thing);
    return Negotiated.of(
            visit, () -> seeOther(visit, page), syntax -> seeOther(visit, at(data(page), syntax)))
        .withHeader("Vary", "Accept, Accept-Language");
  }

  private static Answer seeOther(Visit visit, String path) {
    return Answer.redirect(303, visit.links().to(path));
  }

  private static String data(String page) {
    return page.replaceFirst("^/page/", "/doc/");
  }

  private static Answer described(Visit visit) {
    String path = visit.request().path();
    int dot = path.lastIndexOf('.');
    Optional<DataSyntax> ending =
        dot < path.lastIndexOf('/') ? Optional.empty() : DataSyntax.ending(path.substring(dot + 1));
    if (ending.isPresent()) {
      Optional<Description> there = find(visit, path.substring(0, dot));
      if (there.isPresent()) {
        return data(visit, there.get(), ending.get());
      }
    }
    Optional<Description> there = find(visit, path);
    return there.isPresent()
        ? negotiated(visit, there.get())
        : UnknownThing.answer(
            visit, thing(visit, ending.isPresent() ? path.substring(0, dot) : path));
  }

  private static Optional<Description> find(Visit visit, String path) {
    return Description.of(visit.graph().data(), thing(visit, path));
  }

  private static Node thing(Visit visit, String path) {
    Optional<String> iri = visit.parameter("iri");
    return path.equals("/doc/thing") && iri.isPresent()
        ? NodeFactory.createURI(iri.get())
        : visit.links().thingAt(path);
  }

  private static Answer negotiated(Visit visit, Description description) {
    String page = visit.links().pathOf(description.thing());
    return visit.request().header("Accept").isEmpty()
        ? data(visit, description, DataSyntax.TURTLE).withHeader("Vary", "Accept")
        : Negotiated.of(
            visit,
            () -> seeOther(visit, page),
            syntax ->
                data(visit, description, syntax)
                    .withHeader("Content-Location", visit.links().to(at(data(page), syntax))));
  }

  /** Where a syntax of the data at a path is. */
  static String at(String path, DataSyntax syntax) {
    int parameters = path.indexOf('?');
    return parameters < 0
        ? path + "." + syntax.ending()
        : path.substring(0, parameters) + "." + syntax.ending() + path.substring(parameters);
  }

  private static Answer data(Visit visit, Description description, DataSyntax syntax) {
    String page = visit.links().pathOf(description.thing());
    String path = data(page);
    byte[] bytes = syntax.bytes(DataDocument.of(description, visit, path));
    return Answer.of(syntax.contentType(), bytes)
        .withHeader("Link", links(visit, description.thing(), path, page));
  }

  /** What the data describes, and in which other forms it is there. */
  private static String links(Visit visit, Node thing, String path, String page) {
    List<String> links = new ArrayList<>();
    if (HEADER_SAFE.matcher(thing.getURI()).matches()) {
      links.add("<" + thing.getURI() + ">; rel=\"describes\"");
    }
    links.add(alternate(visit.links().to(page), HTML));
    for (DataSyntax syntax : DataSyntax.values()) {
      links.add(alternate(visit.links().to(at(path, syntax)), syntax.mediaType()));
    }
    return String.join(", ", links);
  }

  private static String alternate(String address, String type) {
    return "<" + address + ">; rel=\"alternate\"; type=\"" + type + "\"";
  }

  /** The publisher asks for the data of each page. */
  @Override
  public Stream<String> paths() {
    return Stream.empty();
  }
}
