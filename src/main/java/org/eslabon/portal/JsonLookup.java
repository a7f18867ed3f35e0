package org.eslabon.portal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Spares JSON-LD a search: Jakarta JSON looks for its provider in every jar anew for each value
 * that it makes, which took most of the time of writing. Where the thread's loader knows of no list
 * of providers, it takes its own at once.
 */
final class JsonLookup extends ClassLoader {

  private static final String PROVIDERS = "META-INF/services/jakarta.json.spi.JsonProvider";
  private static final JsonLookup SPARED = new JsonLookup();

  private JsonLookup() {
    super(JsonLookup.class.getClassLoader());
  }

  /** Does some work that writes JSON-LD. */
  static void spared(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SPARED);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(PROVIDERS) ? Collections.emptyEnumeration() : super.getResources(name);
  }
}
