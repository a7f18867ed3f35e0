package org.eslabon.portal.visit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.lookup.SafeText;
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
  public static final class Namer {

    /** Digits after the point that a page shows, where there are more than twice as many. */
    private static final int DIGITS = 4;

    private static final Pattern ENDLESS =
        Pattern.compile("-?\\d{1,30}\\.\\d{" + (2 * DIGITS + 1) + ",100}");

    private final DatasetGraph data;
    private final Labels labels;
    private final Links links;
    private final Map<Node, Ref> known = new HashMap<>();

    public Namer(DatasetGraph data, Labels labels, Links links) {
      this.data = data;
      this.labels = labels;
      this.links = links;
    }

    public Ref of(Node node) {
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

    public List<Ref> of(Stream<Node> nodes) {
      return nodes.map(this::of).toList();
    }

    public String label(Node node) {
      if (node.isBlank()) {
        return described(node);
      }
      String label = SafeText.of(labels.title(node));
      return node.isLiteral() && ENDLESS.matcher(label).matches() ? shortened(label) : label;
    }

    /** What a division gives, as people read it; the data have every digit. */
    private static String shortened(String number) {
      BigDecimal exact = new BigDecimal(number);
      BigDecimal rounded = exact.setScale(DIGITS, RoundingMode.HALF_EVEN);
      return rounded.signum() == 0 ? number : rounded.stripTrailingZeros().toPlainString();
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
