package org.eslabon.portal;

import org.apache.jena.graph.Node;
import org.eslabon.model.DataIris;
import org.eslabon.model.Esl;

/**
 * Where pages are: from paths and IRIs to what stands in {@code href}. Two kinds are there, for a
 * server and for static files. Immutable.
 */
public abstract sealed class Links permits ServedLinks, PublishedLinks {

  private final String base;

  /**
   * @param base what the IRIs of data start with
   */
  protected Links(String base) {
    this.base = base;
  }

  /**
   * The {@code href} of a page, a file or an asset.
   *
   * @param path beginning with a slash, with parameters and fragment or without
   */
  public abstract String to(String path);

  /** The same page in another language. */
  public abstract String inLanguage(String path, String tag);

  /** The path of the page about a thing; things that are none of ours have a page all the same. */
  public String pathOf(Node thing) {
    String iri = thing.getURI();
    if (iri.startsWith(base)) {
      return "/page/" + iri.substring(base.length());
    }
    if (iri.startsWith(Esl.NS)) {
      return "/vocabulary/" + iri.substring(Esl.NS.length());
    }
    return "/page/thing?iri=" + DataIris.encode(iri);
  }

  /** The {@code href} of the page about a thing. */
  public String toThing(Node thing) {
    return to(pathOf(thing));
  }

  /** What the IRIs of data start with. */
  public String base() {
    return base;
  }
}
