package org.eslabon.rules;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.sparql.lang.arq.javacc.ARQParserConstants;
import org.apache.jena.sparql.lang.arq.javacc.ARQParserTokenManager;
import org.apache.jena.sparql.lang.arq.javacc.SimpleCharStream;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.jspecify.annotations.Nullable;

/**
 * The lexer of SPARQL-RL: that of Jena's SPARQL, with the words that only rule sets have. Not
 * thread-safe, for one text.
 */
final class SrlTokens extends ARQParserTokenManager {

  /** What rule sets say and queries do not; the last three are shorthands of other dialects. */
  private static final Set<String> WORDS =
      Set.of("RULE", "SET", "IMPORTS", "THEN", "FOR", "TRANSITIVE", "SYMMETRIC", "INVERSE");

  /** The keywords of SPARQL that the grammar of SPARQL-RL has too. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("a base prefix version where data filter not in if as true false str lang langmatches"
                  + " langdir datatype iri uri bnode abs ceil floor round concat substr strlen"
                  + " replace ucase lcase encode_for_uri contains strstarts strends strbefore"
                  + " strafter year month day hours minutes seconds timezone tz now uuid struuid"
                  + " strlang strlangdir strdt sameterm isiri isuri isblank isliteral isnumeric"
                  + " haslang haslangdir regex istriple triple subject predicate object")
              .split(" "));

  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** A word of rule sets. Its kind is one that no production of Jena takes in this place. */
  static final class Word extends Token {

    private static final long serialVersionUID = 1L;

    Word(String image) {
      super(ARQParserConstants.LOAD, image);
    }
  }

  /** A keyword of SPARQL that SPARQL-RL leaves out. */
  static final class ForeignKeyword extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final transient Token token;

    ForeignKeyword(Token token) {
      super(token.image);
      this.token = token;
    }
  }

  private final SimpleCharStream characters;

  private SrlTokens(SimpleCharStream characters) {
    super(characters);
    this.characters = characters;
  }

  static SrlTokens of(String text) {
    SimpleCharStream characters = new SimpleCharStream(new StringReader(text));
    characters.setTabSize(1);
    return new SrlTokens(characters);
  }

  @Override
  public Token getNextToken() {
    Token word = word();
    if (word != null) {
      return word;
    }
    Token token = super.getNextToken();
    boolean isKeyword =
        token.kind < ARQParserConstants.tokenImage.length
            && ARQParserConstants.tokenImage[token.kind].startsWith("\"")
            && KEYWORD.matcher(token.image).matches();
    if (isKeyword && !KEYWORDS.contains(token.image.toLowerCase(Locale.ROOT))) {
      throw new ForeignKeyword(token);
    }
    return token;
  }

  /** Reads one of our words, or puts back what it read. */
  private @Nullable Token word() {
    StringBuilder image = new StringBuilder();
    try {
      char next = skipBlanks();
      int line = characters.getBeginLine();
      int column = characters.getBeginColumn();
      while (isLetter(next)) {
        image.append(next);
        next = characters.readChar();
      }
      characters.backup(1);
      if (WORDS.contains(image.toString().toUpperCase(Locale.ROOT)) && !continuesName(next)) {
        Word word = new Word(image.toString());
        word.beginLine = line;
        word.beginColumn = column;
        word.endLine = characters.getEndLine();
        word.endColumn = characters.getEndColumn();
        return word;
      }
    } catch (IOException e) {
      // the end of the text, which the lexer of SPARQL finds too
      if (WORDS.contains(image.toString().toUpperCase(Locale.ROOT))) {
        return atEnd(image.toString());
      }
    }
    characters.backup(image.length());
    return null;
  }

  private Token atEnd(String image) {
    Word word = new Word(image);
    word.endLine = characters.getEndLine();
    word.endColumn = characters.getEndColumn();
    word.beginLine = word.endLine;
    word.beginColumn = word.endColumn - image.length() + 1;
    return word;
  }

  private char skipBlanks() throws IOException {
    char next = characters.BeginToken();
    while (Character.isWhitespace(next) || next == '#') {
      if (next == '#') {
        skipLine();
      }
      next = characters.BeginToken();
    }
    return next;
  }

  private void skipLine() throws IOException {
    char next = characters.readChar();
    while (next != '\n' && next != '\r') {
      next = characters.readChar();
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean continuesName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }
}
