package org.eslabon.portal.visit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The templates of {@code src/main/jte}, compiled when the program was built; they escape. */
public final class Templates {

  private static final TemplateEngine ENGINE = engine();

  private Templates() {}

  /** The engine loads with what the thread that makes it loads with, which may know no pages. */
  private static TemplateEngine engine() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Templates.class.getClassLoader());
    try {
      TemplateEngine engine =
          TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.eslabon.portal.page");
      engine.setTrimControlStructures(true);
      return engine;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A page in UTF-8. */
  public static byte[] render(String template, Frame frame, Object view) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    ENGINE.render(template, Map.of("frame", frame, "view", view), output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
