package org.eslabon.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * A look at the head of a rule that can tell, much faster than parsing the rule, what it does not
 * conclude. It reads heads of plain templates below lines of PREFIX, as nearly all rules have them;
 * of any other it says that it could conclude anything. Immutable.
 */
final class HeadGlance {

  private static final String CONSTRUCT = "CONSTRUCT";
  private static final String PREFIX = "PREFIX ";

  /** What {@code a} stands for; Jena's constant is not to be had before Jena has started. */
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  /** They begin what is read by more than words: text, comments, IRIs, lists, new nodes. */
  private static final String NOT_PLAIN = "\"'#<([{\\";

  /** IRIs that the templates have in two of their places; {@code null} for what may be any. */
  private record Template(@Nullable String property, @Nullable String object) {

    static final Template ANY = new Template(null, null);

    boolean couldBe(Triple pattern) {
      return couldBe(property, pattern.getPredicate()) && couldBe(object, pattern.getObject());
    }

    private static boolean couldBe(@Nullable String name, Node wanted) {
      return name == null || !wanted.isURI() || name.equals(wanted.getURI());
    }
  }

  private final List<Template> templates;

  private HeadGlance(List<Template> templates) {
    this.templates = templates;
  }

  static HeadGlance at(String text) {
    List<Template> templates = templates(text);
    return new HeadGlance(templates == null ? List.of(Template.ANY) : templates);
  }

  /** Whether a template of the head could give a triple that the pattern matches. */
  boolean couldConclude(Triple pattern) {
    return templates.stream().anyMatch(template -> template.couldBe(pattern));
  }

  private static @Nullable List<Template> templates(String text) {
    Map<String, String> prefixes = new HashMap<>();
    int at = 0;
    while (!text.startsWith(CONSTRUCT, at)) {
      int end = text.indexOf('\n', at);
      if (end < 0 || !isHeader(text.substring(at, end).strip(), prefixes)) {
        return null;
      }
      at = end + 1;
    }
    int open = text.indexOf('{', at);
    int close = text.indexOf('}', at);
    if (open < 0
        || close < open
        || !text.substring(at + CONSTRUCT.length(), open).isBlank()
        || !text.substring(close + 1).stripLeading().startsWith("WHERE")) {
      return null;
    }
    String head = text.substring(open + 1, close);
    return head.chars().anyMatch(sign -> NOT_PLAIN.indexOf(sign) >= 0)
        ? null
        : templates(head, prefixes);
  }

  /** Whether a line may stand above CONSTRUCT; what it declares is added. */
  private static boolean isHeader(String line, Map<String, String> prefixes) {
    if (line.isEmpty() || line.startsWith("#")) {
      return true;
    }
    int colon = line.indexOf(':');
    int open = line.indexOf('<');
    if (!line.startsWith(PREFIX)
        || open < colon
        || line.indexOf('>') != line.length() - 1
        || line.indexOf('\\') >= 0
        || !line.substring(colon + 1, open).isBlank()) {
      return false;
    }
    prefixes.put(
        line.substring(PREFIX.length(), colon).strip(),
        line.substring(open + 1, line.length() - 1));
    return true;
  }

  private static @Nullable List<Template> templates(String head, Map<String, String> prefixes) {
    List<Template> templates = new ArrayList<>();
    String property = null;
    int place = 0; // of subject, property, object
    StringTokenizer words = new StringTokenizer(head, " \t\r\n;,", true);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      int stop = word.indexOf('.');
      if (stop >= 0 && stop < word.length() - 1) {
        return null; // part of a name, or the end of a template
      }
      String name = stop < 0 ? word : word.substring(0, stop);
      switch (name) {
        case " ", "\t", "\r", "\n", "" -> {}
        case ";" -> place = 1;
        case "," -> place = 2;
        default -> {
          if (place == 1) {
            property = iri(name, prefixes);
          } else if (place == 2) {
            templates.add(new Template(property, iri(name, prefixes)));
          }
          place++;
        }
      }
      place = stop < 0 ? place : 0;
    }
    return templates;
  }

  private static @Nullable String iri(String word, Map<String, String> prefixes) {
    if (word.equals("a")) {
      return TYPE;
    }
    int colon = word.indexOf(':');
    String namespace = colon < 0 ? null : prefixes.get(word.substring(0, colon));
    return namespace == null ? null : namespace + word.substring(colon + 1);
  }
}
