package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What browsers are told about every answer: run our scripts only, guess no types, be framed by
 * nobody. Two programs of others that we serve style their elements inline; the map to embed may be
 * framed by all.
 */
final class SecurityHeaders extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = Edge.path(request);
    response.setHeader("Content-Security-Policy", policy(path));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader(
        "Access-Control-Expose-Headers",
        "ETag, Link, Location, Retry-After, " + SparqlAnswers.LIMITS);
    if (request.getMethod().equals("OPTIONS")) {
      // reading from anywhere; writing from another site is not offered
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type");
      response.setHeader("Access-Control-Max-Age", "86400");
    }
    chain.doFilter(request, response);
  }

  private static String policy(String path) {
    boolean isForeign = path.startsWith(FusekiPages.PATH) || path.startsWith("/api");
    return "default-src 'self'; img-src 'self' data:; style-src 'self'"
        + (isForeign ? " 'unsafe-inline'" : "")
        + "; font-src 'self' data:; script-src 'self'; object-src 'none'; base-uri 'none';"
        + " form-action 'self'; frame-ancestors "
        + (path.startsWith("/map/embed") ? "*" : "'none'");
  }
}
