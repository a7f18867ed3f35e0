package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eslabon.web.ProblemJson;

/**
 * Fuseki's own pages under {@code /fuseki/}, from its jar. They ask for everything below their own
 * address, so requests for datasets there are passed on to the datasets.
 */
final class FusekiPages extends HttpFilter {

  static final String PATH = "/fuseki/";

  private static final long serialVersionUID = 1L;

  /** What Fuseki's pages ask about the server; making and dropping datasets is not offered. */
  private static final String CONTROL = PATH + "$/";

  private static final String FOLDER = "/webapp/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "ico", "image/x-icon");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = Edge.path(request);
    if (path.equals("/fuseki")) {
      response.sendRedirect(PATH);
    } else if (!path.startsWith(PATH)) {
      chain.doFilter(request, response);
    } else if (path.startsWith(CONTROL) && !request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      Edge.send(
          request, response, ProblemJson.plain(405, "method not allowed", "datasets are fixed"));
    } else if (SparqlDataset.owns(path.substring(PATH.length() - 1))) {
      chain.doFilter(new Below(request), response);
    } else if (!send(path.substring(PATH.length()), response)) {
      chain.doFilter(request, response);
    }
  }

  private static boolean send(String name, HttpServletResponse response) throws IOException {
    String file = name.isEmpty() ? "index.html" : name;
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || file.contains("..") || !file.matches("[\\w./-]+")) {
      return false;
    }
    try (InputStream in = FusekiPages.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        return false;
      }
      response.setContentType(type);
      if (file.startsWith("static/")) {
        // the names of these files carry a digest
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      }
      in.transferTo(response.getOutputStream());
      return true;
    }
  }

  /** The same request without {@code /fuseki}. */
  private static final class Below extends HttpServletRequestWrapper {

    Below(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return super.getRequestURI().substring(PATH.length() - 1);
    }

    @Override
    public String getServletPath() {
      return getRequestURI();
    }
  }
}
