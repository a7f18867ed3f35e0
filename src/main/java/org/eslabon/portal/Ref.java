package org.eslabon.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.store.Labels;

/**
 * Something that a page names: a thing with a page, or a value. Immutable.
 *
 * @param node what it is
 * @param label what people call it, fit to be shown
 * @param href its page; empty when it has none
 */
public record Ref(Node node, String label, String href) {

  /** Whether it has a page. */
  public boolean isLinked() {
    return !href.isEmpty();
  }

  /** The part of an IRI after the last slash or hash; of a literal its text. */
  public String localName() {
    return node.isURI() ? node.getURI().replaceFirst("^.*[/#]", "") : label;
  }

  /** The language tag of a text, or empty. */
  public String language() {
    return node.isLiteral() ? node.getLiteralLanguage() : "";
  }

  /** Makes references in one language, for where one page stands; within one transaction. */
  static final class Namer {

    private final DatasetGraph data;
    private final Labels labels;
    private final Links links;
    private final Map<Node, Ref> known = new HashMap<>();

    Namer(DatasetGraph data, Labels labels, Links links) {
      this.data = data;
      this.labels = labels;
      this.links = links;
    }

    Ref of(Node node) {
      Ref ref = known.get(node);
      if (ref == null) {
        ref = made(node);
        known.put(node, ref);
      }
      return ref;
    }

    private Ref made(Node node) {
      String href = node.isURI() ? links.toThing(node) : "";
      return new Ref(node, label(node), href);
    }

    List<Ref> of(Stream<Node> nodes) {
      return nodes.map(this::of).toList();
    }

    String label(Node node) {
      return node.isBlank() ? described(node) : SafeText.of(labels.title(node));
    }

    /** What has no name is told by what is said of it. */
    private String described(Node blank) {
      try (Stream<Quad> quads = Iter.asStream(data.find(Node.ANY, blank, Node.ANY, Node.ANY))) {
        return quads
            .map(
                quad ->
                    labels.of(quad.getPredicate())
                        + " "
                        + (quad.getObject().isBlank() ? "…" : labels.of(quad.getObject())))
            .map(SafeText::of)
            .distinct()
            .sorted()
            .limit(8)
            .collect(Collectors.joining("; ", "[ ", " ]"));
      }
    }
  }
}
