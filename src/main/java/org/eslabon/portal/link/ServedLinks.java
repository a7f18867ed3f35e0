package org.eslabon.portal.link;

/** Links of pages that a server answers: paths from its root. */
public final class ServedLinks extends Links {

  public ServedLinks(String base) {
    super(base);
  }

  @Override
  public String to(String path) {
    return path;
  }

  @Override
  public String inLanguage(String path, String tag) {
    String without = path.replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
    return without + (without.contains("?") ? "&" : "?") + "lang=" + tag;
  }
}
