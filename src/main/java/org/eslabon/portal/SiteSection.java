package org.eslabon.portal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.portal.link.SitePaths;
import org.eslabon.portal.lookup.SiteAddresses;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Visit;
import org.eslabon.web.Answer;

/**
 * What search engines read: {@code /sitemap.xml}, in parts of 50,000 pages as the protocol demands,
 * and {@code /robots.txt}.
 */
final class SiteSection implements Section {

  private static final int MOST_PAGES = 50_000;
  private static final String XML = "application/xml";
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final Portal portal;

  SiteSection(Portal portal) {
    this.portal = portal;
  }

  @Override
  public Optional<Answer> answer(Visit visit) {
    SiteAddresses site = new SiteAddresses(portal.settings().publicBase());
    String path = visit.request().path();
    if (path.equals("/robots.txt")) {
      return Optional.of(Answer.of("text/plain; charset=utf-8", robots(site)));
    }
    if (path.equals("/sitemap.xml")) {
      List<String> pages = pages();
      return Optional.of(
          Answer.of(XML, pages.size() > MOST_PAGES ? index(pages, site) : part(pages, site)));
    }
    if (path.matches("/sitemap-\\d{1,6}\\.xml")) {
      long number = Long.parseLong(path.replaceAll("\\D", ""));
      List<String> part = pages().stream().skip(number * MOST_PAGES).limit(MOST_PAGES).toList();
      return part.isEmpty() ? Optional.empty() : Optional.of(Answer.of(XML, part(part, site)));
    }
    return Optional.empty();
  }

  /** What people read; data is found from there and from the catalogue. */
  private List<String> pages() {
    return portal.paths().filter(SitePaths::isPage).distinct().sorted().toList();
  }

  private static String robots(SiteAddresses site) {
    return "User-agent: *\nDisallow: /api/\nDisallow: /data\nDisallow: /asserted\nDisallow:"
        + " /inferred\nDisallow: /fuseki/\nDisallow: /why\nDisallow: /what-if\nSitemap: "
        + site.of("/sitemap.xml")
        + "\n";
  }

  private static String index(List<String> pages, SiteAddresses site) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<sitemapindex xmlns=\"").append(NAMESPACE).append("\">\n");
    for (int part = 0; part * (long) MOST_PAGES < pages.size(); part++) {
      String address = site.of("/sitemap-" + part + ".xml");
      xml.append("  <sitemap><loc>").append(escaped(address)).append("</loc></sitemap>\n");
    }
    return xml.append("</sitemapindex>\n").toString();
  }

  private static String part(List<String> pages, SiteAddresses site) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<urlset xmlns=\"").append(NAMESPACE).append("\">\n");
    for (String page : pages) {
      xml.append("  <url><loc>").append(escaped(site.of(page))).append("</loc></url>\n");
    }
    return xml.append("</urlset>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  @Override
  public Stream<String> paths() {
    return Stream.of("/sitemap.xml", "/robots.txt");
  }
}
