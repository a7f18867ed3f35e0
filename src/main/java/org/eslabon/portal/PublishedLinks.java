package org.eslabon.portal;

/**
 * Links of pages that are files: relative to the page they stand on, so that the folder can lie
 * anywhere.
 */
public final class PublishedLinks extends Links {

  private final String from;

  /**
   * @param from path of the page that the links stand on, such as {@code /page/firm/x}
   */
  public PublishedLinks(String base, String from) {
    super(base);
    this.from = from;
  }

  @Override
  public String to(String path) {
    return relative(path);
  }

  @Override
  public String inLanguage(String path, String tag) {
    return relative("/" + tag + path);
  }

  private String relative(String path) {
    long depth = from.chars().filter(character -> character == '/').count() - 1;
    return "../".repeat((int) depth) + path.substring(1);
  }
}
