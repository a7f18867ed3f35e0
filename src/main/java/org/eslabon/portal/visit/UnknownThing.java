package org.eslabon.portal.visit;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.web.Answer;
import org.eslabon.web.Negotiation;
import org.eslabon.web.ProblemJson;

/**
 * What is answered of things that no graph speaks of: 404, as a page or a problem document, with
 * the nearest ids that are known.
 */
public final class UnknownThing {

  /**
   * What the page shows.
   *
   * @param iri what was asked for
   * @param nearest known things with names like it
   */
  public record View(String iri, List<Node> nearest) {
    /** The end of an IRI, after its kind. */
    public String name(Node thing) {
      return thing.getURI().substring(kindOf(thing).length());
    }
  }

  private static final PageQuery KNOWN = PageQuery.named("known-ids");
  private static final int MOST = 5;

  private UnknownThing() {}

  /** 404 in the form that the asker prefers. */
  public static Answer answer(Visit visit, Node thing) {
    return answered(visit, thing, nearest(thing, known(visit, kindOf(thing))));
  }

  /** The same of one of those that are known. */
  public static Answer answer(Visit visit, Node thing, List<Node> known) {
    return answered(visit, thing, nearest(thing, known));
  }

  private static Answer answered(Visit visit, Node thing, List<Node> nearest) {
    String type =
        Negotiation.mediaType(visit.request(), List.of("text/html", ProblemJson.TYPE))
            .orElse(ProblemJson.TYPE);
    Answer answer =
        type.equals("text/html") ? page(visit, thing, nearest) : document(thing, nearest);
    return answer.withStatus(404).withHeader("Vary", "Accept");
  }

  private static Answer page(Visit visit, Node thing, List<Node> nearest) {
    Frame frame = visit.frame(visit.words().word("data.unknown"));
    return visit.page("unknown.jte", frame, new View(thing.getURI(), nearest));
  }

  private static Answer document(Node thing, List<Node> nearest) {
    String hint = "an id is what stands in the column `id` of the tables";
    if (!nearest.isEmpty()) {
      List<String> names =
          nearest.stream()
              .map(near -> "`" + near.getURI().substring(kindOf(near).length()) + "`")
              .toList();
      hint = "did you mean " + String.join(", ", names) + "?";
    }
    String message = "nothing is known of `" + thing.getURI() + "`";
    return ProblemJson.answer(404, List.of(new Problem(ProblemCode.Q205, message, null, hint)));
  }

  private static List<Node> known(Visit visit, String kind) {
    if (!kind.startsWith(visit.links().base())) {
      return List.of();
    }
    Map<String, Node> start = Map.of("start", NodeFactory.createLiteralString(kind));
    return KNOWN.rows(visit.graph().data(), start).stream().map(row -> row.node("thing")).toList();
  }

  private static List<Node> nearest(Node thing, List<Node> known) {
    String kind = kindOf(thing);
    List<String> names =
        known.stream()
            .map(Node::getURI)
            .filter(iri -> iri.startsWith(kind))
            .map(iri -> iri.substring(kind.length()))
            .toList();
    return NearestName.several(thing.getURI().substring(kind.length()), names, MOST).stream()
        .map(name -> NodeFactory.createURI(kind + name))
        .toList();
  }

  /** The IRI without its name. */
  private static String kindOf(Node thing) {
    String iri = thing.getURI();
    return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }
}
