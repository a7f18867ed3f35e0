package org.eslabon.server;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A response that is kept, in memory and beyond a megabyte in a file, until it is sent. */
final class SpooledResponse extends HttpServletResponseWrapper implements AutoCloseable {

  private static final int IN_MEMORY = 1 << 20;

  private final HttpServletRequest request;
  private final long limit;
  private DeferredFileOutputStream kept = spool();
  private long count;
  private @Nullable PrintWriter writer;

  SpooledResponse(HttpServletRequest request, HttpServletResponse response, long limit) {
    super(response);
    this.request = request;
    this.limit = limit;
  }

  private static DeferredFileOutputStream spool() {
    return DeferredFileOutputStream.builder()
        .setThreshold(IN_MEMORY)
        .setPrefix("eslabon-answer")
        .get();
  }

  /** Sends what was kept. */
  void send(String method) throws IOException {
    kept.close();
    if (getStatus() != SC_NO_CONTENT) {
      getResponse().setContentLengthLong(count);
    }
    if (!method.equals("HEAD") && count > 0) {
      kept.writeTo(getResponse().getOutputStream());
    }
  }

  /** The first of what was kept: the text of an error. */
  byte[] start() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    kept.close();
    byte[] bytes = kept.isInMemory() ? kept.getData() : null;
    return bytes == null ? new byte[0] : bytes;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Spooling();
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
    }
    return writer;
  }

  /** Known when it is complete. */
  @Override
  public void setContentLength(int length) {}

  /** Known when it is complete. */
  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void flushBuffer() {}

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void resetBuffer() {
    discard();
    kept = spool();
    count = 0;
  }

  /** Headers stay: those of the filters around it are among them. */
  @Override
  public void reset() {
    resetBuffer();
    setStatus(SC_OK);
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, "");
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    resetBuffer();
    setStatus(status);
    getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    discard();
  }

  private void discard() {
    try {
      kept.close();
      if (kept.getPath() != null && !kept.isInMemory()) {
        Files.deleteIfExists(kept.getPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Spooling extends ServletOutputStream {

    @Override
    public void write(int octet) throws IOException {
      count(1);
      kept.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      kept.write(bytes, offset, length);
    }

    private void count(int more) {
      count += more;
      if (count > limit) {
        Problem problem =
            new Problem(
                ProblemCode.Q304,
                String.format(Locale.ROOT, "the answer has more than %,d bytes", limit),
                null,
                "ask for fewer columns, or page through it with LIMIT and OFFSET");
        Refusal.note(request, List.of(problem));
        throw new ProblemException(problem);
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("answers are kept, not streamed");
    }
  }
}
