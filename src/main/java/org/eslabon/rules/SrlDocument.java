package org.eslabon.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it is written: the abstract syntax of SPARQL-RL (section 4.1), with places.
 *
 * @param imports in the order in which they stand
 * @param rules in the order in which they stand
 * @param data the triples of all data blocks
 * @param dataSpan from the first data block to the last
 * @param prefixes all of the file
 */
record SrlDocument(
    List<Import> imports,
    List<SrlRule> rules,
    List<Triple> data,
    @Nullable Span dataSpan,
    PrefixMapping prefixes) {

  SrlDocument {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
    data = List.copyOf(data);
  }

  /** One {@code IMPORTS}. */
  record Import(String iri, Token place) {}

  /**
   * One rule.
   *
   * @param iri its name, if it has one
   * @param head triple templates
   * @param headSpan what the head is written in
   * @param given whether the body reads the base graph only: {@code WHERE DATA}
   * @param body rule elements
   * @param focus the variable of {@code FOR}, of which only an earlier draft knows
   * @param prefixes those declared before the rule
   * @param span all of it
   */
  record SrlRule(
      Optional<String> iri,
      List<Triple> head,
      Span headSpan,
      Reads given,
      List<Element> body,
      Optional<Token> focus,
      PrefixMapping prefixes,
      Span span) {

    SrlRule {
      head = List.copyOf(head);
      body = List.copyOf(body);
    }
  }

  /** Which graph a pattern looks into. */
  enum Reads {
    /** Base graph and all that was inferred so far. */
    EVERYTHING,
    /** The base graph: the word DATA. */
    GIVEN
  }

  /** From the first token to the last; tokens are linked. */
  record Span(Token first, Token last) {

    /** The tokens in order. */
    Stream<Token> tokens() {
      return Stream.iterate(first, token -> token != null, token -> next(token));
    }

    private @Nullable Token next(Token token) {
      return token == last ? null : token.next;
    }

    /** Where a variable stands for the first time, else the beginning. */
    Token variable(String name) {
      return tokens()
          .filter(token -> token.image.equals("?" + name) || token.image.equals("$" + name))
          .findFirst()
          .orElse(first);
    }
  }

  /** A rule element. */
  sealed interface Element {

    Span span();

    /** Triple patterns; paths are written out. */
    record Patterns(List<TriplePath> patterns, Span span) implements Element {}

    /** {@code FILTER}. */
    record Filter(Expr condition, Span span) implements Element {}

    /** {@code NOT} and {@code NOT DATA}. */
    record Negation(Reads reads, List<Element> body, Span span) implements Element {}

    /** {@code SET}. */
    record Assignment(Var variable, Expr expression, Span span) implements Element {}
  }

  /** Whether the term has a variable in it, be it in a triple term. */
  static Stream<Var> variables(Node term) {
    if (term.isTripleTerm()) {
      Triple triple = term.getTriple();
      return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
          .flatMap(SrlDocument::variables);
    }
    return term.isVariable() ? Stream.of(Var.alloc(term)) : Stream.empty();
  }
}
