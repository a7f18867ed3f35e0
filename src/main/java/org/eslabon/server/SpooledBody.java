package org.eslabon.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * A request whose body has arrived, in memory and beyond a megabyte in a file, before anybody works
 * on it: who sends slowly holds nothing that others wait for.
 */
final class SpooledBody extends HttpServletRequestWrapper implements AutoCloseable {

  private static final int IN_MEMORY = 1 << 20;

  private final DeferredFileOutputStream kept =
      DeferredFileOutputStream.builder().setThreshold(IN_MEMORY).setPrefix("eslabon-sent").get();

  SpooledBody(HttpServletRequest request) {
    super(request);
  }

  /** Takes the whole body in. */
  void fill() throws IOException {
    try (InputStream sent = super.getInputStream()) {
      sent.transferTo(kept);
    } finally {
      kept.close();
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Kept(kept.toInputStream());
  }

  @Override
  public void close() throws IOException {
    kept.close();
    if (!kept.isInMemory()) {
      Files.deleteIfExists(kept.getPath());
    }
  }

  private static final class Kept extends ServletInputStream {

    private final InputStream in;

    Kept(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("it is all here, and read by one thread");
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
