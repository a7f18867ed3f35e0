package org.eslabon.portal.link;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eslabon.model.Language;

/**
 * Links of pages that are files: relative to the page they stand on, so that the folder can lie
 * anywhere. What only a running portal can answer leads to a page that says so.
 */
public final class PublishedLinks extends Links {

  /** The page that says what needs a running portal. */
  public static final String NEEDS_SERVER = "/needs-a-server";

  /** Asks for a further part of a long list. */
  private static final Pattern FURTHER = Pattern.compile("[?]page=[0-9]{1,6}");

  private final PublishedPaths site;
  private final Language language;
  private final String from;
  private final String needsServer;

  /**
   * @param from the file that the links stand on
   */
  public PublishedLinks(String base, PublishedPaths site, Language language, String from) {
    super(base);
    this.site = site;
    this.language = language;
    this.from = from;
    this.needsServer = page(NEEDS_SERVER);
  }

  @Override
  public String to(String path) {
    int hash = path.indexOf('#');
    String whole = hash < 0 ? path : path.substring(0, hash);
    String fragment = hash < 0 ? "" : path.substring(hash);
    int query = whole.indexOf('?');
    String place = query < 0 ? whole : whole.substring(0, query);
    if (site.isPage(whole)) {
      return page(whole) + fragment;
    }
    if (query >= 0 && site.isPage(place)) {
      boolean further = FURTHER.matcher(whole.substring(query)).matches();
      if (further) {
        site.wantPage(whole);
      }
      return page(further ? whole : place) + fragment;
    }
    if (SitePaths.isPage(place)) {
      return needsServer;
    }
    return SiteFiles.relative(from, site.file(place, language)) + fragment;
  }

  /** A page has hundreds of these, and nearly all of them lead to one place. */
  @Override
  public String toWhy(Triple statement) {
    return site.isProven(statement) ? super.toWhy(statement) : needsServer;
  }

  @Override
  public String toWhyNot(Triple statement) {
    return needsServer;
  }

  private String page(String path) {
    return SiteFiles.relative(from, site.page(path, language));
  }

  @Override
  public String toEditor(String query, Map<String, Node> values) {
    return to("/query");
  }

  @Override
  public String pathOf(Node thing) {
    return site.pathOf(thing, super::pathOf);
  }

  /** A thing that is none of ours is where its IRI says. */
  @Override
  public String toThing(Node thing) {
    String whole = pathOf(thing);
    int hash = whole.indexOf('#');
    String path = hash < 0 ? whole : whole.substring(0, hash);
    String iri = thing.getURI();
    boolean outside = iri.startsWith("https://") || iri.startsWith("http://");
    return outside && !site.isPage(path) && path.startsWith("/page/thing?") ? iri : to(path);
  }

  @Override
  public boolean reaches(String path) {
    String place = path.replaceFirst("[?#].*", "");
    return site.isPage(path) || site.isPage(place) || !SitePaths.isPage(place);
  }

  @Override
  public String inLanguage(String path, String tag) {
    // the file itself tells; parameters of a path may stand in another order
    Language other = Language.valueOf(tag.toUpperCase(Locale.ROOT));
    return SiteFiles.relative(from, SiteFiles.inLanguage(from, other));
  }
}
