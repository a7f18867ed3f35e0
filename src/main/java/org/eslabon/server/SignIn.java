package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sends a request, by the Basic or Bearer scheme. Who sends neither is nobody and may
 * read. There are no cookies; but browsers repeat a Basic sign-in by themselves, so a request that
 * changes something and comes from a page of another site is refused.
 */
final class SignIn extends HttpFilter {

  static final String CHALLENGE = "Basic realm=\"Eslabon\", charset=\"UTF-8\"";

  private static final long serialVersionUID = 1L;
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final long REMEMBERED = Duration.ofMinutes(5).toNanos();
  private static final int MOST_REMEMBERED = 1_000;

  private final transient Users users;
  private final transient Map<String, Known> known = new ConcurrentHashMap<>();

  SignIn(Users users) {
    this.users = users;
  }

  /** Somebody whose password was checked, which takes long, a moment ago. */
  private record Known(String user, long until) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String credentials = request.getHeader("Authorization");
    if (credentials == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<String> user = user(credentials);
    if (user.isEmpty()) {
      response.setHeader("WWW-Authenticate", CHALLENGE);
      Edge.refuse(
          request,
          response,
          401,
          new Problem(ProblemCode.S101, "the name, password or token is wrong", null, null));
    } else if (!READS.contains(request.getMethod()) && isFromElsewhere(request)) {
      Edge.refuse(
          request,
          response,
          403,
          new Problem(
              ProblemCode.S103,
              "a page of another site sent this with your name; nothing is changed",
              null,
              null));
    } else {
      chain.doFilter(new Signed(request, user.get()), response);
    }
  }

  private Optional<String> user(String credentials) {
    Known before = known.get(credentials);
    if (before != null && before.until() - System.nanoTime() > 0) {
      return Optional.of(before.user());
    }
    Optional<String> user = check(credentials);
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    user.ifPresent(name -> known.put(credentials, new Known(name, System.nanoTime() + REMEMBERED)));
    return user;
  }

  private Optional<String> check(String credentials) {
    List<String> parts = List.of(credentials.strip().split("\\s+", 2));
    if (parts.size() < 2) {
      return Optional.empty();
    }
    if (parts.get(0).equalsIgnoreCase("Bearer")) {
      return users.byToken(parts.get(1));
    }
    if (!parts.get(0).equalsIgnoreCase("Basic")) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : users.byPassword(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What browsers say themselves: where the page stands that sends the request. */
  private static boolean isFromElsewhere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !hostOf(origin).equals(request.getHeader("Host"));
  }

  private static String hostOf(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }

  /** A request of somebody. */
  private static final class Signed extends HttpServletRequestWrapper {

    private final String user;

    Signed(HttpServletRequest request, String user) {
      super(request);
      this.user = user;
    }

    @Override
    public String getRemoteUser() {
      return user;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
      return () -> user;
    }
  }
}
