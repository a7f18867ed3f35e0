package org.eslabon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment at the top of a {@code .rq} file, read as Markdown: a line {@code # # Title}, then
 * paragraphs that begin with a bold key, such as {@code # **Question** Who governs whom?}, and may
 * run over several lines. Which keys there may be is for the reader of the file to say. Lines that
 * begin with {@code #+} are left to others.
 *
 * @param title the text of the title line, empty when the first line is none
 * @param paragraphs in the order of the file
 */
public record MarkdownHeader(String title, List<Paragraph> paragraphs) {

  private static final String TITLE = "# # ";
  private static final Pattern KEYED = Pattern.compile("\\*\\*([^*]+)\\*\\*\\s*(.*)");

  /** Copies the list. */
  public MarkdownHeader {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * One paragraph.
   *
   * @param key the bold word, empty when the paragraph begins without one
   * @param text the rest, its lines joined by one blank
   * @param line where it begins, from 1
   */
  public record Paragraph(String key, String text, int line) {

    private Paragraph with(String more) {
      return new Paragraph(key, (text + " " + more).strip(), line);
    }
  }

  /** Whether a text begins with a title line, so that what follows is meant as a header. */
  public static boolean opens(String text) {
    return text.startsWith(TITLE);
  }

  /** The words of a paragraph that lists several, parted by commas. */
  public static List<String> words(String text) {
    return Pattern.compile(",")
        .splitAsStream(text)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Reads the comment lines before the first line that is none. */
  public static MarkdownHeader of(String text) {
    String title = opens(text) ? text.lines().findFirst().orElse("").substring(4).strip() : "";
    List<Paragraph> paragraphs = new ArrayList<>();
    boolean inside = false;
    int number = 0;
    for (String line : text.lines().takeWhile(each -> each.startsWith("#")).toList()) {
      number++;
      String content = line.substring(1).strip();
      if (line.startsWith("#+") || (number == 1 && !title.isEmpty())) {
        continue;
      }
      Matcher keyed = KEYED.matcher(content);
      if (keyed.matches()) {
        paragraphs.add(new Paragraph(keyed.group(1).strip(), keyed.group(2).strip(), number));
      } else if (inside && !content.isEmpty()) {
        int last = paragraphs.size() - 1;
        paragraphs.set(last, paragraphs.get(last).with(content));
      } else if (!content.isEmpty()) {
        paragraphs.add(new Paragraph("", content, number));
      }
      inside = !content.isEmpty();
    }
    return new MarkdownHeader(title, paragraphs);
  }
}
