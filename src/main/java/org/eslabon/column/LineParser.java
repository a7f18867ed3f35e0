package org.eslabon.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.NodeFactory;

/**
 * Strict parser for N-Triples and N-Quads, a piece of whole lines at a time. A line that is not a
 * statement is noted and the next one read. For one thread.
 *
 * <p>Stricter than RIOT where RIOT forgives: a statement stands on one line, IRIs hold only the
 * characters of the grammar. Triple terms are refused.
 */
final class LineParser {

  private static final int REMEMBERED = 64;
  private static final byte[] TRIPLE_TERM = {'<', '<'};
  private static final byte[] BLANK_NODE = {'_', ':'};
  private static final byte[] DATATYPE = {'^', '^'};

  private final LineFormat format;
  private final TermKinds kinds;
  private final LineCursor cursor = new LineCursor();
  private final List<Known> predicates = new ArrayList<>();
  private final List<Known> suffixes = new ArrayList<>();
  private LocalRows rows = new LocalRows();
  private byte[] blankScope = new byte[0];
  private byte[] scoped = new byte[64];
  private int predicate;

  /** The subject read last, as it stands in the buffer; most come several times in a row. */
  private int subjectFrom;

  private int subjectLength;
  private int subject;

  /** A token seen before as it stands in the input, and what it means. */
  private static final class Known {
    private final byte[] token;
    private int meaning;

    /** Of a predicate: which one came after it last. */
    private int next;

    /** Of a predicate: which suffix its object had last, or -1. */
    private int suffix = -1;

    Known(byte[] token) {
      this.token = token;
    }
  }

  /**
   * A problem.
   *
   * @param line counted from one within the piece
   * @param column counted from one, in characters
   */
  record Fault(String message, long line, long column) {}

  /**
   * A piece that was read.
   *
   * @param lines how many ends of line it has
   */
  record Reading(long lines, List<Fault> faults) {}

  LineParser(LineFormat format, TermKinds kinds) {
    this.format = format;
    this.kinds = kinds;
  }

  /**
   * Reads a piece.
   *
   * @param scope what the labels of its blank nodes begin with
   * @param target where its rows go
   */
  Reading parse(LinePieces.Lines piece, String scope, LocalRows target) {
    byte[] bytes = piece.bytes();
    int length = piece.length();
    rows = target;
    blankScope = scope.getBytes(StandardCharsets.UTF_8);
    scoped = Arrays.copyOf(blankScope, Math.max(scoped.length, blankScope.length));
    subjectLength = 0;
    predicates.forEach(known -> known.meaning = -1);
    cursor.begin(bytes);
    List<Fault> faults = new ArrayList<>();
    long lines = 0;
    while (cursor.at() < length) {
      int begin = cursor.at();
      try {
        readLine();
      } catch (LineError error) {
        faults.add(new Fault(error.problem(), lines + 1, column(bytes, begin, error.at())));
        cursor.skipToLineEnd();
      }
      lines += cursor.at() < length ? 1 : 0;
      cursor.skipLineEnd();
    }
    return new Reading(lines, faults);
  }

  private static long column(byte[] bytes, int begin, int at) {
    long column = 1;
    for (int i = begin; i < at; i++) {
      column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return column;
  }

  private void readLine() throws LineError {
    cursor.skipBlanks();
    byte first = cursor.peek();
    if (first != '#' && !LineCursor.endsLine(first)) {
      int subjectTerm = readSubject(first);
      cursor.skipBlanks();
      int predicateTerm = readPredicate();
      cursor.skipBlanks();
      int objectTerm = readObject();
      cursor.skipBlanks();
      int graphTerm = LocalRows.DEFAULT_GRAPH;
      if (format == LineFormat.QUADS && cursor.peek() != '.') {
        graphTerm = readResource("a graph name, which is an IRI or a blank node, or a full stop");
        cursor.skipBlanks();
      }
      if (cursor.peek() != '.') {
        throw expected("a full stop");
      }
      cursor.skip(1);
      cursor.skipBlanks();
      rows.add(graphTerm, subjectTerm, predicateTerm, objectTerm);
    }
    if (cursor.peek() == '#') {
      cursor.skipToLineEnd();
    }
    if (!LineCursor.endsLine(cursor.peek())) {
      throw expected("the end of the line");
    }
  }

  private int readSubject(byte first) throws LineError {
    if (first == '<' && subjectLength > 0 && cursor.comes(subjectFrom, subjectLength)) {
      cursor.skip(subjectLength);
      return subject;
    }
    int begin = cursor.at();
    int term = readResource("a subject, which is an IRI or a blank node");
    subjectFrom = begin;
    subjectLength = first == '<' ? cursor.at() - begin : 0;
    subject = term;
    return term;
  }

  /** Predicates are few and come in the same order for each subject. */
  private int readPredicate() throws LineError {
    int found = next(predicates, predicates.isEmpty() ? -1 : predicates.get(predicate).next);
    int term = found < 0 ? -1 : predicates.get(found).meaning;
    if (term >= 0) {
      cursor.skip(predicates.get(found).token.length);
    } else {
      if (cursor.peek() != '<') {
        throw expected("a predicate, which is an IRI");
      }
      int begin = cursor.at();
      cursor.readIri();
      term = term(TermKinds.IRI);
      found = found < 0 ? remember(predicates, begin) : found;
    }
    if (found >= 0) {
      predicates.get(found).meaning = term;
      predicates.get(predicate).next = found;
      predicate = found;
    }
    return term;
  }

  /** Which of these tokens comes next, most likely the expected one; -1 when none of them does. */
  private int next(List<Known> known, int expected) {
    if (expected >= 0 && cursor.comesWhole(known.get(expected).token)) {
      return expected;
    }
    for (int i = 0; i < known.size(); i++) {
      if (cursor.comesWhole(known.get(i).token)) {
        return i;
      }
    }
    return -1;
  }

  /** Keeps the token that was read from there on; -1 when there are too many. */
  private int remember(List<Known> known, int begin) {
    if (known.size() == REMEMBERED) {
      return -1;
    }
    known.add(new Known(cursor.read(begin)));
    return known.size() - 1;
  }

  private int readObject() throws LineError {
    if (cursor.peek() != '"') {
      return readResource("an object, which is an IRI, a blank node or a literal");
    }
    cursor.readString();
    byte[] text = cursor.text();
    int from = cursor.from();
    int to = cursor.to();
    int kind = readSuffix();
    return rows.term(text, from, to, kind);
  }

  /**
   * What follows the closing quote: nothing, a language or a datatype, mostly the same as behind
   * the last object of the same predicate.
   */
  private int readSuffix() throws LineError {
    Known behind = predicates.get(predicate);
    int found = next(suffixes, behind.suffix);
    if (found >= 0) {
      cursor.skip(suffixes.get(found).token.length);
      behind.suffix = found;
      return suffixes.get(found).meaning;
    }
    int begin = cursor.at();
    cursor.skipBlanks();
    int kind;
    if (cursor.peek() == '@') {
      cursor.skip(1);
      cursor.readLanguage();
      kind = kinds.of("@" + language(cursor.string()));
    } else if (cursor.peek() == '^') {
      readDatatype();
      kind = kinds.of(cursor.string());
    } else {
      return TermKinds.STRING;
    }
    found = remember(suffixes, begin);
    if (found >= 0) {
      suffixes.get(found).meaning = kind;
      behind.suffix = found;
    }
    return kind;
  }

  private void readDatatype() throws LineError {
    if (!cursor.comes(DATATYPE, 0, DATATYPE.length)) {
      throw expected("`^^` before a datatype");
    }
    cursor.skip(DATATYPE.length);
    cursor.skipBlanks();
    if (cursor.peek() != '<') {
      throw expected("a datatype, which is an IRI");
    }
    cursor.readIri();
  }

  /** As Jena writes language tags, whose letters have no case. */
  private static String language(String tag) {
    int direction = tag.indexOf("--");
    String language = direction < 0 ? tag : tag.substring(0, direction);
    String formatted = NodeFactory.createLiteralLang("", language).getLiteralLanguage();
    return direction < 0 ? formatted : formatted + tag.substring(direction);
  }

  private int readResource(String what) throws LineError {
    if (cursor.peek() == '<') {
      if (cursor.comes(TRIPLE_TERM, 0, TRIPLE_TERM.length)) {
        throw new LineError(
            "columns hold no triple terms of RDF 1.2: `--engine arq` reads them", cursor.at());
      }
      cursor.readIri();
      return term(TermKinds.IRI);
    }
    if (!cursor.comes(BLANK_NODE, 0, BLANK_NODE.length)) {
      throw expected(what);
    }
    cursor.skip(BLANK_NODE.length);
    cursor.readLabel();
    int length = cursor.to() - cursor.from();
    int size = blankScope.length + length;
    if (size > scoped.length) {
      scoped = Arrays.copyOf(scoped, size * 2);
    }
    System.arraycopy(cursor.text(), cursor.from(), scoped, blankScope.length, length);
    return rows.term(scoped, 0, size, TermKinds.BLANK);
  }

  private int term(int kind) {
    return rows.term(cursor.text(), cursor.from(), cursor.to(), kind);
  }

  private LineError expected(String what) {
    return new LineError("expected " + what, cursor.at());
  }
}
