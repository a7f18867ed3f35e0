package org.eslabon.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.eslabon.rules.SrlDocument.SrlRule;

/**
 * Reads rule sets of SPARQL-RL with all that they import, each document once. One reader for all
 * files of a run, so that a file that another imports is not read twice; not thread-safe.
 *
 * <p>A rule is named by the last part of its IRI; one without is named after its file and its
 * number in it. The data blocks of a file are one rule that depends on nothing.
 */
final class SrlReader {

  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._-]+");

  private final SrlImports imports;
  private final List<Problem> problems;
  private final Set<String> taken = new HashSet<>();

  SrlReader(ImportPolicy policy, List<Problem> problems) {
    this.imports = new SrlImports(policy);
    this.problems = problems;
  }

  /** The rules of a file and its imports; none when it was read before. */
  List<Rule> read(Path file) {
    List<Rule> rules = new ArrayList<>();
    imports.file(file, problems).ifPresent(source -> read(source, rules));
    return rules;
  }

  private void read(SrlImports.Source source, List<Rule> rules) {
    RuleText text = RuleText.of(source.name(), source.text());
    SrlDocument document;
    try {
      document = SrlParser.parse(text, source.iri());
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return;
    }
    String stem = stem(source.iri());
    int number = 0;
    for (SrlRule rule : document.rules()) {
      number++;
      String name = rule.iri().map(SrlReader::localName).orElse("");
      read(rule, name.isEmpty() ? free(stem + "-" + number) : name, text, rules);
    }
    if (document.dataSpan() != null) {
      String name = free(stem + "-data");
      RuleText excerpt = excerpt(text, document.dataSpan());
      Query query = SrlTranslation.query(document.data(), document.prefixes());
      rules.add(Rule.of(name, RuleHeader.titled(name), excerpt, query));
    }
    for (SrlDocument.Import wanted : document.imports()) {
      SourcePlace place = text.place(wanted.place().beginLine, wanted.place().beginColumn);
      imports.follow(wanted.iri(), source, place, problems).ifPresent(next -> read(next, rules));
    }
  }

  private void read(SrlRule rule, String name, RuleText text, List<Rule> rules) {
    int before = problems.size();
    rule.focus().ifPresent(word -> problems.add(focus(word, text)));
    SrlWellFormed.check(rule, text, problems);
    if (before == problems.size()) {
      rules.add(
          Rule.of(
              name,
              RuleHeader.titled(name),
              excerpt(text, rule.span()),
              SrlTranslation.query(rule)));
    }
  }

  private static Problem focus(Token word, RuleText text) {
    return new Problem(
        ProblemCode.R112,
        "`FOR` is read, and cannot be run: the draft of August 2026 no longer says what it means",
        text.place(word.beginLine, word.beginColumn),
        "bind the variable by a pattern of the body");
  }

  /** The lines of a rule: whole lines, so that columns stay those of the file. */
  private static RuleText excerpt(RuleText text, SrlDocument.Span span) {
    int first = span.first().beginLine;
    List<String> lines = text.text().lines().toList();
    List<String> own = lines.subList(first - 1, Math.min(span.last().endLine, lines.size()));
    return new RuleText(text.file(), first, String.join("\n", own));
  }

  /** Files of one name in different folders would else name their rules alike. */
  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private static String stem(String iri) {
    return localName(iri.replaceFirst("\\.srl$", ""));
  }

  private static String localName(String iri) {
    String last = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return NOT_IN_NAMES.matcher(last).replaceAll("-").replaceFirst("^[._-]+", "");
  }
}
