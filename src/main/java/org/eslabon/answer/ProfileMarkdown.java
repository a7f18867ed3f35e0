package org.eslabon.answer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eslabon.model.Language;
import org.eslabon.query.Profile;
import org.eslabon.query.Profile.Section;
import org.eslabon.store.Labels;

/** A profile as a Markdown page. Text of the data is escaped, so that it stays text. */
public final class ProfileMarkdown {

  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>|#])");

  private final ProfileWords words;

  public ProfileMarkdown(Labels labels, Language language) {
    this.words = new ProfileWords(labels, language);
  }

  public String write(Profile profile) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(escaped(words.labels().of(profile.cluster()))).append("\n\n");
    page.append(words.summary(profile)).append('\n');
    for (Section section : profile.sections()) {
      page.append("\n## ").append(escaped(words.labels().of(section.framework()))).append("\n\n");
      page.append('*').append(escaped(words.question(section))).append("*\n");
      if (section.saysSomething()) {
        page.append('\n').append(row(words.columns())).append("| --- | --- | --- |\n");
        section.lines().stream()
            .filter(line -> !line.state().equals(Profile.UNKNOWN))
            .forEach(line -> page.append(row(words.cells(line))));
      }
      String unknown = words.unknown(section);
      if (!unknown.isEmpty()) {
        page.append('\n').append(escaped(unknown)).append('\n');
      }
    }
    return page.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(ProfileMarkdown::escaped)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$1");
  }
}
