package org.eslabon.portal.visit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.SiteAddresses;
import org.eslabon.portal.syntax.Dump;

/**
 * What search engines read of a page: schema.org as JSON-LD. It is data and no script, so the
 * Content-Security-Policy lets it stand; and it holds no character that could end its element.
 */
final class StructuredData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PageQuery ABOUT = PageQuery.named("structured-data");
  private static final Pattern POINT = Pattern.compile("POINT *\\(([-0-9.]+) +([-0-9.]+)\\)");

  private StructuredData() {}

  /**
   * What is known of the thing that a page is about; empty for pages about no thing with a name.
   */
  static Optional<Content> of(Visit visit) {
    String path = visit.request().path();
    ObjectNode node = JSON.createObjectNode();
    node.put("@context", "https://schema.org");
    SiteAddresses site = new SiteAddresses(visit.site().settings().publicBase());
    if (path.equals("/catalog")) {
      dataset(node, visit, site);
      return Optional.of(content(node));
    }
    if (!path.startsWith("/page/") || path.equals("/page/thing")) {
      return Optional.empty();
    }
    Node thing = visit.links().thingAt(path);
    String language = visit.words().language().tag();
    Map<String, Node> values =
        Map.of("thing", thing, "lang", NodeFactory.createLiteralString(language));
    List<PageQuery.Row> rows = ABOUT.about(visit.graph(), values);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    thing(node, thing, rows.get(0));
    node.put("url", site.of(visit.links().pathOf(thing)));
    return Optional.of(content(node));
  }

  private static void thing(ObjectNode node, Node thing, PageQuery.Row row) {
    node.put("@type", row.text("type"));
    node.put("@id", thing.getURI());
    node.put("name", row.text("name"));
    String country = row.text("country");
    String region = row.text("region");
    boolean organisation = row.text("type").equals("Organization");
    if (!country.isEmpty() || !region.isEmpty()) {
      ObjectNode address = node.putObject("address").put("@type", "PostalAddress");
      put(address, "addressCountry", country);
      put(address, "addressRegion", region);
    }
    Matcher point = POINT.matcher(row.text("wkt"));
    if (point.matches()) {
      ObjectNode geo =
          organisation
              ? node.putObject("location").put("@type", "Place").putObject("geo")
              : node.putObject("geo");
      geo.put("@type", "GeoCoordinates");
      geo.put("latitude", point.group(2));
      geo.put("longitude", point.group(1));
    }
    if (organisation && row.find("employees").isPresent()) {
      node.putObject("numberOfEmployees")
          .put("@type", "QuantitativeValue")
          .put("value", row.text("employees"));
    }
  }

  private static void put(ObjectNode node, String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
  }

  private static void dataset(ObjectNode node, Visit visit, SiteAddresses site) {
    node.put("@type", "Dataset");
    node.put("@id", site.dataset().getURI());
    node.put("name", visit.site().settings().title());
    node.put("description", visit.words().word("data.catalog-about"));
    node.put("url", site.of("/catalog"));
    ArrayNode files = node.putArray("distribution");
    Dump.all()
        .forEach(
            dump ->
                files
                    .addObject()
                    .put("@type", "DataDownload")
                    .put("encodingFormat", dump.mediaType())
                    .put("contentUrl", site.of(dump.path())));
  }

  /** JSON in which nothing can end the element or begin a comment. */
  static String safe(ObjectNode node) {
    return node.toString()
        .replace("<", "\\u003C")
        .replace(">", "\\u003E")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static Content content(ObjectNode node) {
    String json = safe(node);
    return output -> output.writeContent(json);
  }
}
