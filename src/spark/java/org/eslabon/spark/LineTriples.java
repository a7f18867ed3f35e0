package org.eslabon.spark;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.eslabon.store.GraphNames;
import org.jspecify.annotations.Nullable;

/**
 * Lines of N-Triples and N-Quads as texts of terms. A plain line is cut where its terms end; a line
 * with escapes, comments or anything odd is read by RIOT. Inferred graphs are left out: they are
 * concluded again. Safe for threads.
 */
final class LineTriples implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int REMEMBERED = 1 << 12;
  private static final String INFERRED = TermText.of(GraphNames.inferred("")).replace(">", "");
  private static final String STRING = "^^<http://www.w3.org/2001/XMLSchema#string>";
  private static final Map<String, String> SUFFIXES = new ConcurrentHashMap<>();

  private static final Row LEFT_OUT = RowFactory.create();

  private final String scope;

  /**
   * A reader.
   *
   * @param scope letters that labels of blank nodes begin with, so that inputs do not share them
   */
  LineTriples(String scope) {
    this.scope = scope;
  }

  /** The statement of a line: subject, predicate, object, or what is wrong; none for a comment. */
  Iterator<Row> read(String line, String file) {
    String trimmed = line.strip();
    if (trimmed.isEmpty() || trimmed.charAt(0) == '#') {
      return Collections.emptyIterator();
    }
    Row quick = new Scan(trimmed).statement();
    List<Row> rows = quick == null ? slowly(trimmed, file) : List.of(quick);
    return rows.stream().filter(row -> row.length() > 0).map(this::scoped).iterator();
  }

  private Row scoped(Row row) {
    return scope.isEmpty()
        ? row
        : RowFactory.create(
            scoped(row.getString(0)), row.get(1), scoped(row.getString(2)), row.get(3));
  }

  private @Nullable String scoped(@Nullable String term) {
    return term != null && term.startsWith("_:") ? "_:" + scope + term.substring(2) : term;
  }

  private static List<Row> slowly(String line, String file) {
    List<Row> rows = new java.util.ArrayList<>();
    try {
      RDFParser.create()
          .fromString(line)
          .lang(Lang.NQUADS)
          .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
          .labelToNode(org.apache.jena.riot.lang.LabelToNode.createUseLabelAsGiven())
          .parse(
              new StreamRDFBase() {
                @Override
                public void triple(org.apache.jena.graph.Triple triple) {
                  quad(Quad.create(Quad.defaultGraphNodeGenerated, triple));
                }

                @Override
                public void quad(Quad quad) {
                  if (!GraphNames.isInferred(quad.getGraph())) {
                    rows.add(
                        RowFactory.create(
                            TermText.of(quad.getSubject()),
                            TermText.of(quad.getPredicate()),
                            TermText.of(quad.getObject()),
                            null));
                  }
                }
              });
    } catch (RiotException e) {
      String shown = line.length() > 120 ? line.substring(0, 120) + "…" : line;
      return List.of(
          RowFactory.create(null, null, null, file + ": " + e.getMessage() + ": `" + shown + "`"));
    }
    return rows;
  }

  /** One way through a line, which gives up where anything is not plain. */
  private static final class Scan {
    private final String line;
    private int at;

    Scan(String line) {
      this.line = line;
    }

    @Nullable Row statement() {
      String subject = resource();
      String predicate = subject == null ? null : iri();
      String object = predicate == null ? null : object();
      if (object == null) {
        return null;
      }
      skipBlanks();
      String graph = at < line.length() && line.charAt(at) != '.' ? resource() : "";
      skipBlanks();
      if (graph == null || at != line.length() - 1 || line.charAt(at) != '.') {
        return null;
      }
      return graph.startsWith(INFERRED)
          ? LEFT_OUT
          : RowFactory.create(subject, predicate, object, null);
    }

    private void skipBlanks() {
      while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
        at++;
      }
    }

    private @Nullable String resource() {
      skipBlanks();
      return at < line.length() && line.charAt(at) == '_' ? label() : iri();
    }

    private @Nullable String label() {
      int begin = at;
      at += 2;
      while (at < line.length() && TermText.isPlainInLabel(line.charAt(at))) {
        at++;
      }
      boolean isWhole = at > begin + 2 && at < line.length() && " \t".indexOf(line.charAt(at)) >= 0;
      return isWhole && line.charAt(begin + 1) == ':' ? line.substring(begin, at) : null;
    }

    private @Nullable String iri() {
      skipBlanks();
      int begin = at;
      if (at >= line.length() || line.charAt(at) != '<') {
        return null;
      }
      boolean isAbsolute = false;
      for (at++; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c == '>') {
          at++;
          return isAbsolute ? line.substring(begin, at) : null;
        }
        isAbsolute |= c == ':';
        if (c <= ' ' || isOdd(c) || "<\"{}|^`\\".indexOf(c) >= 0) {
          return null;
        }
      }
      return null;
    }

    private static boolean isOdd(char c) {
      return (c >= 0x7F && c < 0xA0) || c >= 0xD800;
    }

    private @Nullable String object() {
      skipBlanks();
      if (at >= line.length() || line.charAt(at) != '"') {
        return resource();
      }
      int begin = at;
      for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
        if (line.charAt(at) == '\\') {
          return null;
        }
      }
      int end = ++at;
      if (at < line.length() && line.charAt(at) == '@') {
        while (at < line.length() && " \t.".indexOf(line.charAt(at)) < 0) {
          at++;
        }
      } else if (line.startsWith("^^<", at)) {
        at += 2;
        if (iri() == null) {
          return null;
        }
      }
      if (at > line.length()) {
        return null;
      }
      String suffix = suffix(line.substring(end, at));
      return suffix == null ? null : line.substring(begin, end) + suffix;
    }

    /** The suffix as all terms of its kind have it; null for one to be read with care. */
    private static @Nullable String suffix(String written) {
      if (written.isEmpty() || written.equals(STRING)) {
        return "";
      }
      if (written.charAt(0) == '^') {
        return written.endsWith("#langString>") || written.endsWith("#dirLangString>")
            ? null
            : written;
      }
      if (!written.matches("@[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")) {
        return null;
      }
      String known = SUFFIXES.get(written);
      if (known == null) {
        Node literal = NodeFactory.createLiteralLang("", written.substring(1));
        known = '@' + literal.getLiteralLanguage();
        if (SUFFIXES.size() < REMEMBERED) {
          SUFFIXES.put(written, known);
        }
      }
      return known;
    }
  }
}
