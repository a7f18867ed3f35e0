package org.eslabon.server;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * Sends text in fewer bytes to whoever reads gzip: a page with a map is a fifth. Answers vary by
 * {@code Accept-Encoding} then, and each form has its own entity tag. What comes in is taken as it
 * is, so that a small body does not become a large one behind the limits.
 */
final class Compressed {

  /** Bytes; less fits into one packet anyway. */
  private static final int LEAST = 1024;

  private Compressed() {}

  /** The same answers, smaller. */
  static Handler over(Handler answering) {
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(LEAST);
    CompressionHandler handler = new CompressionHandler(answering);
    handler.putCompression(gzip);
    handler.putConfiguration(
        "/*",
        CompressionConfig.builder()
            .defaults()
            .compressIncludeMethod("POST")
            .decompressExcludePath("/*")
            .build());
    return handler;
  }
}
