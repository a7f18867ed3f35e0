package org.eslabon.answer;

import java.util.List;
import org.eslabon.model.Language;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.Profile;
import org.eslabon.query.Profile.Section;
import org.eslabon.store.Labels;

/** A profile for the terminal: one table a framework that says something, then the silent ones. */
public final class ProfileText {

  private final ProfileWords words;
  private final int width;

  public ProfileText(Labels labels, Language language, int width) {
    this.words = new ProfileWords(labels, language);
    this.width = width;
  }

  public String write(Profile profile) {
    StringBuilder text = new StringBuilder();
    heading(text, words.labels().of(profile.cluster()), "=");
    text.append(words.summary(profile)).append('\n');
    for (Section section : profile.sections()) {
      if (section.saysSomething()) {
        text.append('\n');
        heading(text, words.labels().of(section.framework()), "-");
        text.append(table(section)).append('\n');
        String unknown = words.unknown(section);
        if (!unknown.isEmpty()) {
          text.append(' ').append(unknown).append('\n');
        }
      }
    }
    List<Section> silent =
        profile.sections().stream().filter(section -> !section.saysSomething()).toList();
    if (!silent.isEmpty()) {
      text.append('\n');
      heading(text, words.silentHeading(), "-");
      for (Section section : silent) {
        String name = words.labels().of(section.framework());
        text.append(' ').append(name).append(": ").append(words.question(section)).append('\n');
      }
    }
    return text.toString();
  }

  private String table(Section section) {
    List<List<String>> cells =
        section.lines().stream()
            .filter(line -> !line.state().equals(Profile.UNKNOWN))
            .map(words::cells)
            .toList();
    return TableText.of(new AnswerTable(words.columns(), cells), width);
  }

  private static void heading(StringBuilder text, String heading, String rule) {
    text.append(heading).append('\n').append(rule.repeat(heading.length())).append('\n');
  }
}
