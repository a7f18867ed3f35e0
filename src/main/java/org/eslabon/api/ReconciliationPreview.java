package org.eslabon.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.web.Answer;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;

/** A few lines about a thing, for the frame in which a client shows what a candidate is. */
record ReconciliationPreview(NameIndex names, ThingFacts facts, Language language) {

  private static final List<String> SHOWN =
      List.of("country", "region", "inCluster", "sector", "product", "firmCount", "supports");

  /** Any page may frame it; it loads nothing but its style sheet. */
  private static final String POLICY = "default-src 'none'; style-src 'self'; frame-ancestors *";

  /**
   * The thing that a request names.
   *
   * @throws org.eslabon.problem.ProblemException Q204 when it names none
   */
  static Node thing(Request request) {
    String id = request.parameter("id").orElse("");
    if (!id.matches("https?://[^\\s<>\"{}|\\\\^`]+|urn:[^\\s<>\"{}|\\\\^`]+")) {
      throw MatchQuery.wrong("id", "no thing is named", "expected the IRI of a candidate");
    }
    return NodeFactory.createURI(id);
  }

  Answer answer(Request request) {
    Node node = thing(request);
    Optional<NamedThing> thing = names.find(node);
    if (thing.isEmpty()) {
      return ProblemJson.plain(404, "not found", "nothing is known of `" + node.getURI() + "`");
    }
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"").append(language.tag()).append("\">\n<head>");
    page.append("<meta charset=\"utf-8\"><title>").append(text(facts.labels().of(node)));
    page.append("</title><link rel=\"stylesheet\" href=\"")
        .append(Reconciliation.PATH)
        .append("/preview.css\"></head>\n<body>\n<h1>");
    page.append(text(facts.labels().of(node))).append("</h1>\n<p>");
    page.append(text(facts.description(thing.get()))).append("</p>\n<dl>\n");
    for (String property : SHOWN) {
      row(page, node, Esl.term(property));
    }
    page.append("</dl>\n<p class=\"iri\">").append(text(node.getURI())).append("</p>\n");
    page.append("</body>\n</html>\n");
    return Answer.of(Answer.HTML, page.toString()).withHeader("Content-Security-Policy", POLICY);
  }

  private void row(StringBuilder page, Node thing, Node property) {
    List<Node> values = facts.values(thing, property);
    if (values.isEmpty()) {
      return;
    }
    page.append("<dt>").append(text(facts.labels().of(property))).append("</dt>");
    values.stream()
        .limit(3)
        .forEach(
            value -> page.append("<dd>").append(text(facts.labels().of(value))).append("</dd>"));
    page.append('\n');
  }

  /** The style sheet. */
  static Answer style() {
    try (InputStream in = ReconciliationPreview.class.getResourceAsStream("preview.css")) {
      if (in == null) {
        throw new IllegalStateException("not bundled: preview.css");
      }
      return Answer.of("text/css; charset=utf-8", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
