package org.eslabon.rules;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.shared.PrefixMapping;
import org.eslabon.model.Esl;

/**
 * A look at the text of a rule that can tell, much faster than Jena's lexer, that there is nothing
 * in it to complain of. Where it cannot be sure it says so, and the tokens have to be read.
 * Immutable.
 */
final class RuleGlance {

  /** A line that is a comment; inside a long string such a line has no tokens either. */
  private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_]*+(?![-:%\\\\\\x{80}-\\x{10FFFF}]|\\.[^\\s}])");

  private final boolean isReadable;
  private final String code;

  private RuleGlance(boolean isReadable, String code) {
    this.isReadable = isReadable;
    this.code = code;
  }

  static RuleGlance at(RuleText text) {
    // a backslash can spell any character
    boolean isReadable = !text.isSrl() && text.text().indexOf('\\') < 0;
    return new RuleGlance(
        isReadable, isReadable ? COMMENT.matcher(text.text()).replaceAll("") : "");
  }

  /** Any of the words, in capitals or not. */
  static Pattern anyOf(Set<String> words) {
    String any = words.stream().sorted().collect(Collectors.joining("|", "\\b(?:", ")\\b"));
    return Pattern.compile(any, CASE_INSENSITIVE);
  }

  /** Whether none of the words stands anywhere outside comments; false when unsure. */
  boolean hasNone(Pattern words) {
    return isReadable && !words.matcher(code).find();
  }

  /** Whether every term of our namespace is one of these; false when unsure. */
  boolean usesOnly(Set<String> known, PrefixMapping prefixes) {
    if (!isReadable || !allKnown(Esl.NS, known)) {
      return false;
    }
    for (var prefix : prefixes.getNsPrefixMap().entrySet()) {
      String namespace = prefix.getValue();
      if (namespace.equals(Esl.NS)
          ? !allKnown(prefix.getKey() + ":", known)
          : overlaps(namespace)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name after that prefix could be one of our namespace. */
  private static boolean overlaps(String namespace) {
    return namespace.startsWith(Esl.NS) || Esl.NS.startsWith(namespace);
  }

  private boolean allKnown(String start, Set<String> known) {
    Matcher name = PLAIN.matcher(code);
    for (int at = code.indexOf(start); at >= 0; at = code.indexOf(start, at + 1)) {
      name.region(at + start.length(), code.length());
      if (!name.lookingAt() || !(name.group().isEmpty() || known.contains(name.group()))) {
        return false;
      }
    }
    return true;
  }
}
