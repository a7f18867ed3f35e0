package org.eslabon.rules;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.lang.arq.javacc.ARQParserConstants;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.Token;

/**
 * A token of SPARQL with its place, as Jena's own lexer sees it. Jena's syntax tree has no places;
 * tokens are how a problem finds the line and column of what it talks about.
 *
 * @param kind constant of {@link SPARQLParser11Constants}
 * @param image the characters
 * @param line from 1
 * @param column from 1
 */
record RuleToken(int kind, String image, int line, int column) {

  /** Tokens of a text that Jena parses; comments and blanks are left out. */
  static List<RuleToken> of(String text) {
    JavaCharStream characters = new JavaCharStream(new StringReader(text));
    characters.setTabSize(1);
    SPARQLParser11TokenManager lexer = new SPARQLParser11TokenManager(characters);
    List<RuleToken> tokens = new ArrayList<>();
    for (Token token = lexer.getNextToken();
        token.kind != SPARQLParser11Constants.EOF;
        token = lexer.getNextToken()) {
      tokens.add(new RuleToken(token.kind, token.image, token.beginLine, token.beginColumn));
    }
    return tokens;
  }

  /** Tokens of a rule in its own language; of those of SPARQL-RL only terms keep their kinds. */
  static List<RuleToken> of(RuleText text) {
    if (!text.isSrl()) {
      return of(text.text());
    }
    SrlTokens lexer = SrlTokens.of(text.text());
    List<RuleToken> tokens = new ArrayList<>();
    for (org.apache.jena.sparql.lang.arq.javacc.Token token = lexer.getNextToken();
        token.kind != ARQParserConstants.EOF;
        token = lexer.getNextToken()) {
      tokens.add(new RuleToken(kind(token.kind), token.image, token.beginLine, token.beginColumn));
    }
    return tokens;
  }

  private static int kind(int ofArq) {
    return switch (ofArq) {
      case ARQParserConstants.IRIref -> SPARQLParser11Constants.IRIref;
      case ARQParserConstants.PNAME_LN -> SPARQLParser11Constants.PNAME_LN;
      default -> -1;
    };
  }

  boolean isVariable() {
    return kind == SPARQLParser11Constants.VAR1 || kind == SPARQLParser11Constants.VAR2;
  }

  /** Name of a variable, without its mark. */
  String variable() {
    return image.substring(1);
  }
}
