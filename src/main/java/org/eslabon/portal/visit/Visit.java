package org.eslabon.portal.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eslabon.ValueGraph;
import org.eslabon.model.DataIris;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.lookup.Lookups;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;

/**
 * One request for a page, and what a section needs to answer it. For one thread.
 *
 * @param request what is asked
 * @param site what all pages are made from
 * @param words in the reader's language
 * @param links for where the page will stand
 * @param lookups what was looked up already
 */
public record Visit(Request request, Site site, Words words, Links links, Lookups lookups) {

  /** What the pages show. */
  public ValueGraph graph() {
    return site.graph();
  }

  /** The path as segments. */
  public List<String> segments() {
    return request.segments();
  }

  /** The first value of a parameter that is not blank. */
  public Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /** What stands around the page of this path and these parameters. */
  public Frame frame(String title) {
    return new Frame(title, pathWithParameters(), words, links, Frame.Look.PLAIN, null);
  }

  /**
   * A page.
   *
   * @param template path under {@code src/main/jte}, such as {@code map.jte}; takes {@code frame}
   *     and {@code view}
   */
  public Answer page(String template, Frame frame, Object view) {
    Frame described = frame.withStructured(StructuredData.of(this).orElse(null));
    return Answer.of(Answer.HTML, Templates.render(template, described, view))
        .withHeader("Content-Language", frame.language().tag());
  }

  /** The address of the same page with another value of a parameter. */
  public String with(String parameter, String value) {
    Map<String, List<String>> changed = new HashMap<>(request.parameters());
    changed.put(parameter, List.of(value));
    return path(changed);
  }

  private String pathWithParameters() {
    return path(request.parameters());
  }

  private String path(Map<String, List<String>> parameters) {
    StringBuilder path = new StringBuilder(request.path());
    char separator = '?';
    for (String name : parameters.keySet().stream().sorted().toList()) {
      for (String value : parameters.getOrDefault(name, List.of())) {
        if (!name.equals("lang")) {
          path.append(separator)
              .append(DataIris.encode(name))
              .append('=')
              .append(DataIris.encode(value));
          separator = '&';
        }
      }
    }
    return path.toString();
  }
}
