package org.eslabon.portal.link;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.eslabon.model.Curies;
import org.eslabon.model.DataIris;
import org.eslabon.web.Request;

/**
 * How a statement stands in an address: {@code s}, {@code p} and {@code o}, each an IRI as it is, a
 * short name such as {@code esl:governance} or, for the last, a literal as Turtle writes it.
 */
public final class FactAddress {

  private FactAddress() {}

  /** The page that says why a statement holds. */
  public static String why(Triple statement) {
    return "/why?" + parameters(statement);
  }

  /** The page that says why it does not. */
  public static String whyNot(Triple statement) {
    return "/why-not?" + parameters(statement);
  }

  /** The statement as parameters of an address. */
  public static String parameters(Triple statement) {
    return "s="
        + DataIris.encode(text(statement.getSubject()))
        + "&p="
        + DataIris.encode(text(statement.getPredicate()))
        + "&o="
        + DataIris.encode(text(statement.getObject()));
  }

  private static String text(Node node) {
    return node.isURI() ? node.getURI() : NodeFmtLib.strNT(node);
  }

  /** The statement that a request is about; empty when a part is missing or is no term. */
  public static Optional<Triple> read(Request request, String base) {
    Optional<Node> subject = request.parameter("s").flatMap(text -> iri(text, base));
    Optional<Node> property = request.parameter("p").flatMap(text -> iri(text, base));
    Optional<Node> object = request.parameter("o").flatMap(text -> term(text, base));
    return subject.isPresent() && property.isPresent() && object.isPresent()
        ? Optional.of(Triple.create(subject.get(), property.get(), object.get()))
        : Optional.empty();
  }

  /** An IRI in full, or a short name. */
  public static Optional<Node> iri(String text, String base) {
    String bare = text.strip();
    String iri =
        bare.startsWith("<") && bare.endsWith(">")
            ? bare.substring(1, bare.length() - 1)
            : new Curies(base).expand(bare).orElse(bare);
    return iri.contains(":") && iri.chars().noneMatch(FactAddress::isOutside)
        ? Optional.of(NodeFactory.createURI(iri))
        : Optional.empty();
  }

  /** What no IRI holds (RFC 3987). */
  private static boolean isOutside(int character) {
    return character <= ' ' || "<>\"{}|\\^`".indexOf(character) >= 0;
  }

  private static Optional<Node> term(String text, String base) {
    String bare = text.strip();
    return bare.startsWith("\"") ? literal(bare, base) : iri(bare, base);
  }

  private static Optional<Node> literal(String text, String base) {
    try {
      Tokenizer tokens = TokenizerText.fromString(text);
      if (!tokens.hasNext()) {
        return Optional.empty();
      }
      Token token = tokens.next();
      Node node = token.asNode(prefixes(base));
      return tokens.hasNext() || node == null || !node.isLiteral()
          ? Optional.empty()
          : Optional.of(node);
    } catch (RiotException | AtlasException notATerm) {
      return Optional.empty();
    }
  }

  private static PrefixMap prefixes(String base) {
    Map<String, String> known = new Curies(base).prefixes();
    PrefixMap prefixes = PrefixMapFactory.create();
    known.forEach(prefixes::add);
    return prefixes;
  }
}
