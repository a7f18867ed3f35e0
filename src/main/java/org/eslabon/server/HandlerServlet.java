package org.eslabon.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.eclipse.jetty.http.BadMessageException;
import org.eslabon.problem.ProblemException;
import org.eslabon.web.Answer;
import org.eslabon.web.DecodedPath;
import org.eslabon.web.Handler;
import org.eslabon.web.ProblemJson;
import org.eslabon.web.Request;
import org.eslabon.web.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP into a {@link Request} and asks handlers in turn; the first answer is sent. */
final class HandlerServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(HandlerServlet.class);
  private static final int MOST_IN_MEMORY = 16 << 20;
  private static final int MOST_PARTS = 200;

  private transient volatile List<Handler> handlers = List.of();

  /** Says who answers; until then nothing is found. */
  void ask(List<Handler> answering) {
    handlers = List.copyOf(answering);
  }

  @Override
  protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
    Answer answer;
    try {
      answer = answer(read(http));
    } catch (ProblemException unusable) {
      int status = Refusal.status(unusable.problems().get(0).code());
      answer = ProblemJson.answer(status, unusable.problems());
    } catch (FileUploadException unreadable) {
      answer = ProblemJson.plain(400, "unreadable form", String.valueOf(unreadable.getMessage()));
    } catch (BadMessageException unreadable) {
      answer =
          ProblemJson.plain(unreadable.getCode(), "unreadable request", "too much, or no form");
    } catch (StackOverflowError deep) {
      answer = ProblemJson.plain(400, "nested too deep", "the request is nested too deep");
    } catch (RuntimeException bug) {
      LOG.error("{} {} failed", http.getMethod(), http.getRequestURI(), bug);
      answer = ProblemJson.plain(500, "internal error", "the server's log says more");
    }
    send(http, response, answer);
  }

  private Answer answer(Request request) {
    for (Handler handler : handlers) {
      Optional<Answer> answer = handler.answer(request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return ProblemJson.plain(404, "not found", "nothing is at `" + request.path() + "`");
  }

  private static Request read(HttpServletRequest http) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(http.getHeaderNames())) {
      headers.put(name, String.join(",", Collections.list(http.getHeaders(name))));
    }
    Map<String, List<String>> parameters = new HashMap<>();
    http.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    String path = DecodedPath.of(Edge.path(http));
    return new Request(
        http.getMethod().toUpperCase(Locale.ROOT),
        path.isEmpty() ? "/" : path,
        parameters,
        headers,
        body(http),
        Optional.ofNullable(http.getRemoteUser()));
  }

  /** The gate before has put a limit to what can be read. */
  private static Request.Body body(HttpServletRequest http) throws IOException {
    if (!JakartaServletFileUpload.isMultipartContent(http)) {
      return new Request.Body(http.getInputStream().readAllBytes(), List.of());
    }
    JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> form =
        new JakartaServletFileUpload<>(
            DiskFileItemFactory.builder().setBufferSize(MOST_IN_MEMORY).get());
    form.setFileCountMax(MOST_PARTS);
    List<Upload> uploads = new ArrayList<>();
    for (DiskFileItem item : form.parseRequest(http)) {
      String file = Optional.ofNullable(item.getName()).orElse("").replaceAll("^.*[/\\\\]", "");
      String type = Optional.ofNullable(item.getContentType()).orElse("");
      uploads.add(new Upload(item.getFieldName(), file, type, item.get()));
    }
    return new Request.Body(new byte[0], uploads);
  }

  private static void send(HttpServletRequest http, HttpServletResponse response, Answer answer)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    // what is compressed on its way differs by what the asker reads
    response.addHeader("Vary", "Accept-Encoding");
    if (answer.content() instanceof Answer.Content.Bytes content) {
      if (answer.status() != 304) {
        response.setContentLength(content.bytes().length);
      }
    }
    if (!http.getMethod().equals("HEAD")) {
      answer.content().writeTo(response.getOutputStream());
    }
  }
}
