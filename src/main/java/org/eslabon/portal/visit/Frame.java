package org.eslabon.portal.visit;

import gg.jte.Content;
import java.util.List;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.PublishedLinks;
import org.eslabon.portal.link.ServedLinks;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page, and what its template reaches out to. Immutable.
 *
 * @param title of the page
 * @param path from the root, with the parameters that say what is shown
 * @param words in the language of the page
 * @param links for where the page stands
 * @param look what else the head needs
 * @param structured what search engines read, or {@code null}
 */
public record Frame(
    String title, String path, Words words, Links links, Look look, @Nullable Content structured) {

  /**
   * Style sheets and scripts besides the common ones, by file name under {@code assets}.
   *
   * @param data address of the same thing as data, or empty
   */
  public record Look(List<String> styles, List<String> scripts, String data) {

    public static final Look PLAIN = new Look(List.of(), List.of(), "");

    /** Copies the lists. */
    public Look {
      styles = List.copyOf(styles);
      scripts = List.copyOf(scripts);
    }
  }

  /** The same with other looks. */
  public Frame with(Look look) {
    return new Frame(title, path, words, links, look, structured);
  }

  /** The same with what search engines read. */
  Frame withStructured(@Nullable Content structured) {
    return new Frame(title, path, words, links, look, structured);
  }

  /** A text of the page, see {@link Words#word}. */
  public String word(String key, Object... values) {
    return words.word(key, values);
  }

  /** The {@code href} of a path. */
  public String link(String to) {
    return links.to(to);
  }

  /**
   * Whether a link to a path leads anywhere: questions to the graph need a server, and static files
   * do not show what asks them.
   */
  public boolean reaches(String to) {
    return links.reaches(to);
  }

  /** The {@code href} of the page about a thing. */
  public String linkTo(Node thing) {
    return links.toThing(thing);
  }

  /** Whether the page is a file, and nobody answers questions behind it. */
  public boolean isPublished() {
    return links instanceof PublishedLinks;
  }

  /** The {@code href} of one of our assets. */
  public String asset(String file) {
    return links.to("/assets/" + file);
  }

  /** Whether a server stands behind the page, and not only files. */
  public boolean isServed() {
    return links instanceof ServedLinks;
  }

  /** Whether this page is the one of a path, or stands under it. */
  public boolean isUnder(String place) {
    int parameters = path.indexOf('?');
    String here = parameters < 0 ? path : path.substring(0, parameters);
    return here.equals(place) || here.startsWith(place + "/");
  }

  /** The language of the page. */
  public Language language() {
    return words.language();
  }

  /** The other language. */
  public Language otherLanguage() {
    return language() == Language.EN ? Language.ES : Language.EN;
  }

  /** The {@code href} of this page in the other language. */
  public String switchLanguage() {
    return links.inLanguage(path, otherLanguage().tag());
  }
}
