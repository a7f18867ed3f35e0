package org.eslabon.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eslabon.model.MarkdownHeader;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;

/**
 * Reads the Markdown header of a rule: the {@code #} lines before the first line of SPARQL. The
 * first heading is the title; a paragraph that begins with a bold word is the value of that key.
 */
final class HeaderReader {

  /** Keys without which a rule file is not documented. */
  static final List<String> REQUIRED =
      List.of("Derives", "Because", "Source", "Needs", "Says", "Dice");

  private static final String TITULO = "Título";

  private static final List<String> KNOWN =
      List.of("Derives", "Because", "Source", "Needs", "Says", "Dice", "Run", "Framework", TITULO);

  private final RuleText text;
  private final List<Problem> problems;
  private final Map<String, String> values = new LinkedHashMap<>();
  private String title = "";

  private HeaderReader(RuleText text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  /** The header of a rule file, in which every key is required; what is wrong goes to problems. */
  static RuleHeader read(RuleText text, List<Problem> problems) {
    HeaderReader reader = new HeaderReader(text, problems);
    reader.readLines();
    reader.requireKeys();
    return reader.header();
  }

  /** Whether the text begins with a title, and so has a header of ours. */
  static boolean startsHeader(RuleText text) {
    return MarkdownHeader.opens(text.text());
  }

  private RuleHeader header() {
    return new RuleHeader(
        title,
        value(TITULO),
        value("Derives"),
        value("Because"),
        value("Source"),
        value("Needs"),
        value("Says"),
        value("Dice"),
        value("Run").equals("once"),
        MarkdownHeader.words(value("Framework")));
  }

  private String value(String key) {
    return values.getOrDefault(key, "");
  }

  private void readLines() {
    MarkdownHeader header = MarkdownHeader.of(text.text());
    title = header.title();
    for (MarkdownHeader.Paragraph paragraph : header.paragraphs()) {
      if (!paragraph.key().isEmpty()) {
        putFirst(paragraph.key(), paragraph.text(), paragraph.line());
      }
    }
  }

  private void putFirst(String key, String value, int line) {
    if (!KNOWN.contains(key)) {
      problems.add(
          new Problem(
              ProblemCode.R105,
              "unknown header key `" + key + "`, expected one of " + String.join(", ", KNOWN),
              text.place(line, 1),
              NearestName.of(key, KNOWN).map(name -> "did you mean `" + name + "`?").orElse(null)));
    } else if (values.putIfAbsent(key, value) != null) {
      problems.add(
          new Problem(
              ProblemCode.R105, "header key `" + key + "` twice", text.place(line, 1), null));
    } else if (key.equals("Run") && !value.equals("once")) {
      problems.add(
          new Problem(
              ProblemCode.R105,
              "header key `Run` says `" + value + "`, expected `once`",
              text.place(line, 1),
              "leave the line out for a rule that runs until nothing new appears"));
    }
  }

  private void requireKeys() {
    List<String> missing = new ArrayList<>();
    if (title.isEmpty()) {
      missing.add("# # Title");
    }
    for (String key : REQUIRED) {
      if (value(key).isBlank()) {
        missing.add("# **" + key + "** …");
      }
    }
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(
              ProblemCode.R104,
              "the header lacks `" + String.join("`, `", missing) + "`",
              text.start(),
              "say what the rule derives, why, who says so, and how a proof should read"));
    }
  }
}
