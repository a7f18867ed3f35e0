package org.eslabon.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Locale;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;

/** A request whose body ends with a problem when it is too long, though it did not say so. */
final class LimitedBody extends HttpServletRequestWrapper {

  private final long limit;

  LimitedBody(HttpServletRequest request, long limit) {
    super(request);
    this.limit = limit;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Limited(super.getInputStream());
  }

  /** Says that a body is too long. */
  static Problem tooLarge(long limit) {
    return new Problem(
        ProblemCode.S105,
        String.format(Locale.ROOT, "a request may have %,d bytes", limit),
        null,
        "`eslabon load` takes larger files into a store");
  }

  private final class Limited extends ServletInputStream {

    private final ServletInputStream in;
    private long count;

    Limited(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) {
      count += more;
      if (count > limit) {
        throw new ProblemException(tooLarge(limit));
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
