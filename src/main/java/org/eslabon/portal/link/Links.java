package org.eslabon.portal.link;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.eslabon.model.DataIris;
import org.eslabon.portal.lookup.QueryText;
import org.eslabon.portal.lookup.Vocabulary;

/**
 * Where pages are: from paths and IRIs to what stands in {@code href}. Two kinds are there, for a
 * server and for static files. Immutable.
 */
public abstract sealed class Links permits ServedLinks, PublishedLinks {

  /** Names that a browser sends as they are: without steps up, empty steps and parameters. */
  private static final Predicate<String> IS_PATH =
      Pattern.compile("(?!\\.{1,2}(?:/|$))[^/?#]+(?:/(?!\\.{1,2}(?:/|$))[^/?#]+)*(?:#[^?]*)?")
          .asMatchPredicate();

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

  /**
   * Whether something is at a path. On a server there is, or the server says what is wrong; of
   * static files only those that were written.
   */
  public boolean reaches(String path) {
    return true;
  }

  /** The {@code href} of the page that says why a statement holds. */
  public String toWhy(Triple statement) {
    return to(FactAddress.why(statement));
  }

  /** The {@code href} of the page that says why it does not. */
  public String toWhyNot(Triple statement) {
    return to(FactAddress.whyNot(statement));
  }

  /** The same page in another language. */
  public abstract String inLanguage(String path, String tag);

  /** The path of the page about a thing; things that are none of ours have a page all the same. */
  public String pathOf(Node thing) {
    String iri = thing.getURI();
    if (iri.startsWith(base) && IS_PATH.test(iri.substring(base.length()))) {
      return "/page/" + iri.substring(base.length());
    }
    return Vocabulary.path(thing).orElse("/page/thing?iri=" + DataIris.encode(iri));
  }

  /**
   * The thing that a path speaks of after its first segment: what is under {@code /page/firm/x} is
   * the base and {@code firm/x}. Paths come decoded as requests have them; the ids in IRIs are
   * percent-encoded.
   */
  public Node thingAt(String path) {
    String rest = path.substring(path.indexOf('/', 1) + 1);
    return NodeFactory.createURI(
        base
            + Arrays.stream(rest.split("/"))
                .map(DataIris::encodeSegment)
                .collect(Collectors.joining("/")));
  }

  /** The {@code href} of the page about a thing. */
  public String toThing(Node thing) {
    return to(pathOf(thing));
  }

  /**
   * The {@code href} of the editor with a query of the pages in it; where nobody answers queries,
   * of what explains them.
   *
   * @param values of the parameters of the query
   */
  public String toEditor(String query, Map<String, Node> values) {
    return to(QueryText.editor(query, values));
  }

  /** What the IRIs of data start with. */
  public String base() {
    return base;
  }
}
