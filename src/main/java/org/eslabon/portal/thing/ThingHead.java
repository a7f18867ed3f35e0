package org.eslabon.portal.thing;

import java.util.List;
import org.eslabon.portal.lookup.DataVersion;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.visit.Ref;

/**
 * What stands at the top of the page of any thing. Immutable.
 *
 * @param types its classes
 * @param about what the data say of it in words, or empty
 * @param passages the works that it rests on
 * @param query address of the editor with the query of this page
 */
public record ThingHead(
    Ref name, List<Ref> types, String about, List<Passage> passages, Cite cite, String query) {

  /**
   * A work and its lines.
   *
   * @param work author and year, or title
   * @param lines as {@code 001:1009-1010}
   */
  public record Passage(Ref source, String work, List<Lines> lines) {
    public Passage {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Lines of a document.
   *
   * @param last the same as the first for one line; both empty when the locator says it otherwise
   */
  public record Lines(String document, String first, String last) {

    /** Whether it is one line. */
    public boolean isOne() {
      return first.equals(last);
    }
  }

  /**
   * A reference that stays true.
   *
   * @param iri name of the thing
   * @param address where the page is
   * @param text for a list of references
   * @param bibtex the same for BibTeX
   */
  public record Cite(String iri, String address, DataVersion version, String text, String bibtex) {

    /** Whether the name is an address that a browser can follow. */
    public boolean isWebAddress() {
      return SafeText.isWebAddress(iri);
    }
  }

  public ThingHead {
    types = List.copyOf(types);
    passages = List.copyOf(passages);
  }

  /** The address of the same as data; empty for what is none of ours. */
  public static String data(String page, String ending) {
    return page.startsWith("/page/") && !page.startsWith("/page/thing")
        ? "/doc/" + page.substring("/page/".length()) + "." + ending
        : "";
  }
}
