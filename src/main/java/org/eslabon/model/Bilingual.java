package org.eslabon.model;

import java.util.Collection;
import org.apache.jena.graph.Node;

/** A text in both languages; empty where it is not there. Immutable. */
public record Bilingual(String english, String spanish) {

  /** The first literal in each language; one without a language serves both. */
  public static Bilingual of(Collection<Node> literals) {
    return new Bilingual(first(literals, "en"), first(literals, "es"));
  }

  private static String first(Collection<Node> literals, String tag) {
    return literals.stream()
        .filter(Node::isLiteral)
        .filter(literal -> literal.getLiteralLanguage().startsWith(tag))
        .findFirst()
        .or(
            () ->
                literals.stream()
                    .filter(Node::isLiteral)
                    .filter(each -> each.getLiteralLanguage().isEmpty())
                    .findFirst())
        .map(Node::getLiteralLexicalForm)
        .orElse("");
  }

  /** The text in a language, else in the other. */
  public String in(Language language) {
    String wanted = language == Language.EN ? english : spanish;
    return wanted.isEmpty() ? english + spanish : wanted;
  }

  /** The tag of the language that the text is in which {@link #in} gives. */
  public String tagIn(Language language) {
    String other = language == Language.EN ? Language.ES.tag() : Language.EN.tag();
    boolean isThere = language == Language.EN ? !english.isEmpty() : !spanish.isEmpty();
    return isThere ? language.tag() : other;
  }

  /** Whether there is none at all. */
  public boolean isEmpty() {
    return english.isEmpty() && spanish.isEmpty();
  }
}
