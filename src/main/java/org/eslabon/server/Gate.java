package org.eslabon.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/**
 * Lets so many requests in at once, of one address and of all, and none that is too long. Who finds
 * it full waits a moment: browsers ask for several things at once.
 */
final class Gate extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final long PATIENCE_MILLIS = 500;
  private static final long TABLES_PATIENCE_MILLIS = 10_000;

  private final transient ServerLimits limits;
  private final transient Semaphore all;

  /** Tables of strangers that are worked on at once: each may fill a good part of the memory. */
  private final transient Semaphore tables = new Semaphore(2, true);

  private final transient Map<String, Semaphore> addresses = new ConcurrentHashMap<>();
  private final transient LongAdder refused = new LongAdder();

  Gate(ServerLimits limits) {
    this.limits = limits;
    this.all = new Semaphore(limits.atOnce(), true);
  }

  /** How many requests had to be sent away. */
  long refused() {
    return refused.sum();
  }

  /** How many are inside. */
  int inside() {
    return limits.atOnce() - all.availablePermits();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > limits.bodyBytes()) {
      Edge.refuse(request, response, 413, LimitedBody.tooLarge(limits.bodyBytes()));
      return;
    }
    String coding = request.getHeader("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      response.setHeader("Accept-Encoding", "identity");
      Edge.refuse(request, response, 415, packed(coding));
      return;
    }
    HttpServletRequest limited = new LimitedBody(request, limits.bodyBytes());
    if (isAlwaysOpen(Edge.path(request))) {
      chain.doFilter(limited, response);
      return;
    }
    String address = request.getRemoteAddr();
    Semaphore own =
        addresses.computeIfAbsent(address, name -> new Semaphore(limits.perAddress(), true));
    if (!enters(own, PATIENCE_MILLIS)) {
      turnAway(
          request,
          response,
          429,
          "this address has " + limits.perAddress() + " requests under way");
      return;
    }
    try {
      if (!enters(all, PATIENCE_MILLIS)) {
        turnAway(
            request, response, 503, "the server has " + limits.atOnce() + " requests under way");
        return;
      }
      try {
        pass(limited, response, chain);
      } finally {
        all.release();
      }
    } finally {
      own.release();
      if (own.availablePermits() == limits.perAddress()) {
        // another request may come in between and make one anew: a moment too many, not too few
        addresses.remove(address, own);
      }
    }
  }

  /** A few bytes may unpack to more than a server has; tables that are large go into a store. */
  private static Problem packed(String coding) {
    return new Problem(
        ProblemCode.S122,
        "a body packed as `" + coding + "` is not unpacked here",
        null,
        "send it without Content-Encoding");
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!bringsTables(request)) {
      chain.doFilter(request, response);
      return;
    }
    try (SpooledBody arrived = new SpooledBody(request)) {
      try {
        arrived.fill();
      } catch (ProblemException tooLarge) {
        Edge.refuse(request, response, 413, tooLarge.problems().get(0));
        return;
      }
      work(arrived, response, chain);
    }
  }

  private void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (enters(tables, TABLES_PATIENCE_MILLIS)) {
      try {
        chain.doFilter(request, response);
      } finally {
        tables.release();
      }
    } else {
      turnAway(request, response, 503, "the tables of others are being worked on");
    }
  }

  /** A form of fields only is short, and the container itself reads it. */
  private static boolean bringsTables(HttpServletRequest request) {
    String path = Edge.path(request);
    String type = request.getContentType();
    boolean isForm = type != null && type.startsWith("application/x-www-form-urlencoded");
    return request.getMethod().equals("POST")
        && !isForm
        && (path.startsWith("/load") || path.startsWith("/api/classify"));
  }

  /** A full server is still alive, and can still be measured and looked at. */
  private static boolean isAlwaysOpen(String path) {
    return path.startsWith("/health/") || path.equals("/metrics") || path.startsWith("/assets/");
  }

  private static boolean enters(Semaphore gate, long patienceMillis) {
    try {
      return gate.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void turnAway(
      HttpServletRequest request, HttpServletResponse response, int status, String why)
      throws IOException {
    refused.increment();
    response.setHeader("Retry-After", "1");
    Edge.refuse(
        request,
        response,
        status,
        new Problem(ProblemCode.S104, why, null, "wait for an answer before you ask again"));
  }
}
