package org.eslabon.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * Reads rules in any of their spellings: a folder with {@code <name>/rule.rq} (or loose {@code
 * .rq}, {@code .srl} and {@code .ttl} files), one {@code .rq} file, a rule set of SPARQL-RL, or
 * Turtle with {@code sh:SPARQLRule}.
 */
public final class RuleSetReader {

  private static final String RULE_FILE = "rule.rq";

  private RuleSetReader() {}

  /**
   * All rules found there.
   *
   * @throws ProblemException with every problem of every file
   */
  public static RuleSet read(Path folderOrFile) {
    return read(folderOrFile, ImportPolicy.FILES_ONLY);
  }

  /**
   * The same, where SPARQL-RL may import rule sets of the web.
   *
   * @throws ProblemException with every problem of every file
   */
  public static RuleSet read(Path folderOrFile, ImportPolicy policy) {
    List<Problem> problems = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    SrlReader srl = new SrlReader(policy, problems);
    for (Path file : ruleFiles(folderOrFile)) {
      rules.addAll(fileName(file).endsWith(".srl") ? srl.read(file) : readFile(file, problems));
    }
    return ruleSet(rules, problems);
  }

  static RuleSet ruleSet(List<Rule> rules, List<Problem> problems) {
    refuseSameNames(rules, problems);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new RuleSet(rules);
  }

  static List<Path> ruleFiles(Path folderOrFile) {
    if (!Files.exists(folderOrFile)) {
      throw unreadable(folderOrFile, "no such file or folder");
    }
    if (Files.isRegularFile(folderOrFile)) {
      return List.of(folderOrFile);
    }
    List<Path> files = new ArrayList<>();
    for (Path entry : entries(folderOrFile)) {
      if (Files.isDirectory(entry)) {
        if (Files.exists(entry.resolve(RULE_FILE))) {
          files.add(entry.resolve(RULE_FILE));
        }
      } else if (isRuleFile(entry)) {
        files.add(entry);
      }
    }
    if (files.isEmpty()) {
      throw unreadable(folderOrFile, "no rules in it");
    }
    return files;
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = fileName(file);
    return name.endsWith(".rq") || name.endsWith(".ttl") || name.endsWith(".srl");
  }

  private static List<Rule> readFile(Path file, List<Problem> problems) {
    return text(file, problems).stream()
        .flatMap(text -> parse(file, text, problems).stream())
        .toList();
  }

  static List<Rule> parse(Path file, RuleText text, List<Problem> problems) {
    return fileName(file).endsWith(".ttl")
        ? ShaclRuleReader.read(text, problems)
        : RuleParser.parseFile(ruleName(file), text, problems).stream().toList();
  }

  static Optional<RuleText> text(Path file, List<Problem> problems) {
    try {
      String text = Files.readString(file);
      String rule = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return Optional.of(RuleText.of(file.toString(), rule));
    } catch (CharacterCodingException e) {
      problems.add(unreadableProblem(file, "not UTF-8"));
    } catch (IOException e) {
      problems.add(unreadableProblem(file, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  /** The folder's name for {@code rule.rq}, else the file's name without its ending. */
  private static String ruleName(Path file) {
    String name = fileName(file);
    Path folder = file.toAbsolutePath().normalize().getParent();
    return name.equals(RULE_FILE) && folder != null && folder.getFileName() != null
        ? fileName(folder)
        : name.replaceFirst("\\.rq$", "");
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static void refuseSameNames(List<Rule> rules, List<Problem> problems) {
    Map<String, Rule> byName = new HashMap<>();
    for (Rule rule : rules) {
      Rule first = byName.putIfAbsent(rule.name(), rule);
      if (first != null) {
        problems.add(
            new Problem(
                ProblemCode.R106,
                "two rules are named `" + rule.name() + "`",
                rule.text().start(),
                "the other is " + first.text().start()));
      }
    }
  }

  private static ProblemException unreadable(Path file, String why) {
    return new ProblemException(unreadableProblem(file, why));
  }

  private static Problem unreadableProblem(Path file, String why) {
    return new Problem(
        ProblemCode.R001,
        "cannot read rules from `" + file + "`: " + why,
        SourcePlace.of(file.toString()),
        "expected a folder of `<name>/rule.rq`, a `.rq` or `.srl` file or Turtle with"
            + " `sh:SPARQLRule`");
  }
}
