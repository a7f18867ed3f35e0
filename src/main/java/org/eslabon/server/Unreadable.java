package org.eslabon.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eslabon.web.Answer;
import org.eslabon.web.ProblemJson;

/**
 * What Jetty answers of itself, before any filter of ours: requests whose line or headers it cannot
 * read. The same form as all other errors, and nothing of the request in it.
 */
final class Unreadable extends ErrorHandler {

  private static final HttpField NO_SNIFFING = new HttpField("X-Content-Type-Options", "nosniff");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.TYPE).put(NO_SNIFFING);
    response.write(true, body(response.getStatus()), callback);
    return true;
  }

  private static ByteBuffer body(int status) {
    String title = HttpStatus.getMessage(status);
    String detail =
        status < 500 ? "the server cannot read the request" : "the server's log says more";
    Answer answer = ProblemJson.plain(status, title, detail);
    return ByteBuffer.wrap(answer.text().getBytes(StandardCharsets.UTF_8));
  }
}
